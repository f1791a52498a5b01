import type { Day } from '@lien-nganh/kernel';
import { activityScope, sensitivityOf } from '../../read-models/activity.ts';
import {
  doersOf,
  guardedRecords,
  talliesOf,
  type DoneFor,
  type Guarded,
  type TallyAsked,
} from '../../read-models/tally.ts';
import type { GatewayContext } from '../context.ts';

export const ACTIVITIES = 'gateway.read-activities';
const anybodys = { sensitivity: 'internal', owners: [] } as const;

/** What is recorded for an obligation, of one agency or of all. */
export interface Recorded {
  readonly happened: number;
  readonly stood: number;
  readonly lastOn: Day | null;
  /** Some of it is none of the caller's business: then no count is told, for a part would read as the whole. */
  readonly hidden: boolean;
  /** Some of it is not for everybody at work: a document that is for them all counts none of it, whoever makes it. */
  readonly guarded: boolean;
  /** Whose work it is: the agency's own, and that of others who act for it. Of all agencies together nobody's. */
  readonly doers: readonly Doer[];
}

export interface Doer {
  readonly agency: string;
  readonly activities: number;
}

export type RecordedOf = (obligation: string, agency: string | null) => Recorded;

const nothing: Recorded = { happened: 0, stood: 0, lastOn: null, hidden: false, guarded: false, doers: [] };

/** Counts of recorded work for all obligations at once. */
export async function recordedFor(context: GatewayContext, asked: TallyAsked): Promise<RecordedOf> {
  const { parts, live } = context;
  const [tallies, done] = await Promise.all([
    talliesOf(parts.pool, live.readModels, asked),
    doersOf(parts.pool, live.readModels, asked),
  ]);
  const doers = byCell(done);
  const { hidden, guarded } = await unseenIn(context, {
    ...asked,
    kinds: [...new Set(tallies.map(({ type }) => type))],
  });
  const found = new Map<string, Recorded>();
  for (const { obligation, agency, happened, stood, lastOn } of tallies) {
    const key = keyOf(obligation, agency);
    const before = found.get(key) ?? nothing;
    found.set(key, {
      happened: before.happened + happened,
      stood: before.stood + stood,
      lastOn: before.lastOn !== null && before.lastOn > lastOn ? before.lastOn : lastOn,
      hidden: hidden.has(key),
      guarded: guarded.has(key),
      doers: doers.get(key) ?? [],
    });
  }
  return (obligation, agency) => found.get(keyOf(obligation, agency)) ?? nothing;
}

/** Nobody is the addressee of the count of all agencies together: it finds none. */
function byCell(done: readonly DoneFor[]): ReadonlyMap<string, readonly Doer[]> {
  const doers = new Map<string, readonly Doer[]>();
  for (const { obligation, addressee, doer: agency, activities } of done) {
    const key = keyOf(obligation, addressee);
    doers.set(key, [...(doers.get(key) ?? []), { agency, activities }]);
  }
  return doers;
}

function keyOf(obligation: string, agency: string | null): string {
  return `${obligation} ${agency ?? ''}`;
}

interface Asked extends TallyAsked {
  readonly kinds: readonly string[];
}

type Cells = ReadonlySet<string>;

/** Obligations and agencies of which some record may not be seen, by the caller or by whoever is at work. Records that everybody may see are not looked at. */
async function unseenIn(
  context: GatewayContext,
  { kinds, ...asked }: Asked,
): Promise<{ readonly hidden: Cells; readonly guarded: Cells }> {
  const seesInternal = context.may(ACTIVITIES, anybodys);
  const types = kinds.filter((type) => !seesInternal || isGuarded(type));
  if (types.length === 0) return { hidden: new Set(), guarded: new Set() };
  const records = await guardedRecords(context.parts.pool, context.live.readModels, { ...asked, types });
  const unseen = records.filter((record) => !context.may(ACTIVITIES, activityScope(record)));
  const guarded = records.filter(({ type }) => isGuarded(type));
  return { hidden: new Set(unseen.flatMap(cellsOf)), guarded: new Set(guarded.flatMap(cellsOf)) };
}

function isGuarded(type: string): boolean {
  return sensitivityOf(type) !== 'internal';
}

function cellsOf({ obligation, countedFor }: Guarded): readonly string[] {
  return [...countedFor, null].map((agency) => keyOf(obligation, agency));
}
