import type { AgencyRecord, IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { RegisterColumn } from '@lien-nganh/kernel';

const before: readonly RegisterColumn[] = [
  {
    field: 'indicator',
    head: { vi: 'Chỉ tiêu', en: 'Indicator' },
    kind: {
      is: 'list',
      of: {
        from: 'reference',
        table: 'indicators',
        entry: ({ code, names }: IndicatorRecord) => ({ code, ...names }),
      },
    },
    required: true,
    example: 'Số lượt cơ sở được kiểm tra',
  },
  {
    field: 'agency',
    head: { vi: 'Của riêng cơ quan', en: 'Of one agency' },
    kind: {
      is: 'list',
      of: {
        from: 'reference',
        table: 'agencies',
        entry: ({ agency, names }: AgencyRecord) => ({ code: agency, ...names }),
      },
    },
    required: false,
    example: 'để trống: tổng số của mọi cơ quan',
  },
  {
    field: 'unit',
    path: 'figures/unit',
    head: { vi: 'Đơn vị hành chính', en: 'Administrative unit' },
    kind: { is: 'unit', on: 'to' },
    required: true,
    example: 'tỉnh Lai Châu (hoặc mã)',
  },
];

const from: RegisterColumn = {
  field: 'from',
  path: 'figures/from',
  head: { vi: 'Từ ngày', en: 'First day' },
  kind: { is: 'day' },
  required: true,
  example: '01/01/2012',
};

const to = (vi: string, en: string, example: string): RegisterColumn => ({
  ...{ field: 'to', path: 'figures/to', head: { vi, en }, kind: { is: 'day' }, required: true, example },
});

const behind: readonly RegisterColumn[] = [
  {
    field: 'value',
    path: 'figures/value',
    head: { vi: 'Số liệu', en: 'Figure' },
    kind: { is: 'whole', most: Number.MAX_SAFE_INTEGER },
    required: true,
    example: '1.250',
  },
  {
    field: 'exactness',
    path: 'figures/exactness',
    head: { vi: 'Chính xác hay làm tròn', en: 'Exact or rounded' },
    kind: {
      is: 'list',
      of: {
        from: 'here',
        entries: [
          { code: 'exact', vi: 'Chính xác', en: 'Exact' },
          { code: 'rounded', vi: 'Làm tròn', en: 'Rounded' },
        ],
      },
    },
    required: true,
    example: 'Làm tròn',
  },
  {
    field: 'document',
    path: 'figures/document',
    head: { vi: 'Số văn bản nguồn', en: 'Source' },
    kind: { is: 'text', most: 80 },
    required: true,
    example: '159/BC-UBND',
  },
  {
    field: 'dated',
    path: 'figures/dated',
    head: { vi: 'Ngày văn bản nguồn', en: 'Dated' },
    kind: { is: 'day' },
    required: true,
    example: '15/01/2013',
  },
];

/** Columns of figures of past periods. */
export const pastColumns: readonly RegisterColumn[] = [
  ...before,
  from,
  to('Đến ngày', 'Last day', '31/12/2012'),
  ...behind,
];

/** Columns of opening stocks, each of one day. */
export const openingColumns: readonly RegisterColumn[] = [
  ...before,
  to('Tính đến ngày', 'As of', '30/06/2013'),
  ...behind,
];
