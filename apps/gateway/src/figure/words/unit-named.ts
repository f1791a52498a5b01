import { addDays, fullNameOf, parseUnitKey, type Unit, type UnitKey, type UnitMap } from '@lien-nganh/vocabulary';
import { QuestionRefused, type Candidate } from '../question.ts';
import { latestKey, spansOfSame, type Days } from '../same-unit.ts';

/**
 * The unit that a key names, or a code on the maps of some days. Codes are reused: where several units bore it, and they
 * are not one and the same under several names, nothing is chosen.
 *
 * @returns its key; of a unit that changed its name in these days the latest one
 * @throws QuestionRefused unit-unknown, unit-not-on-map, unit-ambiguous, with the units that may have been meant
 */
export function unitNamed(map: UnitMap, name: string, days: Days): UnitKey {
  if (map.byKey.has(name)) return name;
  const bearers = bearersOf(map, parseUnitKey(name)?.code ?? name);
  if (name.includes('@') || bearers.length === 0) throw refused('unit-unknown', name, bearers);
  const [unit, ...others] = differentOn(map, bearers, days);
  if (unit === undefined) throw refused('unit-not-on-map', name, bearers);
  if (others.length > 0) throw refused('unit-ambiguous', name, [unit, ...others]);
  return unit.key;
}

function bearersOf(map: UnitMap, code: string): readonly Unit[] {
  return map.byCode.get(code) ?? [];
}

/** Of units that are one and the same only the last that there was in these days. */
function differentOn(map: UnitMap, bearers: readonly Unit[], days: Days): readonly Unit[] {
  const found = new Map<UnitKey, Unit>();
  for (const { key, code } of bearers) {
    const last = spansOfSame(map, key, days).findLast(({ unit }) => unit.code === code);
    if (last) found.set(latestKey(map, key), last.unit);
  }
  return [...found.values()];
}

type Rule = 'unit-unknown' | 'unit-not-on-map' | 'unit-ambiguous';

function refused(rule: Rule, unit: string, among: readonly Unit[]): QuestionRefused {
  return new QuestionRefused(rule, { unit, candidates: among.map(candidate).sort(byKey) });
}

function candidate(unit: Unit): Candidate {
  const { key, validFrom, validTo } = unit;
  return { unit: key, fullName: fullNameOf(unit), from: validFrom, to: validTo === null ? null : addDays(validTo, -1) };
}

function byKey(a: Candidate, b: Candidate): number {
  return a.unit < b.unit ? -1 : 1;
}
