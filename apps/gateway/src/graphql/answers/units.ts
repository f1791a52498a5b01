import type { Day } from '@lien-nganh/kernel';
import { addDays, originsOf, resolve, successorsOf, unitsOn, type Unit, type UnitLevel } from '@lien-nganh/vocabulary';
import type { GatewayContext } from '../context.ts';
import { unitAsked } from './questions.ts';
import type { LineageStep, UnitOnDay } from '../types/unit.ts';

export interface UnitsAsked {
  readonly on?: Day | null;
  readonly level?: string | null;
  readonly code?: string | null;
  readonly parent?: string | null;
}

/** The map of a day. */
export async function unitsAsked(context: GatewayContext, asked: UnitsAsked): Promise<readonly UnitOnDay[]> {
  const on = asked.on ?? context.today;
  const map = await mapOf(context);
  const parent = await unitAsked(context, asked.parent, { from: on, to: on });
  const parentCode = parent === null ? null : map.byKey.get(parent)!.code;
  return unitsOn(map, on)
    .filter(({ level }) => !asked.level || level === (asked.level as UnitLevel))
    .filter(({ code }) => !asked.code || code === asked.code)
    .filter((unit) => parentCode === null || unit.parentCode === parentCode)
    .map((unit) => ({ ...unit, on }));
}

export async function mapOf(context: GatewayContext) {
  return (await context.known()).units.at(null).map;
}

export async function unitByKey(context: GatewayContext, key: string | null, on: Day): Promise<UnitOnDay | null> {
  if (key === null) return null;
  return onDay((await mapOf(context)).byKey.get(key) ?? null, on);
}

/** The unit that bears a code on a day; where none does, nothing. */
export async function unitByCode(context: GatewayContext, code: string | null, on: Day): Promise<UnitOnDay | null> {
  return code === null ? null : onDay(resolve(await mapOf(context), code, on), on);
}

export function onDay(unit: Unit | null, on: Day): UnitOnDay | null {
  return unit && { ...unit, on };
}

/** What became of a unit, or what it was made from, step by step. */
export async function lineageOf(
  context: GatewayContext,
  { key }: UnitOnDay,
  way: 'successors' | 'origins',
): Promise<readonly LineageStep[]> {
  const map = await mapOf(context);
  const steps = way === 'successors' ? successorsOf(map, key) : originsOf(map, key);
  return steps.map(({ from, to, ...step }) => {
    const other = map.byKey.get(way === 'successors' ? to : from)!;
    return { ...step, other: { ...other, on: way === 'successors' ? step.on : dayWithin(other, step.on) } };
  });
}

/** A unit that has ended is shown on the map of its last day. */
function dayWithin({ validTo }: Unit, on: Day): Day {
  return validTo !== null && validTo <= on ? addDays(validTo, -1) : on;
}
