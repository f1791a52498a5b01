import { unitOn, type UnitRecord } from '@lien-nganh/contracts/reference';
import { lookUp, type LookUp } from '@lien-nganh/kernel';
import type { Drafted, InspectionPlan } from './state.ts';

export type Numbers = NonNullable<Drafted['numbers']>;

/** How many places a plan sets, by kind and by the unit above the commune in which each lies: nothing says which they are. */
export function numbersSet(state: InspectionPlan): LookUp<Numbers> {
  if (state.is === 'none') return lookUp([], () => Promise.resolve([]));
  const { lines, period } = state;
  return lookUp(['units'], async (rows) => {
    const above = new Map<string, string | null>();
    for (const unit of new Set(lines.map((line) => line.unit))) {
      const commune = await rows.get<UnitRecord>('units', unit);
      const parent = commune?.parentCode ?? null;
      const known = parent === null ? null : await unitOn(parent, period.to).resolve(rows);
      above.set(unit, known?.unit ?? null);
    }
    return counted(lines.map(({ unit, kind }) => ({ unit: above.get(unit) ?? null, kind })));
  });
}

function counted(places: readonly { readonly unit: string | null; readonly kind: string }[]): Numbers {
  const numbers = new Map<string, Numbers[number]>();
  for (const { unit, kind } of places) {
    const key = JSON.stringify([unit, kind]);
    numbers.set(key, { unit, kind, number: (numbers.get(key)?.number ?? 0) + 1 });
  }
  return [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
