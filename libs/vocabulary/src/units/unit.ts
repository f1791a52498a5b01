import type { Day } from '@lien-nganh/kernel';
import { z } from 'zod';
import { unitCode } from '../codes.ts';
import { day, isDay } from '../time/day.ts';
import type { Sentences } from '../text/sentences.ts';
import { problem } from '../text/sentences.ts';
import { text } from '../text/text.ts';

export const unitLevels = ['province', 'district', 'commune'] as const;
export type UnitLevel = (typeof unitLevels)[number];

interface UnitTypeFacts {
  readonly level: UnitLevel;
  readonly name: Sentences;
}

/** Every type of administrative unit in the law, with its level. A `thành phố` is under a province. */
export const unitTypes = {
  tỉnh: { level: 'province', name: { vi: 'tỉnh', en: 'province' } },
  'thành phố trực thuộc trung ương': {
    level: 'province',
    name: { vi: 'thành phố trực thuộc trung ương', en: 'centrally run city' },
  },
  'thành phố': { level: 'district', name: { vi: 'thành phố', en: 'city' } },
  quận: { level: 'district', name: { vi: 'quận', en: 'urban district' } },
  'thị xã': { level: 'district', name: { vi: 'thị xã', en: 'town' } },
  huyện: { level: 'district', name: { vi: 'huyện', en: 'district' } },
  phường: { level: 'commune', name: { vi: 'phường', en: 'ward' } },
  xã: { level: 'commune', name: { vi: 'xã', en: 'commune' } },
  'thị trấn': { level: 'commune', name: { vi: 'thị trấn', en: 'township' } },
  'đặc khu': { level: 'commune', name: { vi: 'đặc khu', en: 'special zone' } },
} as const satisfies Record<string, UnitTypeFacts>;

export type UnitType = keyof typeof unitTypes;
export const unitType = z.enum(Object.keys(unitTypes) as [UnitType, ...UnitType[]]);

export function levelOf(type: UnitType): UnitLevel {
  return unitTypes[type].level;
}

/**
 * Identity of a unit, printed `code@validFrom`, `03388@2025-07-01`. Codes are reused, so a code alone is none.
 * Where the official list does not say since when, the day is `0000-00-00`, which sorts before every day.
 */
export type UnitKey = string;

const UNKNOWN_BEGIN = '0000-00-00';
const KEY = /^(\d{2}|\d{3}|\d{5})@(\d{4}-\d{2}-\d{2})$/;

export const unitKey = z
  .string()
  .refine(
    (key) => parseUnitKey(key) !== null,
    problem(
      'Đơn vị hành chính viết là mã@ngày bắt đầu, ví dụ 03388@2025-07-01.',
      'An administrative unit is written code@first day, for example 03388@2025-07-01.',
    ),
  )
  .meta({ pattern: KEY.source, examples: ['03388@2025-07-01', '106@0000-00-00'] });

export function unitKeyOf(unit: { readonly code: string; readonly validFrom: Day | null }): UnitKey {
  return `${unit.code}@${unit.validFrom ?? UNKNOWN_BEGIN}`;
}

/** Takes a key apart; `null` when it is none. */
export function parseUnitKey(key: string): { readonly code: string; readonly validFrom: Day | null } | null {
  const match = KEY.exec(key);
  if (!match) return null;
  const [, code, from] = match as unknown as [string, string, string];
  if (from === UNKNOWN_BEGIN) return { code, validFrom: null };
  return isDay(from) ? { code, validFrom: from } : null;
}

/** One unit under one code, name, type and parent. `validTo` is the first day on which it is no more. */
export const unitRow = z
  .strictObject({
    code: unitCode,
    name: text(120),
    type: unitType,
    /** A code: the parent may itself change its type or name while the unit stays. */
    parentCode: unitCode.nullable(),
    validFrom: day.nullable(),
    validTo: day.nullable(),
    aliases: z.array(text(120)).max(20),
  })
  .refine(
    (row) => row.validFrom === null || row.validTo === null || row.validFrom < row.validTo,
    problem('Đơn vị phải có hiệu lực ít nhất một ngày.', 'A unit must be valid for at least one day.'),
  );
export type UnitRow = z.infer<typeof unitRow>;

/**
 * How much of the old unit went to the new one: all of it, a part, or the source does not say. Nothing is carried
 * over an `unstated` change.
 */
export const changeExtent = z.enum(['whole', 'part', 'unstated']);

export const changeKind = z.enum(['merge', 'split', 'move', 'upgrade', 'rename', 'unchanged', 'abolish']);

/** One edge of lineage. `on` is the first day of the new map. */
export const unitChange = z
  .strictObject({
    on: day,
    kind: changeKind,
    from: unitKey,
    /** `null` when the unit ended and no other took its place, as the districts did in 2025. */
    to: unitKey.nullable(),
    extent: changeExtent,
    basis: text(300).nullable(),
  })
  .refine(
    (change) => (change.kind === 'abolish') === (change.to === null),
    problem('Chỉ việc bãi bỏ mới không có đơn vị kế thừa.', 'Only an abolition has no successor.'),
  );
export type UnitChange = z.infer<typeof unitChange>;
