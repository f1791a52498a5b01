import type { RegisterColumn } from '@lien-nganh/kernel';
import { registerOfWork } from '@lien-nganh/work';
import { tally } from '../tally/tally.ts';
import { tallied } from '../words.ts';

const columns: readonly RegisterColumn[] = [
  {
    field: 'kind',
    head: { vi: 'Loại', en: 'Kind' },
    kind: {
      is: 'list',
      of: {
        from: 'here',
        entries: tallied.input.options.map((code) => ({ code, vi: tallied.vi(code), en: code })),
      },
    },
    required: true,
    example: tallied.vi('broadcast'),
  },
  {
    field: 'month',
    head: { vi: 'Tháng', en: 'Month' },
    kind: { is: 'month' },
    required: true,
    example: '9/2013',
  },
  {
    field: 'amount',
    head: { vi: 'Tổng số', en: 'Amount' },
    kind: { is: 'whole', most: 10_000_000 },
    required: true,
    example: '1.250',
  },
  {
    field: 'occasions',
    head: { vi: 'Số lần', en: 'Occasions' },
    kind: { is: 'whole', most: 10_000 },
    required: true,
    example: '12',
  },
  {
    field: 'document',
    path: 'source/document',
    head: { vi: 'Số văn bản báo cáo', en: 'Paper' },
    kind: { is: 'text', most: 80 },
    required: true,
    example: '12/BC-UBND',
  },
  {
    field: 'dated',
    path: 'source/dated',
    head: { vi: 'Ngày văn bản', en: 'Dated' },
    kind: { is: 'day' },
    required: true,
    example: '30/09/2013',
  },
];

/** Tallies of communes and months, as their papers tell them: one row for each kind, commune and month. */
export const talliesRegister = registerOfWork(tally, {
  name: 'tallies',
  title: { vi: 'Số tổng hợp tháng của xã', en: 'Tallies of communes and months' },
  columns,
  level: 'commune',
  key: ['lead', 'kind', 'unit', 'month'],
  content: ({ kind, month, amount, occasions, document, dated }) => ({
    ...{ kind, month, amount, occasions },
    source: { document, dated },
  }),
  values: ({ kind, month, amount, occasions, source }) => {
    const { document, dated } = source as { readonly document: string; readonly dated: string };
    return { ...({ kind, month, amount, occasions } as Record<string, string | number>), document, dated };
  },
});
