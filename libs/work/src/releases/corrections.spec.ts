import { describe, expect, test } from '@jest/globals';
import { isErased } from '@lien-nganh/kernel';
import { keyOf, loadSolver, rangesOf, type Release } from '@lien-nganh/releases';
import fc from 'fast-check';
import { allCommunes, communes, correct, counted, editions, north, told } from './examples.ts';
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
  const corrections = fc.array(fc.tuple(fc.nat({ max: 4 }), count), { minLength: 1, maxLength: 3 });

  test('whatever was corrected, leaves each withheld count of every edition a range as wide as the threshold', async () => {
    const solver = await loadSolver();
    let withheld = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(count, { minLength: 5, maxLength: 5 }), corrections, async (first, later) => {
        const at = await counted(first);
        await at.publish();
        for (const [unit, now] of later) {
          await correct(at, allCommunes[unit]!, now);
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

  test('whatever was corrected, tells nothing again that was withheld', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(count, { minLength: 5, maxLength: 5 }), corrections, async (first, later) => {
        const at = await counted(first);
        await at.publish();
        for (const [unit, now] of later) {
          const before = told(at);
          await correct(at, allCommunes[unit]!, now);
          await at.publish();
          const after = told(at);
          const withheld = Object.keys(before).filter((key) => before[key] === 'withheld');
          expect(withheld.filter((key) => after[key] !== 'withheld')).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** An edition as somebody who knows how cells hang together has it, with the counts to check against. */
function asReleased({ cells, inside, period }: Released): Release {
  if (isErased(inside)) throw new Error('it was sealed');
  const keys = cells.map(({ unit, by }) => keyOf({ ...by, unit, period: period.from }));
  const margins = inside.margins.map(({ whole, parts, kind }) => ({
    ...{ whole: keys[whole]!, parts: parts.map((part) => keys[part]!), kind },
  }));
  return { cells: cells.map(({ value }, n) => ({ key: keys[n]!, count: inside.counts[n]!, value })), margins };
}
