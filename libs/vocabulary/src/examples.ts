import fc from 'fast-check';
import type { UnitChange, UnitRow } from './units/unit.ts';
import { addDays } from './time/day.ts';
import { unitMap } from './units/unit-map.ts';

/** Any day from 1901 to 2198, so that a year around it stays within what a day may be. */
export const days = fc.integer({ min: 0, max: 108_000 }).map((count) => addDays('1901-01-01', count));

const row = (code: string, name: string, rest: Partial<UnitRow> & Pick<UnitRow, 'type' | 'parentCode'>): UnitRow => ({
  code,
  name,
  validFrom: null,
  validTo: null,
  aliases: [],
  ...rest,
});
const until2025 = { validTo: '2025-07-01' };
const from2025 = { validFrom: '2025-07-01', parentCode: '99' };

/** An invented province: two districts of communes until 2025, then communes alone, some of them drawn from both. */
export const rows: readonly UnitRow[] = [
  row('99', 'Mẫu', { type: 'tỉnh', parentCode: null }),
  row('901', 'An Bình', { type: 'thị xã', parentCode: '99', validTo: '2013-12-28' }),
  row('901', 'An Bình', { type: 'thành phố', parentCode: '99', validFrom: '2013-12-28', ...until2025 }),
  row('902', 'Đông Sơn', { type: 'huyện', parentCode: '99', ...until2025 }),
  row('99001', 'Đoàn Kết', { type: 'phường', parentCode: '901', ...until2025 }),
  row('99002', 'Nậm Xa', { type: 'xã', parentCode: '901', validTo: '2020-02-01', aliases: ['Nậm Sa'] }),
  row('99002', 'Sùng Phài', { type: 'xã', parentCode: '901', validFrom: '2020-02-01', ...until2025 }),
  row('99003', 'Sùng Phài', { type: 'xã', parentCode: '902', validTo: '2020-02-01' }),
  row('99004', 'Đông Sơn', { type: 'thị trấn', parentCode: '902', ...until2025 }),
  row('99005', 'Đông Sơn', { type: 'xã', parentCode: '902', ...until2025 }),
  row('99006', 'Pú Đao', { type: 'xã', parentCode: '902', ...until2025 }),
  row('99001', 'Sùng Phài', { type: 'phường', ...from2025 }),
  row('99004', 'Đông Sơn', { type: 'xã', ...from2025 }),
  row('99007', 'Pú Đao', { type: 'xã', ...from2025 }),
  row('99008', 'Nậm Mới', { type: 'xã', ...from2025 }),
];

/** `edge` is `from > to`, or the unit alone that was abolished. */
const change = (on: string, kind: UnitChange['kind'], edge: string): UnitChange => {
  const [from, to] = edge.split(' > ');
  return { on, kind, from: from!, to: to ?? null, extent: kind === 'split' ? 'part' : 'whole', basis: null };
};

export const changes: readonly UnitChange[] = [
  change('2013-12-28', 'upgrade', '901@0000-00-00 > 901@2013-12-28'),
  change('2020-02-01', 'merge', '99002@0000-00-00 > 99002@2020-02-01'),
  change('2020-02-01', 'move', '99003@0000-00-00 > 99002@2020-02-01'),
  change('2025-07-01', 'abolish', '901@2013-12-28'),
  change('2025-07-01', 'abolish', '902@0000-00-00'),
  change('2025-07-01', 'merge', '99001@0000-00-00 > 99001@2025-07-01'),
  change('2025-07-01', 'merge', '99002@2020-02-01 > 99001@2025-07-01'),
  change('2025-07-01', 'merge', '99004@0000-00-00 > 99004@2025-07-01'),
  change('2025-07-01', 'merge', '99005@0000-00-00 > 99004@2025-07-01'),
  change('2025-07-01', 'split', '99006@0000-00-00 > 99007@2025-07-01'),
  change('2025-07-01', 'split', '99006@0000-00-00 > 99008@2025-07-01'),
];

export const map = unitMap(rows, changes);
