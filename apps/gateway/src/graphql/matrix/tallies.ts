import type { Day } from '@lien-nganh/kernel';
import { activityScope, sensitivityOf } from '../../read-models/activity.ts';
import { guardedRecords, talliesOf, type Guarded, type TallyAsked } from '../../read-models/tally.ts';
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
}

export type RecordedOf = (obligation: string, agency: string | null) => Recorded;

const nothing: Recorded = { happened: 0, stood: 0, lastOn: null, hidden: false };

/** Counts of recorded work for all obligations at once. */
export async function recordedFor(context: GatewayContext, asked: TallyAsked): Promise<RecordedOf> {
  const { parts, live } = context;
  const tallies = await talliesOf(parts.pool, live.readModels, asked);
  const hidden = await hiddenIn(context, { ...asked, kinds: [...new Set(tallies.map(({ type }) => type))] });
  const found = new Map<string, Recorded>();
  for (const { obligation, agency, happened, stood, lastOn } of tallies) {
    const key = keyOf(obligation, agency);
    const before = found.get(key) ?? nothing;
    found.set(key, {
      happened: before.happened + happened,
      stood: before.stood + stood,
      lastOn: before.lastOn !== null && before.lastOn > lastOn ? before.lastOn : lastOn,
      hidden: hidden.has(key),
    });
  }
  return (obligation, agency) => found.get(keyOf(obligation, agency)) ?? nothing;
}

function keyOf(obligation: string, agency: string | null): string {
  return `${obligation} ${agency ?? ''}`;
}

interface Asked extends TallyAsked {
  readonly kinds: readonly string[];
}

/** Obligations and agencies of which some record may not be seen. Records that everybody may see are not looked at. */
async function hiddenIn(context: GatewayContext, { kinds, ...asked }: Asked): Promise<ReadonlySet<string>> {
  const seesInternal = context.may(ACTIVITIES, anybodys);
  const types = kinds.filter((type) => !seesInternal || sensitivityOf(type) !== 'internal');
  if (types.length === 0) return new Set();
  const records = await guardedRecords(context.parts.pool, context.live.readModels, { ...asked, types });
  const unseen = records.filter((record) => !context.may(ACTIVITIES, activityScope(record)));
  return new Set(unseen.flatMap(cellsOf));
}

function cellsOf({ obligation, countedFor }: Guarded): readonly string[] {
  return [...countedFor, null].map((agency) => keyOf(obligation, agency));
}
