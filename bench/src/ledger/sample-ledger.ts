import { bulkLoad, LedgerReader, ledgerOf, type Ledger } from '@lien-nganh/gateway';
import type { ContractEvent, Position } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import type pg from 'pg';
import type { Setting } from '../setting.ts';
import { publishedElsewhere } from './other-services.ts';
import { beginning, publishedInspection, type Published } from './sample-log.ts';

export const LOG = '12-bench';

/** A ledger filled with the sample year. */
export interface SampleLedger {
  readonly reader: LedgerReader;
  readonly pool: pg.Pool;
  readonly facts: number;
  /** Position of the last event in it. */
  readonly end: bigint;
  /** Milliseconds of the load with its sums, pictures and indexes. */
  readonly loadedInMs: number;
  close(): Promise<void>;
}

/** Facts that one published inspection makes, about: lines for the total, the participants and the obligation. */
const FACTS_AN_INSPECTION = 12;

/** How many things the inspections service publishes to make about so many facts. */
export function inspectionsFor(facts: number): number {
  return Math.ceil(facts / FACTS_AN_INSPECTION);
}

export interface Beside {
  /** Whether each inspection is followed by something that another service publishes. */
  readonly elsewhere: boolean;
}

/** The same for all measures of a run that ask for as many facts. */
export function sampleLedger(setting: Setting, facts: number, beside = { elsewhere: false }): Promise<SampleLedger> {
  const name = `ledger of ${facts} facts${beside.elsewhere ? ' among others' : ''}`;
  return setting.shared(name, async () => loadedLedger(await setting.database(), facts, beside));
}

/** Loads a ledger of about so many facts of inspections into an empty database. */
export async function loadedLedger(
  url: string,
  wanted: number,
  { elsewhere }: Beside = { elsewhere: false },
): Promise<SampleLedger> {
  const pool = connect(url);
  const published = inspectionsFor(wanted) * (elsewhere ? 2 : 1);
  const nth = (n: number) =>
    elsewhere && n % 2 === 1 ? publishedElsewhere(n >> 1) : publishedInspection(elsewhere ? n >> 1 : n);
  const end = BigInt(beginning.length + published);
  const ledger = ledgerOf(1);
  const began = performance.now();
  const { facts } = await bulkLoad(pool, ledger, {
    events: batches({ first: beginning, of: published, nth, log: LOG }),
    frontier: end,
  });
  const loadedInMs = performance.now() - began;
  await settle(pool, ledger);
  return { reader: new LedgerReader(pool, ledger), pool, facts, end, loadedInMs, close: () => pool.end() };
}

/** As autovacuum leaves it after a while. */
export async function settle(pool: pg.Pool, { schema }: Ledger): Promise<void> {
  for (const table of ['facts', 'cells', 'cell_snapshots', 'states']) {
    await pool.query(`vacuum (analyze) ${schema}.${table}`);
  }
}

const AT_ONCE = 1_000;

interface Loading {
  /** What everything else is read by. */
  readonly first: readonly Published[];
  /** How many come after it, and the nth of them. */
  readonly of: number;
  readonly nth: (n: number) => Published;
  readonly log: string;
}

/** Contract events in the order of the log, as a bulk load takes them. */
export async function* batches({ first, of, nth, log }: Loading): AsyncGenerator<readonly ContractEvent[]> {
  yield first.map((published, n) => contractEventOf(published, n + 1, log));
  for (let from = 0; from < of; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, of - from);
    yield Array.from({ length: count }, (_, n) => contractEventOf(nth(from + n), first.length + from + n + 1, log));
  }
}

/** As the gateway reads it: at a position of a log. */
export function contractEventOf(
  { type, subject, occurredOn, data }: Published,
  at: number,
  log: string,
): ContractEvent {
  return {
    id: `${type}/${at}`,
    type,
    subject,
    data,
    log,
    position: BigInt(at) as Position,
    eventId: `event-${at}`,
    keyRevision: at,
    recordedAt: `${occurredOn}T09:00:00.000Z`,
    occurredOn,
    correlationId: 'bench',
    actor: { account: 'officer.police', agency: 'police', role: 'officer' },
  };
}

/** Everything that was published has arrived, and it is today. */
export function circumstancesAt(position: bigint) {
  return { frontier: { log: LOG, position, at: '2026-11-25T00:00:00.000Z' }, today: '2026-11-25' };
}
