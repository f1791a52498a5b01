import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { ReleaseTable } from './release-table.ts';
import type { Days } from '../same-unit.ts';

/**
 * The released periods that lie side by side and are just these days: the longest where there is a choice, so that a period
 * that was released by itself is one. `null`: there are none.
 */
export function tiling(tables: readonly ReleaseTable[], { from, to }: Days): readonly ReleaseTable[] | null {
  const byFirstDay = new Map<Day, ReleaseTable[]>();
  for (const table of [...tables].sort(longestFirst)) {
    byFirstDay.set(table.period.from, [...(byFirstDay.get(table.period.from) ?? []), table]);
  }
  const ends = new Set<Day>();
  const goingOnFrom = (day: Day): readonly ReleaseTable[] | null => {
    if (day > to) return [];
    if (ends.has(day)) return null;
    for (const table of byFirstDay.get(day) ?? []) {
      const rest = table.period.to > to ? null : goingOnFrom(dayAfter(table));
      if (rest !== null) return [table, ...rest];
    }
    ends.add(day);
    return null;
  };
  return goingOnFrom(from);
}

const daysAfter = new WeakMap<ReleaseTable, Day>();

/** Worked out once for all units that a table tells of. */
function dayAfter(table: ReleaseTable): Day {
  const known = daysAfter.get(table) ?? addDays(table.period.to, 1);
  daysAfter.set(table, known);
  return known;
}

function longestFirst(a: ReleaseTable, b: ReleaseTable): number {
  return a.period.to > b.period.to ? -1 : 1;
}
