import { day, text } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { togetherOf } from '../tallied.ts';
import { tallied } from '../words.ts';

/** What an amount of each kind counts for. */
const countedAs: Readonly<Record<z.output<typeof tallied.input>, readonly string[]>> = {
  broadcast: ['communications.broadcast', 'communications.commune-reached'],
  panel: ['communications.panel', 'communications.commune-reached'],
  printed: ['communications.printed-material', 'communications.commune-reached'],
  commitment: ['communications.household-committed'],
  referral: ['communications.referral'],
};

/** Frequent small work of a commune and month, told by its amount alone: its drill-down ends here. */
export const tally = work({
  service: 'communications',
  prefix: 'tally',
  title: { vi: 'Số tổng hợp tháng của xã', en: 'Tally of a commune and month' },
  content: z.strictObject({
    kind: z.string(),
    month: z.string(),
    amount: z.number(),
    occasions: z.number(),
    source: z.strictObject({ document: z.string(), dated: z.string() }),
  }),
  input: {
    kind: tallied.input,
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    /** Broadcasts, items, copies, households or referrals. */
    amount: z.int().min(1).max(10_000_000),
    /** Times that something was done. */
    occasions: z.int().min(1).max(10_000),
    /** The paper that it was taken from. */
    source: z.strictObject({ document: text(80), dated: day }),
  },
  levels: ['commune'],
  measures: [...new Set(Object.values(countedAs).flat())],
  countedBy: ({ kind }) => countedAs[kind as keyof typeof countedAs],
  weighed: ({ content: { kind: form, month }, unit }) => togetherOf(form, unit, month),
  only: ({ content: { kind, month }, unit, lead }) => [kind, lead, unit, month].join('.'),
  says: ({ kind, month, amount }) => `tháng ${month.split('-').reverse().join('/')}, ${amount} ${tallied.vi(kind)}`,
  rules: {
    'a-tally-lies-in-its-month': {
      vi: 'Ngày ghi của số tổng hợp phải nằm trong tháng được tổng hợp.',
      en: 'The day of a tally lies in the month that it is of.',
      broken: ({ content: { month }, on }) => !on.startsWith(month),
    },
    'an-occasion-yields-something': {
      vi: 'Mỗi lần thực hiện phải có ít nhất một đơn vị sản phẩm: số lần không được lớn hơn tổng số.',
      en: 'Every occasion yields something: there are no more occasions than the amount.',
      broken: ({ content: { amount, occasions } }) => occasions > amount,
    },
  },
});
