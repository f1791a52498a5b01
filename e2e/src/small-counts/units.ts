import type { Json, Person } from '../person.ts';

/** A unit of one day's map. Within the days that are counted here a code means one unit. */
export interface UnitThen {
  readonly key: string;
  readonly code: string;
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE';
  readonly parent: string | null;
}

/** First day of the map without districts. */
export const LATER_MAP = '2025-07-01';

/** The public map of a day. */
export async function mapOf(person: Person, on: string): Promise<readonly UnitThen[]> {
  const { units } = await person.answered(`query($on: Day!) { units(on: $on) { key code level parent { code } } }`, {
    on,
  });
  return (units as Json[]).map(({ parent, ...unit }) => ({ ...unit, parent: parent?.code ?? null }));
}

/** The units directly below one. */
export function below(units: readonly UnitThen[], { code, level }: UnitThen): readonly UnitThen[] {
  return units.filter((unit) => unit.parent === code && unit.level !== level);
}

/** Communes of an earlier map by the one of today in which the whole of each now lies; `null`: some of it may lie elsewhere. */
export async function becameOf(person: Person, on: string): Promise<ReadonlyMap<string, string | null>> {
  const { units } = await person.answered(
    `query($on: Day!) { units(on: $on, level: COMMUNE) { code successors { on extent other { code } } } }`,
    { on },
  );
  return new Map((units as Json[]).map(({ code, successors }) => [code, lastOf(code, successors)]));
}

function lastOf(code: string, successors: readonly Json[]): string | null {
  const later = successors.filter(({ on }) => on === LATER_MAP);
  if (later.length === 0) return code;
  return later.length === 1 && later[0].extent === 'WHOLE' ? later[0].other.code : null;
}
