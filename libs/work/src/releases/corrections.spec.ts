import { describe, expect, test } from '@jest/globals';
import { isErased } from '@lien-nganh/kernel';
import { keyOf, loadSolver, rangesOf, type Release } from '@lien-nganh/releases';
import { attack } from '@lien-nganh/releases/testing';
import fc from 'fast-check';
import {
  allCommunes,
  communes,
  correct,
  counted,
  editions,
  july,
  north,
  told,
  withdraw,
  type Office,
} from './examples.ts';
import type { Released } from './state.ts';

describe('a correction', () => {
  test('is another edition of the whole table', async () => {
    const at = await counted([20, 30, 40, 50, 60]);
    await at.publish();
    await correct(at, communes[0]!, 90);
    expect((await at.publish()).refused).toBeNull();
    expect(editions(at).map(({ edition, cells }) => [edition, cells.length])).toEqual([
      [1, 8],
      [2, 8],
    ]);
    expect(told(at)[north]).toBe(160);
  });

  test('is no edition where nothing that is told has changed, so that no withheld change is announced', async () => {
    const at = await counted([2, 3, 40, 50, 60]);
    await at.publish();
    expect((await at.publish()).refused).toBe('release-tells-something-new');
    await correct(at, communes[0]!, 3);
    await correct(at, communes[1]!, 2);
    expect((await at.publish()).refused).toBe('release-tells-something-new');
  });

  test('tells nothing that was withheld before', async () => {
    const at = await counted([2, 30, 40, 50, 60]);
    await at.publish();
    const before = told(at);
    await correct(at, communes[0]!, 200);
    await at.publish();
    const after = told(at);
    for (const [unit, value] of Object.entries(before)) if (value === 'withheld') expect(after[unit]).toBe('withheld');
  });

  test('withholds a number that moved by less than the threshold', async () => {
    const at = await counted([20, 30, 40, 50, 60]);
    await at.publish();
    await correct(at, communes[0]!, 22);
    await at.publish();
    expect(told(at)[communes[0]!]).toBe('withheld');
  });

  const count = fc.integer({ min: 0, max: 12 });
  /** `null`: the totals of the unit are taken back. */
  const corrections = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.option(count, { freq: 4 })), {
    minLength: 1,
    maxLength: 3,
  });
  const change = async (at: Office, [unit, now]: readonly [number, number | null]) => {
    if (now === null) return withdraw(at, allCommunes[unit]!);
    const { refused } = await correct(at, allCommunes[unit]!, now);
    return refused === 'record-stands' ? at.count('contacts', allCommunes[unit]!, now) : null;
  };
  /** Some report late. */
  const reported = fc.array(fc.option(count, { freq: 4 }), { minLength: 5, maxLength: 5 });

  test('is refused where it goes back to a number that was told, so that what has changed could be worked out', async () => {
    const at = await counted([0, 0, 9, 3, 0]);
    await at.publish();
    await correct(at, allCommunes[3]!, 12);
    await at.publish();
    await correct(at, communes[2]!, 0);
    expect((await at.publish()).refused).toBe('nothing-is-given-away');
  });

  test('whatever was corrected, taken back or reported late, leaves each withheld count of every edition a range as wide as the threshold', async () => {
    const solver = await loadSolver();
    let withheld = 0;
    await fc.assert(
      fc.asyncProperty(reported, corrections, async (first, later) => {
        const at = await counted(first);
        await at.publish();
        for (const one of later) {
          await change(at, one);
          await at.publish();
        }
        const ranges = rangesOf(editions(at).map(asReleased), solver);
        withheld += ranges.length;
        expect(ranges.filter(({ range }) => (range.upper ?? Infinity) - (range.lower ?? 0) < 5)).toEqual([]);
      }),
      { numRuns: 30 },
    );
    expect(withheld).toBeGreaterThan(30);
  });

  test('says of what was withheld and is taken back nothing but that it is withheld', async () => {
    const at = await counted([2, 30, 40, 50, 60]);
    await at.publish();
    await withdraw(at, communes[0]!);
    await withdraw(at, allCommunes[4]!);
    await at.publish();
    expect([told(at)[communes[0]!], told(at)[allCommunes[4]!]]).toEqual(['withheld', 'missing']);
  });

  test('takes everything back where no totals stand any more', async () => {
    const at = await counted([20]);
    await at.publish();
    await withdraw(at, communes[0]!);
    expect((await at.publish()).refused).toBeNull();
    expect(new Set(Object.values(told(at)))).toEqual(new Set(['missing']));
  });

  test('whatever was taken back, is narrowed by nobody who reads all editions and knows which communes stayed as they were', async () => {
    let withheld = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(count, { minLength: 5, maxLength: 5 }), fc.nat({ max: 4 }), async (first, unit) => {
        const at = await counted(first);
        await at.publish();
        await withdraw(at, allCommunes[unit]!);
        await at.publish();
        const tables = editions(at).map(asReleased);
        const stayed = allCommunes.filter((_, index) => index !== unit).map((commune) => keyAt(july, commune, {}));
        const same = stayed.map(
          (key) =>
            [
              { release: 0, key },
              { release: 1, key },
            ] as const,
        );
        const found = await attack(tables.map(asPublished), tables.length > 1 ? same : []);
        const secret = found.filter(
          ({ release, key }) => !tables.some((table) => tellsCount(table, tables[release]!, key)),
        );
        withheld += secret.length;
        expect(secret.filter(({ lower, upper }) => (upper ?? Infinity) - lower < 5 - 1e-6)).toEqual([]);
      }),
      { numRuns: 30 },
    );
    expect(withheld).toBeGreaterThan(30);
  });

  test('whatever was corrected, taken back or reported late, tells nothing again that was withheld', async () => {
    await fc.assert(
      fc.asyncProperty(reported, corrections, async (first, later) => {
        const at = await counted(first);
        await at.publish();
        for (const one of later) {
          const before = told(at);
          await change(at, one);
          await at.publish();
          const after = told(at);
          const withheld = Object.keys(before).filter((key) => before[key] === 'withheld');
          expect(withheld.filter((key) => typeof after[key] === 'number')).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** An edition as somebody who knows how cells hang together has it, with the counts to check against. */
function asReleased({ cells, inside, period }: Released): Release {
  if (isErased(inside)) throw new Error('it was sealed');
  const keys = cells.map(({ unit, by }) => keyAt(period, unit, by));
  const margins = inside.margins.map(({ whole, parts, kind }) => ({
    ...{ whole: keys[whole]!, parts: parts.map((part) => keys[part]!), kind },
  }));
  return { cells: cells.map(({ value }, n) => ({ key: keys[n]!, count: inside.counts[n]!, value })), margins };
}

function keyAt({ from }: { readonly from: string }, unit: string, by: Readonly<Record<string, string>>): string {
  return keyOf({ ...by, unit, period: from });
}

/** As anybody reads it, who knows too that a sum without a unit that did not report is that of the others. */
function asPublished({ cells, margins }: Release) {
  const missing = new Set(cells.filter(({ value }) => value === 'missing').map(({ key }) => key));
  return {
    cells: cells.map(({ key, value }) => ({ key, value })),
    margins: margins.map((margin) => ({ ...margin, parts: margin.parts.filter((part) => !missing.has(part)) })),
  };
}

/** A count that some edition told as a number is no secret. */
function tellsCount(table: Release, of: Release, key: string): boolean {
  const count = of.cells.find((cell) => cell.key === key)!.count;
  return table.cells.some((cell) => cell.key === key && cell.value === count);
}
