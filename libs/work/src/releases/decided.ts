import { allUnits, indicatorOn, type IndicatorRecord } from '@lien-nganh/contracts/reference';
import { isErased, lookUp, ownRecord, type LookUp, type OwnRecords, type ReferenceRows } from '@lien-nganh/kernel';
import { keyOf, ReleaseFault, type Margin, type Release, type ReleaseDecision } from '@lien-nganh/releases';
import { decideApart } from '@lien-nganh/releases/apart';
import { unitsOn, type DaySpan } from '@lien-nganh/vocabulary';
import { presentContent, standing, type Work } from '../state.ts';
import type { By } from './count-table.ts';
import { countsOf, figuresOf, withEarlier, type Figure } from './figures.ts';
import { togetherOf, type Together } from './hanging-together.ts';
import { OverTime, type Over } from './over-time.ts';
import { newestOf, releasedIn, releaseId, type Released, type Releases } from './state.ts';
import { areasHere, totalsId, totalsPrefix, type CountedHere } from './totals.ts';
import type { Totals } from './totals-rules.ts';

/** Below which counts of an indicator of the catalogue's `withhold-small` are withheld, unless it has a higher threshold of its own. */
export const DEFAULT_THRESHOLD = 5;

/** A table as it may leave, and what stands behind it. */
export interface Decided {
  readonly figures: readonly Figure[];
  readonly together: readonly Together[];
  readonly decision: ReleaseDecision;
  readonly threshold: number | null;
  readonly obligations: readonly string[];
  /** Agencies that recorded totals of it. */
  readonly leads: readonly string[];
}

export type Fault =
  | 'indicator-is-known'
  | 'something-was-counted'
  | 'table-adds-up'
  | 'nothing-is-given-away'
  | 'earlier-counts-are-readable';

export interface Asked {
  readonly indicator: string;
  readonly period: DaySpan;
  readonly state: Releases;
}

/** Decides beside the requests: it takes a thread of its own for as long as it computes. */
export function releasing(here: CountedHere) {
  return (asked: Asked): LookUp<Decided | Fault> =>
    lookUp(['units', 'indicators'], async (rows, records) => {
      const known = await indicatorOn(asked.indicator, asked.period.to).resolve(rows);
      if (!known || known.service !== here.service) return 'indicator-is-known';
      const found = await recordedOf(here, asked, { rows, records });
      if (!found) return 'something-was-counted';
      return decided(asked, { known, ...found });
    });
}

interface Sources {
  readonly rows: ReferenceRows;
  readonly records: OwnRecords | undefined;
}

async function recordedOf(here: CountedHere, { indicator, period, state }: Asked, { rows, records }: Sources) {
  const table = here.tables[indicator];
  if (!table) return null;
  const map = await allUnits().resolve(rows);
  const read = unitsOn(map, period.to).map(async ({ key }) => {
    const own = ownRecord<Work>(totalsPrefix(here), totalsId(indicator, key, period));
    return { key, record: standing(await own.resolve(rows, records)) };
  });
  const stand = (await Promise.all(read)).flatMap(({ key, record }) => (record ? [{ key, record }] : []));
  const before = newestOf(state, releaseId(indicator, period));
  if (stand.length === 0 && !before) return null;
  const totals = new Map(
    stand.map(({ key, record }) => [key, (presentContent(record) as unknown as Totals).figures.lines]),
  );
  const areas = await areasHere(here, period.to).resolve(rows, records);
  const leads = [...new Set([...stand.map(({ record }) => record.lead), ...(before ? [before.agency] : [])])];
  return { recorded: { table, period, map, totals }, areas, leads };
}

type Found = NonNullable<Awaited<ReturnType<typeof recordedOf>>> & { readonly known: IndicatorRecord };

