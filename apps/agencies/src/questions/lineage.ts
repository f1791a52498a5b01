import { question } from '@lien-nganh/kernel';
import {
  changeExtent,
  changeKind,
  day,
  originsOf,
  successorsOf,
  unitKey,
  unitType,
  type Succession,
  type UnitMap,
} from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { unitScope } from '../unit/scope.ts';
import { mapOf, unitRows, unitTables } from './unit-rows.ts';

const edge = z.strictObject({
  on: day,
  kind: changeKind,
  from: unitKey,
  to: unitKey,
  extent: changeExtent,
  basis: z.string().nullable(),
});

/** What a unit was made from and what became of it, at any remove. */
export const lineage = question({
  name: 'lineage',
  version: 1,
  action: 'agencies.lineage',
  title: { vi: 'Quá trình thay đổi của đơn vị hành chính', en: 'Lineage of a unit' },
  tables: unitTables,
  handlers: [unitRows],
  input: z.strictObject({ unit: unitKey }),
  output: z.strictObject({
    unit: unitKey,
    known: z.boolean(),
    before: z.array(edge),
    after: z.array(edge),
    /** Every unit that an edge names. */
    units: z.array(
      z.strictObject({
        unit: unitKey,
        name: z.string(),
        type: unitType,
        validFrom: day.nullable(),
        validTo: day.nullable(),
      }),
    ),
  }),
  async ask({ units }, { unit }, { maySee }) {
    const map = await mapOf(units);
    if (!map.byKey.has(unit) || !maySee(unitScope(unit)))
      return { unit, known: false, before: [], after: [], units: [] };
    const before = walk(
      unit,
      (key) => originsOf(map, key),
      ({ from }) => from,
    );
    const after = walk(
      unit,
      (key) => successorsOf(map, key),
      ({ to }) => to,
    );
    return { unit, known: true, before, after, units: namedIn(map, unit, [...before, ...after]) };
  },
});

/** Edges from a unit on in one direction, in order of day; each once. */
function walk(
  start: string,
  edgesOf: (key: string) => readonly Succession[],
  next: (edge: Succession) => string,
): Succession[] {
  const found = new Set<Succession>();
  const waiting = [start];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const one of edgesOf(key).filter((each) => !found.has(each))) {
      found.add(one);
      waiting.push(next(one));
    }
  }
  return [...found].sort((a, b) => (a.on < b.on ? -1 : 1));
}

function namedIn(map: UnitMap, unit: string, edges: readonly Succession[]) {
  const keys = new Set([unit, ...edges.flatMap(({ from, to }) => [from, to])]);
  return [...keys].map((key) => {
    const { name, type, validFrom, validTo } = map.byKey.get(key)!;
    return { unit: key, name, type, validFrom, validTo };
  });
}
