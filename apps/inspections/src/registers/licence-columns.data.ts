import type { RegisterColumn } from '@lien-nganh/kernel';

const kinds = {
  karaoke: ['Karaoke', 'Karaoke'],
  'dance-hall': ['Vũ trường', 'Dance hall'],
  'lodging-class': ['Xếp hạng cơ sở lưu trú', 'Class of lodging'],
  'tour-operator': ['Kinh doanh lữ hành', 'Tour operator'],
  performance: ['Biểu diễn nghệ thuật', 'Performance'],
  advertising: ['Quảng cáo', 'Advertising'],
  other: ['Loại khác', 'Other'],
} as const;

/** Columns of the book of licences beside day, unit and lead. */
export const licenceColumns: readonly RegisterColumn[] = [
  {
    field: 'kind',
    head: { vi: 'Loại giấy phép', en: 'Kind of licence' },
    kind: {
      is: 'list',
      of: { from: 'here', entries: Object.entries(kinds).map(([code, [vi, en]]) => ({ code, vi, en })) },
    },
    required: true,
    example: 'Karaoke',
  },
  {
    field: 'number',
    head: { vi: 'Số giấy phép', en: 'Number' },
    kind: { is: 'text', most: 80 },
    required: true,
    example: '15/GP-SVHTTDL',
  },
  {
    field: 'establishment',
    head: { vi: 'Mã hồ sơ cơ sở', en: 'Id of the establishment' },
    kind: { is: 'text', most: 200 },
    required: false,
    example: 'để trống nếu chưa có hồ sơ cơ sở',
  },
];
