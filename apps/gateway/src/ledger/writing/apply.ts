import type { ContractEvent, Day } from '@lien-nganh/kernel';
import { askedTogether } from '@lien-nganh/postgres';
import type { ClientBase } from 'pg';
import { isLinks, measuredTypes } from '../../measures/catalogue.ts';
import { isFraming } from '../../measures/definition.ts';
import { netBookings } from '../booking.ts';
import { CellSums } from '../cells.ts';
import { changeCells, insertFacts, readFacts, removeFacts, type PlacedFact } from './fact-store.ts';
import { factsFrom, type Grounds } from '../history.ts';
import { indicatorsOfPapers } from '../reading/past-figures.ts';
import { keepReleases } from '../released/release-store.ts';
import { mergingOf, readSameSubjects, type Merging } from '../same-subjects.ts';
import type { Ledger } from '../schema.ts';
import { seriesIds } from './series-store.ts';
import {
  bookedStream,
  groundsOf,
  keepStates,
  lockRecords,
  noteChange,
  OtherLog,
  readHistories,
  readTimeline,
} from './state-store.ts';

/** Records booked anew in one go when a definition changes. */
const CHUNK = 500;

/** `any`: something changed that is no fact of a day; `none`: no fact came or went. */
export type ChangedDays = { readonly from: Day; readonly to: Day } | 'any' | 'none';

/** What an application changed: for whom to tell that a figure is another now. */
export interface Applied {
  readonly indicators: readonly string[];
  /** From the first to the last day of the facts that came or went, those that frame figures too. */
  readonly days: ChangedDays;
}

/**
 * Applies contract events of one log, in any order, within the caller's transaction: keeps their states, books the difference, adds
 * to the cells. Applying one a second time changes nothing. In whatever order the events of different topics arrive, the ledger
 * at a position that all topics have passed is the same.
 *
 * @throws OtherLog
 */
export async function applyContractEvents(
  tx: ClientBase,
  ledger: Ledger,
  events: readonly ContractEvent[],
): Promise<Applied> {
  if (events.length === 0) return { indicators: [], days: 'none' };
  const [head, ids] = await lockRecords(tx, ledger, events);
  checkLog(head.log ?? events[0]!.log, events);
  const definitions = await keepStates(tx, ledger, { events, ids });
  const known = await groundsOf(tx, ledger, head);
  const merged = events.map((event) => mergingOf(event, known.same)).filter((one) => one !== null);
  const grounds: Grounds = {
    definitions: definitions.length > 0 ? await readTimeline(tx, ledger) : known.definitions,
    same: merged.length > 0 ? await readSameSubjects(tx, ledger) : known.same,
  };
  const released = await keepReleases(tx, ledger, events);
  const withoutFacts = [...released, ...indicatorsOfPapers(events)];
  const written: Written = { indicators: new Set(withoutFacts), days: new Set(), facts: 0 };
  const from = recordsOf(events, ids);
  if (merged.length > 0) await addRecordsAt(tx, ledger, { merged, same: grounds.same, from });
  await rebookAll(tx, ledger, { from, grounds, written });
  if (definitions.length > 0) {
    const position = definitions.reduce((least, one) => (one < least ? one : least));
    await rebookFrom(tx, ledger, { position, grounds, written });
  }
  await noteChange(tx, ledger, { events, facts: written.facts, merged: merged.length > 0 });
  return {
    indicators: [...written.indicators].filter((code) => !isFraming(code)).sort(),
    days: withoutFacts.length > 0 ? 'any' : spanOf(written.days),
  };
}

function spanOf(days: ReadonlySet<Day>): ChangedDays {
  const [from, ...others] = [...days].sort();
  return from === undefined ? 'none' : { from, to: others.at(-1) ?? from };
}

function checkLog(own: string, events: readonly ContractEvent[]): void {
  const other = events.find(({ log }) => log !== own);
  if (other) throw new OtherLog(own, other.log);
}

/** The records that events change, each from its first change on. */
function recordsOf(events: readonly ContractEvent[], ids: ReadonlyMap<string, bigint>): Map<bigint, bigint> {
  const from = new Map<bigint, bigint>();
  for (const event of events) {
    if (!isLinks(event.type) && !measuredTypes.includes(event.type)) continue;
    changedAt(from, ids.get(bookedStream(event))!, event.position);
  }
  return from;
}

