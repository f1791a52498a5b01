import type { ListSource, RegisterColumn } from '@lien-nganh/kernel';
import type { IndicatorRecord } from '@lien-nganh/contracts/reference';

const list = (entries: Readonly<Record<string, readonly [vi: string, en: string]>>): ListSource => ({
  from: 'here',
  entries: Object.entries(entries).map(([code, [vi, en]]) => ({ code, vi, en })),
});

const levels = list({ province: ['Tỉnh', 'Province'], district: ['Huyện', 'District'], commune: ['Xã', 'Commune'] });
const planTypes = list({ year: ['Kế hoạch năm', 'Of a year'], period: ['Kế hoạch giai đoạn', 'Of several years'] });
const continuations = list({ new: ['Mới', 'New'], continued: ['Tiếp tục', 'Continued'] });

/** Columns of the book of plans beside day, unit and lead. */
export const planColumns: readonly RegisterColumn[] = [
  {
    field: 'number',
    path: 'document/number',
    head: { vi: 'Số văn bản', en: 'Number' },
    kind: { is: 'text', most: 20 },
    required: true,
    example: '12',
  },
  {
    field: 'symbol',
    path: 'document/symbol',
    head: { vi: 'Ký hiệu', en: 'Symbol' },
    kind: { is: 'text', most: 40 },
    required: true,
    example: 'KH-UBND',
  },
  {
    field: 'level',
    head: { vi: 'Cấp', en: 'Level' },
    kind: { is: 'list', of: levels },
    required: true,
    example: 'Huyện',
  },
  {
    field: 'planType',
    head: { vi: 'Loại kế hoạch', en: 'Type' },
    kind: { is: 'list', of: planTypes },
    required: true,
    example: 'Kế hoạch năm',
  },
  {
    field: 'continuation',
    head: { vi: 'Mới hoặc tiếp tục', en: 'New or continued' },
    kind: { is: 'list', of: continuations },
    required: true,
    example: 'Mới',
  },
  {
    field: 'from',
    path: 'period/from',
    head: { vi: 'Từ ngày', en: 'First day' },
    kind: { is: 'day' },
    required: true,
    example: '01/01/2014',
  },
  {
    field: 'to',
    path: 'period/to',
    head: { vi: 'Đến ngày', en: 'Last day' },
    kind: { is: 'day' },
    required: true,
    example: '31/12/2014',
  },
];

const indicators: ListSource = {
  from: 'reference',
  table: 'indicators',
  entry: ({ code, names }: IndicatorRecord) => ({ code, ...names }),
};

/** Columns of the targets of plans. */
export const targetColumns: readonly RegisterColumn[] = [
  {
    field: 'plan',
    head: { vi: 'Kế hoạch', en: 'Plan' },
    kind: { is: 'list', of: { from: 'records', prefix: 'plan' } },
    required: true,
    example: 'chọn trong danh mục, hoặc mã hồ sơ',
  },
  {
    field: 'indicator',
    path: 'targets/indicator',
    head: { vi: 'Chỉ tiêu', en: 'Indicator' },
    kind: { is: 'list', of: indicators },
    required: true,
    example: 'Số lượt cơ sở được kiểm tra',
  },
  {
    field: 'unit',
    path: 'targets/unit',
    head: { vi: 'Đơn vị hành chính', en: 'Administrative unit' },
    kind: { is: 'unit', on: 'on' },
    required: false,
    example: 'để trống: toàn bộ đơn vị của kế hoạch',
  },
  {
    field: 'on',
    head: { vi: 'Đơn vị vào ngày', en: 'Unit as of' },
    kind: { is: 'day' },
    required: false,
    example: '01/01/2014 (cần khi có đơn vị hành chính)',
  },
  {
    field: 'value',
    path: 'targets/value',
    head: { vi: 'Mức phải đạt', en: 'Target' },
    kind: { is: 'whole', most: 1_000_000_000 },
    required: true,
    example: '1.250',
  },
];
