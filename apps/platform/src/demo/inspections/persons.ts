import { addDays } from '@lien-nganh/vocabulary';
import { halfYears, monthsFrom } from '../calendar.ts';
import { releasedTable, type Counted, type Counting } from '../counted.ts';
import type { Random } from '../random.ts';
import type { Strand } from '../story.ts';
import { districtOn, habitsOf, type World } from '../world.ts';

const counting: Counting = {
  ...{ totals: 'inspections/person-totals', releases: 'inspections/person-release' },
  agency: 'police',
};

/** About how many there are in a district and half-year, and by what they are told apart. */
const halves = [
  { table: 'persons-sanctioned', most: 30, dimension: 'act', members: ['selling', 'buying', 'tolerating'] },
  { table: 'offenders-detected', most: 14, dimension: 'role', members: ['buying', 'harbouring', 'brokering'] },
  { table: 'accused-prosecuted', most: 7, dimension: 'offence', members: ['prostitution-related', 'trafficking'] },
  { table: 'residence-violations', most: 40, dimension: 'kind-of-place', members: ['lodging', 'rented-rooms'] },
] as const;

/** What is counted on the last day of a quarter. */
const stocks = [
  { table: 'establishment-staff', most: 90, dimension: 'sex', members: ['female', 'male'] },
  { table: 'incomers-watched', most: 25, dimension: null, members: [] },
] as const;

/** Counts of persons by the police, district by district. They leave in releases, with what is small withheld. */
export function personStrands(world: World, random: Random): readonly Strand[] {
  const quarters = monthsFrom(world.from, world.end).filter(
    (month) => /-(01|04|07|10)-/.test(month) && month > world.from,
  );
  const lastDays = quarters.map((next) => ({ from: addDays(next, -1), to: addDays(next, -1) }));
  const told = (tables: typeof halves | typeof stocks, periods: readonly { from: string; to: string }[]) =>
    tables.flatMap((each) =>
      periods.map((period) => {
        const counted = world.districts.map(({ code }) =>
          countedIn(districtOn(world, code, period.to), { ...each, pace: habitsOf(code).pace, random }),
        );
        return releasedTable(counting, { table: each.table, period, counted });
      }),
    );
  return [...told(halves, halfYears(world.from, world.end)), ...told(stocks, lastDays)];
}

interface Drawing {
  readonly most: number;
  readonly pace: number;
  readonly dimension: string | null;
  readonly members: readonly string[];
  readonly random: Random;
}

/** A total and its parts, which need not make up the whole of it. */
function countedIn(unit: string, { most, pace, dimension, members, random }: Drawing): Counted {
  const count = random.between(0, Math.ceil(most * Math.min(1, 0.3 + pace)));
  if (dimension === null) return { unit, lines: [{ by: {}, count }] };
  let left = count;
  const parts = members.map((member) => {
    const part = random.between(0, left);
    left -= part;
    return { by: { [dimension]: member }, count: part };
  });
  return { unit, lines: [{ by: {}, count }, ...parts] };
}
