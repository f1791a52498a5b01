import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { ended, inOrder, later, recorded, type Entry } from '../recorded.ts';
import { SAMPLE, type Step, type Strand } from '../story.ts';
import { communesOf, type Commune, type World } from '../world.ts';
import { areaKinds, areaNames } from './words.data.ts';

/** How many communes have an area in which work is concentrated. */
const AREAS = 26;

/** Key areas with their hotspots, the operations there, and the cases that they found. Names stay sealed in the service. */
export function areaStrands(world: World, random: Random): readonly Strand[] {
  return random.some(communesOf(world), AREAS).map((commune, index) => areaStrand({ world, random, commune }, index));
}

interface Setting {
  readonly world: World;
  readonly random: Random;
  readonly commune: Commune;
}

function areaStrand({ world, random, commune }: Setting, index: number): Strand {
  const { from, end } = world;
  const by = { unit: commune.unit, lead: 'police', participants: commune.habits.diligent ? [commune.agency] : [] };
  const on = workday(addDays(from, random.between(2, 40)));
  const area: Entry = {
    ...{ kind: 'inspections/key-area', ref: `area ${index}`, on, ...by },
    told: { kind: random.pick(areaKinds), name: `${random.pick(areaNames)} ${index + 1} ${SAMPLE}` },
  };
  const operations = Array.from({ length: random.between(1, 4) }, (_, n) => ({
    n,
    on: workday(addDays(on, random.between(30, 520))),
  })).filter((operation) => operation.on < end);
  const steps = operations.flatMap((operation) =>
    operationOn({ ...area, ref: `${area.ref} operation ${operation.n}`, on: operation.on }, area.ref, random),
  );
  return { name: area.ref, steps: [recorded(area), ...inOrder([...hotspot(area, random), ...steps])] };
}

/** Managed until it was found clean, again and again; then it is removed. */
function hotspot(area: Entry, random: Random): readonly Step[] {
  const on = workday(addDays(area.on, random.between(3, 60)));
  const spot: Entry = {
    ...{ ...area, kind: 'inspections/hotspot', ref: `${area.ref} hotspot`, on },
    told: (known) => ({
      kind: 'public-place',
      area: known.id(area.ref),
      name: `Tụ điểm ${area.ref.slice(5)} ${SAMPLE}`,
    }),
  };
  if (!random.chance(0.45)) return [recorded(spot)];
  const seen = [90, 150].map((days) => checkedAgain(spot, workday(addDays(on, days)), area.ref));
  return [recorded(spot), ...seen, ended(spot, workday(addDays(on, random.between(170, 330))))];
}

/** It is gone to again, and nothing is found. */
function checkedAgain(spot: Entry, on: Day, area: string): Step {
  const again: Entry = {
    ...{ ...spot, kind: 'inspections/operation', ref: `${spot.ref} ${on}`, on },
    told: (known) => ({ kindOfPlace: 'hotspot', area: known.id(area) }),
  };
  return recorded(again);
}

function operationOn(at: Entry, area: string, random: Random): readonly Step[] {
  const operation: Entry = {
    ...{ ...at, kind: 'inspections/operation' },
    told: (known) => ({ kindOfPlace: 'key-area', area: known.id(area) }),
  };
  return [recorded(operation), ...(random.chance(0.5) ? caseOf(operation, random) : [])];
}

function caseOf(operation: Entry, random: Random): readonly Step[] {
  const offence = random.chance(0.12) ? 'trafficking' : 'prostitution-related';
  const found: Entry = {
    ...{ ...operation, kind: 'inspections/detected-case', ref: `${operation.ref} case` },
    told: (known) => ({ offence, operation: known.id(operation.ref) }),
  };
  const on = workday(addDays(operation.on, random.between(5, 30)));
  const opened: Entry = {
    ...{ ...operation, kind: 'inspections/prosecution', ref: `${operation.ref} prosecution`, on },
    told: (known) => ({ offence, case: known.id(found.ref) }),
  };
  const confirmed = later(operation, workday(addDays(operation.on, 2)), [
    'confirm-part',
    {},
    `officer.${operation.participants![0]}`,
  ]);
  const part = operation.participants!.length > 0 ? [confirmed] : [];
  return [recorded(found), ...part, ...(random.chance(0.35) ? [recorded(opened)] : [])];
}
