import type { UnitRow } from '@lien-nganh/vocabulary';
import type { Province } from '../examples.ts';
import { events } from './events.ts';
import { unit } from './unit.ts';

/** A row of an invented official list: a province of two districts with three communes. */
export function row(code: string, more: Partial<UnitRow> = {}): UnitRow {
  const type = code.length === 2 ? 'tỉnh' : code.length === 3 ? 'huyện' : 'xã';
  const parentCode = code.length === 2 ? null : code.length === 3 ? code.slice(0, 2) : code.slice(0, 3);
  const common = { code, name: `Đơn vị ${code}`, type, parentCode, validFrom: '2004-01-01' } as const;
  return { ...common, validTo: null, aliases: [], ...more };
}

export const units = {
  province: '90@2004-01-01',
  east: '901@2004-01-01',
  west: '902@2004-01-01',
  hill: '90101@2004-01-01',
  valley: '90102@2004-01-01',
  river: '90201@2004-01-01',
};

export async function registerTheProvince(province: Province): Promise<void> {
  for (const key of Object.values(units)) await province.send(unit, 'register', row(key.split('@')[0]!));
}

export const theHillCommune = [events.UnitRegistered({ ...row('90101', { name: 'Đồi' }), basis: null })];
export const theHillCommuneWhoseEndIsListed = [
  events.UnitRegistered({ ...row('90101', { name: 'Đồi', validTo: '2025-07-01' }), basis: null }),
];
