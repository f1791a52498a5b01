import { unitChange, unitCode, unitRow } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { names } from './shapes.ts';

/** `units.json`: every unit of a province that there ever was. */
export const unitsFile = z.strictObject({ province: unitCode, source: names, units: z.array(unitRow).min(1) });

/** `unit-changes.json`: what became of them. */
export const unitChangesFile = z.strictObject({ province: unitCode, source: names, changes: z.array(unitChange) });

export type UnitsFile = z.infer<typeof unitsFile>;
export type UnitChangesFile = z.infer<typeof unitChangesFile>;