async function decided({ indicator, state, period }: Asked, found: Found): Promise<Decided | Fault> {
  const { recorded, areas, leads, known } = found;
  const time = timeOf(recorded);
  const before = earlierOf(releasedIn(state), time);
  if (before === null) return 'earlier-counts-are-readable';
  const newest = newestOf(state, releaseId(indicator, period));
  const figures = withEarlier(figuresOf(recorded, countsOf(recorded)), newest?.cells ?? []);
  const together = togetherOf(recorded, areas, figures);
  const threshold = thresholdOf(known, state);
  const keys = figures.map(({ unit, by }) => keyIn(period, unit, by));
  const cells = figures.map(({ count }, at) => ({ key: keys[at]!, count }));
  const over = overTime(time, { period, cells: figures, keys, counts: cells.map(({ count }) => count) });
  const margins = [...marginsIn(together, keys), ...over];
  const request = { indicator, threshold, cells, margins, earlier: before };
  try {
    const decision = await decideApart(request);
    if (givesAway(decision, threshold, releasedIn(state))) return 'nothing-is-given-away';
    return { figures, together, decision, threshold, obligations: known.obligations, leads };
  } catch (error) {
    if (error instanceof ReleaseFault && error.fault === 'does-not-add-up') return 'table-adds-up';
    throw error;
  }
}

/**
 * What was withheld once is withheld on: an indicator that was ever released under a threshold keeps one. A lower one that earlier
 * versions let somebody set holds no more.
 */
function thresholdOf({ sensitivity }: IndicatorRecord, state: Releases): number | null {
  const before = releasedIn(state).flatMap(({ threshold }) => threshold ?? []);
  const withholds = sensitivity === 'withhold-small' || before.length > 0;
  const set = (state.is === 'none' ? null : state.threshold) ?? DEFAULT_THRESHOLD;
  return withholds ? Math.max(DEFAULT_THRESHOLD, set, ...before) : null;
}

/**
 * Whether a count that was safe until now can be found from this release, though all that could be is withheld: one that
 * goes back to what was told before, or that nobody had reported and that moves no sum. What a higher threshold alone makes
 * narrow was told under the lower one, and what earlier releases left as narrow is theirs: neither is news.
 */
function givesAway({ exposed }: ReleaseDecision, threshold: number | null, before: readonly Released[]): boolean {
  return exposed.some(({ release, range, before: left }) => {
    const promised = before[release] ? before[release].threshold : threshold;
    if (promised === null || widthOf(range) >= promised) return false;
    return left === null || widthOf(range) < widthOf(left);
  });
}

function widthOf({ lower, upper }: ReleaseDecision['exposed'][number]['range']): number {
  return (upper ?? Infinity) - (lower ?? 0);
}

/** `null` where the counts behind one of them cannot be read any more. */
function earlierOf(released: readonly Released[], time: OverTime | null): readonly Release[] | null {
  const all = released.map((one) => releaseIn(one, time));
  return all.includes(null) ? null : all.filter((one) => one !== null);
}

function releaseIn({ period, cells, inside }: Released, time: OverTime | null): Release | null {
  if (isErased(inside)) return null;
  const { counts, margins } = inside;
  const keys = cells.map(({ unit, by }) => keyIn(period, unit, by));
  return {
    cells: cells.map(({ value }, at) => ({ key: keys[at]!, count: counts[at]!, value })),
    margins: [...marginsIn(margins, keys), ...overTime(time, { period, cells, keys, counts })],
  };
}

/** Of what is added over periods nothing more is known: it stands in one grain. */
function timeOf({ table }: Found['recorded']): OverTime | null {
  return table.once ? new OverTime() : null;
}

interface Edition extends Pick<Over, 'period'> {
  readonly cells: readonly { readonly unit: string; readonly by: By }[];
  readonly keys: readonly string[];
  readonly counts: readonly Figure['count'][];
}

function overTime(time: OverTime | null, { period, cells, keys, counts }: Edition): readonly Margin[] {
  const figures = cells.map(({ unit, by }, at) => ({ unit, by, key: keys[at]!, count: counts[at]! }));
  return time?.take({ period, figures }) ?? [];
}

function marginsIn(together: readonly Together[], keys: readonly string[]): readonly Margin[] {
  return together.map(({ whole, parts, kind }) => ({
    whole: keys[whole]!,
    parts: parts.map((at) => keys[at]!),
    kind,
  }));
}

/** One key for ever of the same unit, period and narrowing. */
function keyIn({ from, to }: DaySpan, unit: string, by: By): string {
  return keyOf({ ...by, unit, period: `${from}/${to}` });
}
