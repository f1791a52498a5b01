import { question } from '@lien-nganh/kernel';
import {
  countUnitsOn,
  day,
  descendantsOn,
  parentOn,
  unitKey,
  unitLevels,
  unitType,
  unitsOn,
} from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { unitScope } from '../unit/scope.ts';
import { mapOf, unitRows, unitTables } from './unit-rows.ts';

const level = z.enum(unitLevels);

/** The map of any day: the units valid then, each with the one above it on that day. */
export const unitsOnADay = question({
  name: 'units-on-a-day',
  version: 1,
  action: 'agencies.units-on-a-day',
  title: { vi: 'Danh mục đơn vị hành chính vào một ngày', en: 'Units on a day' },
  tables: unitTables,
  handlers: [unitRows],
  input: z.strictObject({ on: day, under: unitKey.optional(), level: level.optional() }),
  output: z.strictObject({
    on: day,
    /** Units of each level on that day in the whole province, whatever was asked for: the denominators. */
    count: z.strictObject({ province: z.int(), district: z.int(), commune: z.int() }),
    units: z.array(
      z.strictObject({
        unit: unitKey,
        code: z.string(),
        name: z.string(),
        type: unitType,
        level,
        parent: unitKey.nullable(),
        aliases: z.array(z.string()),
        validFrom: day.nullable(),
        validTo: day.nullable(),
      }),
    ),
  }),
  async ask({ units }, { on, under, level: wanted }, { maySee }) {
    const map = await mapOf(units);
    const found = (under === undefined ? unitsOn(map, on) : descendantsOn(map, under, on)).filter(
      (unit) => (wanted === undefined || unit.level === wanted) && maySee(unitScope(unit.key)),
    );
    return {
      on,
      count: countUnitsOn(map, on),
      units: found.map(({ key, parentCode: _code, aliases, ...unit }) => ({
        ...unit,
        unit: key,
        aliases: [...aliases],
        parent: parentOn(map, key, on)?.key ?? null,
      })),
    };
  },
});
