import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditorOfTheProvince } from './auditing.ts';
import { chanceOf } from './chance.ts';
import { logOf } from './figures.ts';
import type { Person } from './person.ts';
import { cleanUpAll, start, type Running } from './platform.ts';
import { narrowest, publishedOf, type Edition } from './small-counts/attacker.ts';
import { behind, compared, tabled, type Told } from './small-counts/collected.ts';
import { Counting, type Counted, type Period } from './small-counts/counted.ts';
import { counted } from './small-counts/entered.data.ts';
import { becameOf, mapOf } from './small-counts/units.ts';

const MINUTES = 60_000;
const SEED = 879;
const THRESHOLD = 5;

let platform: Running;
let log: string;
/** Everybody who did not count: by role, and of Health whoever holds its other duty alone. */
let readers: readonly Person[];
const attacked = new Map<string, readonly Edition[]>();

beforeAll(async () => {
  platform = await start();
  const committee = await platform.as('committee');
  log = await logOf(committee);
  await auditorOfTheProvince(platform);
  readers = await Promise.all(
    ['committee', 'standing', 'auditor', 'head.ppc', 'officer.culture', 'head.district-105'].map((account) =>
      platform.as(account),
    ),
  );
  const chance = chanceOf(SEED);
  for (const table of counted) attacked.set(table.indicator, await editionsOf(table, chance));
}, 15 * MINUTES);
afterAll(cleanUpAll, MINUTES);

/** Counts every period and lets it leave, then corrects and takes back, and lets that leave. */
async function editionsOf(table: Counted, chance: () => number): Promise<readonly Edition[]> {
  const [officer, head] = await Promise.all(['officer', 'head'].map((of) => platform.as(`${of}.${table.agency}`)));
  const people = { officer: officer!, head: head!, reader: readers[0]! };
  const countings: Counting[] = [];
  for (const period of table.periods) {
    countings.push(new Counting(people, table, period, await mapOf(readers[0]!, period.to)));
  }
  const left: Period[] = [];
  const editions: Edition[] = [];
  const release = async (counting: Counting) => {
    const position = await counting.publish();
    if (position === null) return;
    if (!left.includes(counting.period)) left.push(counting.period);
    editions.push(await editionAt(table, { counting, position, left: [...left] }));
  };
  for (const counting of countings) {
    await counting.enter(chance);
    await release(counting);
  }
  for (const counting of countings) {
    await counting.correct(chance);
    await release(counting);
  }
  const [first] = countings;
  await first!.withdraw(first!.places[Math.floor(chance() * first!.places.length)]!);
  await release(first!);
  return [...editions.slice(0, -1), await withAllReaders(table, editions.at(-1)!)];
}

interface At {
  readonly counting: Counting;
  readonly position: string;
  readonly left: readonly Period[];
}

/** All that is told of an indicator at a position, on both maps. */
async function editionAt(table: Counted, { counting, position, left }: At): Promise<Edition> {
  const asked = spansOver(left).flatMap((days) => ['as-was', 'as-now'].map((map) => ({ days, map })));
  const told: Told[] = [];
  for (const one of asked) told.push(...(await tabled(readers[0]!, { table, asOf: `${log}:${position}`, ...one })));
  return {
    ...{ period: counting.period, units: counting.units, truth: counting.truth(), told, position },
    ...{ periods: left, became: await becameOf(readers[0]!, '2013-12-31') },
  };
}

/** What every reader is told in the end, whatever they ask: by unit, by part, by month and against the periods before. */
async function withAllReaders(table: Counted, edition: Edition): Promise<Edition> {
  const told = new Map(edition.told.map((one) => [JSON.stringify(one), one]));
  const asked = spansOver(edition.periods).flatMap((days) => readers.map((person) => ({ days, person })));
  for (const { days, person } of asked) {
    const question = { table, days, map: 'as-was', asOf: `${log}:${edition.position}` };
    const all = [...(await tabled(person, question)), ...(await compared(person, question))];
    for (const one of all) told.set(JSON.stringify(one), one);
  }
  return { ...edition, told: [...told.values()] };
}

/** Each period by itself, and those that follow each other together. */
function spansOver(periods: readonly Period[]): readonly Period[] {
  const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  const both = sorted.flatMap((first, n) => {
    const next = sorted[n + 1];
    return next && next.from.slice(0, 4) === first.from.slice(0, 4) ? [{ from: first.from, to: next.to }] : [];
  });
  return [...sorted, ...both];
}

describe('whoever reads all that the platform tells of small counts', () => {
  test('finds no event behind a figure that is withheld', async () => {
    for (const table of counted) {
      const edition = attacked.get(table.indicator)!.at(-1)!;
      const own = edition.told.filter(
        ({ map, days, part }) => map === 'as-was' && days.from === edition.period.from && part === '',
      );
      const one = own.find(({ value, code }) => value === 'withheld' && code !== '12')!;
      const unit = edition.units.find(({ code }) => code === one.code)!.key;
      for (const person of readers) {
        expect(
          await behind(person, {
            table,
            days: edition.period,
            map: 'as-was',
            asOf: `${log}:${edition.position}`,
            unit,
          }),
        ).toBeNull();
      }
    }
  });

  test.each(counted.map(({ indicator }) => indicator))(
    'of %s works out no count that is withheld: no range is narrower than the threshold',
    async (indicator) => {
      const editions = attacked.get(indicator)!;
      const periods = new Set(editions.map(({ period }) => period.from));
      expect(editions.length).toBeGreaterThan(periods.size);
      const { width, hidden } = await narrowest(editions, publishedOf(editions));
      expect(hidden).toBeGreaterThan(5);
      expect(width).toBeGreaterThanOrEqual(THRESHOLD - 1e-6);
    },
    4 * MINUTES,
  );

  test.each(counted.map(({ indicator }) => indicator))(
    'of %s would, if one margin more were told',
    async (indicator) => {
      const editions = attacked.get(indicator)!;
      const published = publishedOf(editions);
      const [table] = published;
      const hidden = table!.margins
        .map(({ parts }) =>
          parts.filter((key) => table!.cells.some((cell) => cell.key === key && cell.value === 'withheld')),
        )
        .find((parts) => parts.length >= 2)!
        .slice(0, 2);
      const truth = (key: string) => editions[0]!.truth.get(key.split(' ').slice(1).join(' ')) ?? 0;
      const smallest = [...hidden].sort((a, b) => truth(a) - truth(b)).slice(0, 1);
      const leak = {
        cells: [
          { key: 'leak', value: truth(smallest[0]!) + 1 },
          { key: 'one more', value: 1 },
        ],
        margins: [{ whole: 'leak', parts: [...smallest, 'one more'] }],
      };
      const { width } = await narrowest(editions, [
        table!,
        { cells: [...published[1]!.cells, ...leak.cells], margins: [...published[1]!.margins, ...leak.margins] },
        ...published.slice(2),
      ]);
      expect(width).toBeLessThan(THRESHOLD);
    },
    4 * MINUTES,
  );
});
