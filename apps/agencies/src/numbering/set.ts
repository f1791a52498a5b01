import { command, reject } from '@lien-nganh/kernel';
import { day, problem, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { COMMON, earlierThan, type Numbering } from './state.ts';

const kind = text(20).regex(
  /^\p{Lu}[\p{L}0-9]*(-[\p{L}0-9.]+)*$/u,
  problem(
    'Loại văn bản ghi như trong ký hiệu: QĐ, BC, hoặc cả ký hiệu: QĐ-XPVPHC.',
    'A kind is written as in symbols: QĐ, BC; or it is a whole symbol: QĐ-XPVPHC.',
  ),
);
const input = z.strictObject({
  body: slug,
  validFrom: day,
  /** Whether a clerk types each number from the paper book, or the platform gives the next. */
  assigns: z.enum(['clerk', 'platform']),
  apart: z
    .array(z.strictObject({ series: slug, kinds: z.array(kind).min(1).max(30) }))
    .max(20)
    .default([]),
  /** The order of the body's head by which it is so. */
  basis: text(200).nullable().default(null),
});

/** Who assigns numbers, and which kinds of paper are numbered apart, is laid down by the head of each body. */
export const set = command<Numbering, typeof events, typeof refusals>()({
  name: 'set',
  action: 'agencies.numbering.set',
  title: { vi: 'Đặt cách đánh số văn bản', en: 'Set how papers are numbered' },
  creates: true,
  id: ({ body }) => body,
  scope: ({ body }) => ({ sensitivity: 'internal', owners: [body] }),
  onBehalfOf: ({ body }) => body,
  input,
  refuses: ['numbering-follows-later', 'series-begin-with-the-year', 'kind-has-one-series'],
  decide: (wanted, state) => {
    const { validFrom, apart } = wanted;
    if (state.is === 'set' && validFrom < state.versions.at(-1)!.validFrom) return reject('numbering-follows-later');
    const before = earlierThan(state, validFrom).at(-1)?.apart ?? [];
    const isSame = JSON.stringify(before) === JSON.stringify(apart);
    if (!isSame && !validFrom.endsWith('-01-01')) return reject('series-begin-with-the-year');
    if (!isOneEach(apart)) return reject('kind-has-one-series');
    return [events.NumberingSet(wanted, { occurredOn: validFrom })];
  },
});

function isOneEach(apart: z.output<typeof input>['apart']): boolean {
  const names = [COMMON, ...apart.map(({ series }) => series)];
  const kinds = apart.flatMap((one) => one.kinds);
  return new Set(names).size === names.length && new Set(kinds).size === kinds.length;
}
