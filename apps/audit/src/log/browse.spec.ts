import { describe, expect, test } from '@jest/globals';
import type { Envelope } from '../envelopes/envelopes.ts';
import { envelope } from '../examples/envelope.ts';
import { browse } from './browse.ts';
import { cursorOf, positionOf } from './cursor.ts';

/** A log of 5000 events, of which only each thousandth may be shown. */
const log = Array.from({ length: 5000 }, (_, index) => envelope(index + 1));
const envelopes = {
  page: (
    _filter: unknown,
    { beyond, order, limit }: { beyond: bigint | null; order: 'oldest' | 'newest'; limit: number },
  ) => {
    const inOrder = order === 'oldest' ? log : [...log].reverse();
    const from = beyond === null ? 0 : inOrder.findIndex(({ position }) => position === beyond) + 1;
    return Promise.resolve(inOrder.slice(from, from + limit));
  },
};
const everyThousandth = {
  shown: (page: readonly Envelope[]) =>
    Promise.resolve(
      page.filter(({ event }) => /000$/.test(event)).map((one) => ({ envelope: one, agencies: ['police'] })),
    ),
};

const read = async (given: Partial<Parameters<typeof browse>[2]>) => {
  const asked = { filter: {}, order: 'oldest' as const, beyond: null, first: 2, ...given };
  const { shown, more } = await browse(envelopes, everyThousandth, asked);
  return { events: shown.map(({ envelope: { event } }) => event), more };
};

describe('a page of the log', () => {
  test('is filled with what may be shown, however much lies between', async () => {
    expect(await read({})).toEqual({ events: ['e1000', 'e2000'], more: true });
    expect(await read({ beyond: 2_000_000n })).toEqual({ events: ['e3000', 'e4000'], more: true });
    expect(await read({ beyond: 4_000_000n })).toEqual({ events: ['e5000'], more: false });
  });

  test('says that there is more only where more may be shown', async () => {
    expect(await read({ first: 5 })).toMatchObject({ more: false });
    expect(await read({ first: 4 })).toMatchObject({ more: true });
    expect(await read({ beyond: 5_000_000n })).toEqual({ events: [], more: false });
  });

  test('runs backwards as well', async () => {
    expect(await read({ order: 'newest' })).toEqual({ events: ['e5000', 'e4000'], more: true });
    expect(await read({ order: 'newest', beyond: 2_000_000n })).toEqual({ events: ['e1000'], more: false });
  });
});

describe('a cursor', () => {
  test('comes back as the position that it was made of, and nothing else does', () => {
    expect(positionOf(cursorOf(12_345_678_901_234n))).toBe(12_345_678_901_234n);
    for (const text of ['', 'x', '12', cursorOf(1n).slice(1), Buffer.from('after -1').toString('base64url')]) {
      expect(positionOf(text)).toBeNull();
    }
  });
});
