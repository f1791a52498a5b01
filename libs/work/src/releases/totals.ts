import { lookUp, ownRecord, type Day, type LookUp } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { standing, type Work } from '../state.ts';
import { work, type WorkType } from '../work.ts';
import { areasOn, type Area } from './areas.ts';
import { FACILITY, type CountTables } from './count-table.ts';
import { figuresInput } from './totals-input.ts';
import { totalsRules, type Totals } from './totals-rules.ts';

/** What of a sector's small counts is its own. */
export interface CountedHere {
  readonly service: string;
  /** Prefix of the streams of its totals, for services of one log read by prefix; absent: `totals`. */
  readonly prefix?: string;
  /** The same of its releases; absent: `release`. */
  readonly releasePrefix?: string;
  /** Duty under which they are kept; absent: whoever is of the agency keeps them. */
  readonly duty?: string;
  readonly tables: CountTables;
  /** Stream type of facilities, where a table has lines of them. */
  readonly facilities?: string;
  /** Stream type of reporting areas, where a table has lines of them. */
  readonly areas?: string;
}

const TOTALS = 'totals';

/** Prefix of the streams of totals. */
export function totalsPrefix({ prefix = TOTALS }: CountedHere): string {
  return prefix;
}

const line = z.strictObject({ by: z.record(z.string(), z.string()), count: z.number() });

/**
 * Totals of a period: what was counted under one indicator in one unit, sealed for the service. There is one record for each
 * table, unit and period. None of it is ever published: what leaves is a release.
 */
export function periodTotals(here: CountedHere): WorkType {
  const { service, duty, tables } = here;
  return work({
    service,
    prefix: totalsPrefix(here),
    title: { vi: 'Số tổng hợp trong kỳ', en: 'Totals of a period' },
    content: z.strictObject({
      period: z.strictObject({ from: z.string(), to: z.string() }),
      figures: z.strictObject({ table: z.string(), lines: z.array(line) }),
    }),
    input: { period: z.strictObject({ from: day, to: day }), figures: figuresInput(tables) },
    restricted: true,
    ...(duty && { duty }),
    measures: [],
    only: ({ content: { figures, period }, unit }) => totalsId(figures.table, unit, period),
    says: ({ figures, period }) => `${tables[figures.table]?.title.vi ?? figures.table}, ${period.from} – ${period.to}`,
    looksUp: (content: Totals, on: Day) => ({
      unknownFacilities: unknownFacilities(here, content),
      areas: areasHere(here, on),
    }),
    rules: totalsRules(tables),
  });
}

/** Id of the totals of a unit under an indicator. */
export function totalsId(table: string, unit: string, { from, to }: Totals['period']): string {
  return [table, unit, from, to].join('.');
}

export function areasHere({ areas }: CountedHere, on: Day): LookUp<readonly Area[]> {
  return areas === undefined ? lookUp([], () => Promise.resolve([])) : areasOn(areas, on);
}

function unknownFacilities({ facilities }: CountedHere, { figures }: Totals): LookUp<readonly string[]> {
  const named = [...new Set(figures.lines.flatMap(({ by }) => (by[FACILITY] === undefined ? [] : [by[FACILITY]])))];
  return lookUp([], async (rows, records) => {
    const found = named.map(async (id) => {
      const state = facilities === undefined ? null : await ownRecord<Work>(facilities, id).resolve(rows, records);
      return state !== null && standing(state) ? [] : [id];
    });
    return (await Promise.all(found)).flat();
  });
}
