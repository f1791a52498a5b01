import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import type { RegisterColumn } from '@lien-nganh/kernel';

/** Columns of a register that every kind of recorded work has: when, where, by whom. */
export function workColumns(level?: string): readonly RegisterColumn[] {
  return [
    {
      field: 'on',
      head: { vi: 'Ngày', en: 'Day' },
      kind: { is: 'day' },
      required: true,
      example: '05/09/2013',
    },
    {
      field: 'unit',
      head: { vi: 'Đơn vị hành chính', en: 'Administrative unit' },
      kind: { is: 'unit', on: 'on', ...(level === undefined ? {} : { level }) },
      required: true,
      example: 'xã Sùng Phài, huyện Tam Đường (hoặc mã)',
    },
    {
      field: 'lead',
      head: { vi: 'Cơ quan chủ trì', en: 'Lead' },
      kind: { is: 'list', of: { from: 'reference', table: 'agencies', entry: agencyEntry } },
      required: false,
      otherwise: 'own-agency',
      example: 'để trống: cơ quan của người gửi',
    },
  ];
}

function agencyEntry({ agency, names }: AgencyRecord) {
  return { code: agency, ...names };
}
