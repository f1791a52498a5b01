import type { Day } from '@lien-nganh/kernel';
import type { GatewayContext } from '../../graphql/context.ts';
import { activitiesByStream } from '../../read-models/activities.ts';
import { sensitivityOf } from '../../read-models/activity.ts';
import type { KnownReport } from '../known.ts';
import { lateFor, type Area, type LateFor } from './late-in-areas.ts';
import { sortLate, type LateSorted, type LateWork } from './late-work.ts';
import { lockOf, withOpenExceptions, type Lock } from './locks.ts';

const nothing: LateSorted = { late: [], leftOut: { records: [], lines: [], tables: [] } };

/**
 * What was entered after reports were locked and waits: of one agency's report, or of all whose reports are consolidated. It is
 * known by the locks as they were at the position, so that a position has the same late work for ever.
 */
export async function lateIn(context: GatewayContext, known: KnownReport, today: Day): Promise<LateSorted> {
  const { key, period, takenInTo } = known;
  const locks = locksOf(known, today);
  if (locks.length === 0) return nothing;
  const [after] = locks.map(({ submissions }) => submissions[0]!.position).sort((a, b) => (a < b ? -1 : 1));
  const records = await readLate(context, known, after!);
  const all = period.addressees.map(({ agency }) => agency);
  const sorted = sortLate(records, {
    locks,
    ...(key.reporter === null ? { reporters: all, takenInTo } : { reporters: [key.reporter] }),
  });
  return { ...sorted, late: await withSensitivity(context, sorted.late) };
}

/** For whom what came after a position counts: for whoever did it, and for whoever reports of the place. */
async function readLate(context: GatewayContext, known: KnownReport, after: bigint): Promise<readonly LateFor[]> {
  const { key, period, position } = known;
  const { reader } = context.live;
  const { signal } = context;
  const asked = { from: period.from, to: period.to, after, asOf: position };
  const areas = period.addressees.flatMap(({ agency, unit }): readonly Area[] =>
    unit === null || (key.reporter !== null && key.reporter !== agency) ? [] : [{ agency, unit }],
  );
  const records = await reader.late(asked, { signal });
  const placed = areas.length === 0 ? [] : await reader.latePlaced(asked, { signal });
  const { units } = await context.known();
  return lateFor({ records, placed }, areas, units.at(position).map);
}

/** As sensitive as its service holds work of that kind; what is no work is a register's or a release's. */
async function withSensitivity({ parts, live }: GatewayContext, late: readonly LateWork[]) {
  const streams = late.map(({ record }) => record);
  const activities = await activitiesByStream(parts.pool, live.readModels, streams);
  return late.map((one): LateWork => {
    const type = activities.get(one.record)?.type;
    return { ...one, restricted: type !== undefined && sensitivityOf(type) === 'restricted' };
  });
}

/** A report as its agency goes on with it takes in what an open exception covers; one that is consolidated does not. */
function locksOf({ key, reports, positionOf, position }: KnownReport, today: Day): readonly Lock[] {
  return reports.flatMap((report) => {
    if (key.reporter !== null && report.agency !== key.reporter) return [];
    const lock = lockOf(report, positionOf);
    if (lock === null) return [];
    return key.reporter === null ? lock : withOpenExceptions(lock, report, { today, position });
  });
}