/** Keeps where something changed first. */
function changedAt<What>(from: Map<What, bigint>, what: What, position: bigint): void {
  const first = from.get(what);
  if (first === undefined || position < first) from.set(what, position);
}

interface MergedRecords extends Pick<Grounds, 'same'> {
  readonly merged: readonly Merging[];
  readonly from: Map<bigint, bigint>;
}

/** With what is merged or separated, all records that count under it are another's, or their own again. */
async function addRecordsAt(tx: ClientBase, { schema }: Ledger, { merged, same, from }: MergedRecords): Promise<void> {
  const changed = new Map<string, bigint>();
  for (const { subject, position } of merged) for (const one of same.with(subject)) changedAt(changed, one, position);
  const { rows } = await tx.query<{ record: bigint; subject: string }>(
    `select distinct record, subject from ${schema}.facts where subject = any($1) and subject <> ''`,
    [[...changed.keys()]],
  );
  for (const { record, subject } of rows) changedAt(from, record, changed.get(subject)!);
}

/** Collects what an application writes. */
interface Written {
  readonly indicators: Set<string>;
  readonly days: Set<Day>;
  facts: number;
}

interface Rebooking {
  readonly grounds: Grounds;
  readonly written: Written;
}

/** Books every measured record anew from a position on: a definition changed there. */
async function rebookFrom(tx: ClientBase, ledger: Ledger, rebooking: Rebooking & { position: bigint }): Promise<void> {
  let after = -1n;
  for (;;) {
    const { rows } = await tx.query<{ record: bigint }>(
      `select record from ${ledger.schema}.present where type = any($1) and record > $2 order by record limit ${CHUNK}`,
      [measuredTypes, after],
    );
    if (rows.length === 0) return;
    const from = new Map(rows.map(({ record }) => [record, rebooking.position]));
    await rebook(tx, ledger, { ...rebooking, from });
    after = rows.at(-1)!.record;
  }
}

async function rebookAll(
  tx: ClientBase,
  ledger: Ledger,
  { from, ...rebooking }: Rebooking & { from: ReadonlyMap<bigint, bigint> },
): Promise<void> {
  const entries = [...from];
  for (let start = 0; start < entries.length; start += CHUNK) {
    await rebook(tx, ledger, { ...rebooking, from: new Map(entries.slice(start, start + CHUNK)) });
  }
}

/** Books records anew, each from a position on. */
async function rebook(
  tx: ClientBase,
  ledger: Ledger,
  { from, grounds, written }: Rebooking & { from: ReadonlyMap<bigint, bigint> },
): Promise<void> {
  const [histories, booked] = await askedTogether([
    readHistories(tx, ledger, from),
    readFacts(tx, ledger, [...from.keys()]),
  ]);
  const overtaken: PlacedFact[] = [];
  const added: PlacedFact[] = [];
  for (const [record, history] of histories) {
    const position = from.get(record)!;
    const facts = booked.get(record) ?? [];
    const before = netBookings(facts.filter((fact) => fact.position < position));
    overtaken.push(...facts.filter((fact) => fact.position >= position));
    for (const fact of factsFrom(history, grounds, { position, booked: before })) added.push({ ...fact, record });
  }
  await write(tx, ledger, { overtaken, added });
  for (const { counted } of [...overtaken, ...added]) {
    written.indicators.add(counted.indicator);
    written.days.add(counted.occurredOn);
  }
  written.facts += added.length;
}

async function write(
  tx: ClientBase,
  ledger: Ledger,
  { overtaken, added }: { overtaken: readonly PlacedFact[]; added: readonly PlacedFact[] },
): Promise<void> {
  const sums = new CellSums();
  for (const fact of overtaken) sums.add(fact, -1n);
  for (const fact of added) sums.add(fact);
  const ids = await seriesIds(tx, ledger, sums.series());
  await askedTogether([
    removeFacts(tx, ledger, overtaken),
    insertFacts(tx, ledger, { facts: added, ids }),
    changeCells(tx, ledger, { changes: sums.changes(), ids }),
  ]);
}
