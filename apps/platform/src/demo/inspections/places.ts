import type { Day } from '@lien-nganh/kernel';
import { addDays, daysFrom } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { onRecord, SAMPLE, sending, type Step, type Strand } from '../story.ts';
import { kinds, placeNames } from './words.data.ts';
import type { Place, UnitSeen, World } from '../world.ts';

const COUNT = 240;
/** Weeks in which the register is filled; later only what opens. */
const FILLED_WITHIN_WEEKS = 3;
/** The police keep the register. */
const REGISTRAR = 'officer.police';
const OLDEST: Day = '2009-01-05';

export interface Places {
  readonly places: readonly Place[];
  readonly strands: readonly Strand[];
}

/** The register of establishments: most are there from the first weeks on, some open, change their licence or close. */
export function placesOf(world: World, random: Random): Places {
  const made = Array.from({ length: COUNT }, (_, index) => placeOf(world, random, index));
  return { places: made.map(({ place }) => place), strands: made.map(({ strand }) => strand) };
}

function placeOf(world: World, random: Random, index: number): { readonly place: Place; readonly strand: Strand } {
  const { from, end } = world;
  const commune = communeOf(world, random);
  const { kind, sign } = kindOf(random);
  const opens = random.chance(0.15);
  const lastDay = addDays(end, -14);
  const on = workday(
    opens ? dayIn(random, addDays(from, 21), lastDay) : addDays(from, random.between(0, 7 * FILLED_WITHIN_WEEKS - 3)),
  );
  const openedOn = opens ? addDays(on, -random.between(0, 10)) : dayIn(random, oldestIn(commune), addDays(from, -30));
  const ref = `establishment ${index}`;
  const district = commune.parent!.slice(0, 3);
  const register: Step = {
    on,
    as: REGISTRAR,
    makes: ref,
    send: sending('inspections/establishment/register-establishment', {
      ...{ kind, conditional: true, prone: true, unit: commune.unit, openedOn },
      name: `${sign} ${random.pick(placeNames)} ${index + 1} ${SAMPLE}`,
      address: `Tổ ${random.between(1, 18)}, ${commune.name} ${SAMPLE}`,
      ...{ owner: null, contact: null, licence: licenceOf(random, openedOn, index), risk: riskOf(random) },
      keeper: 'police',
    }),
  };
  const steps = [register, ...laterChanges(random, { ref, on, end, index })];
  return {
    place: { ref, kind, unit: commune.unit, district, known: addDays(on, 1) },
    strand: { name: ref, steps },
  };
}

/** Towns have more of them than highland communes. */
function communeOf({ communes }: World, random: Random): UnitSeen {
  const towns = communes.filter(({ parent, name }) => parent!.startsWith('105') || name.length < 8);
  return random.chance(0.5) ? random.pick(towns) : random.pick(communes);
}

function kindOf(random: Random): (typeof kinds)[number] {
  const total = kinds.reduce((sum, { share }) => sum + share, 0);
  let left = random.between(1, total);
  return kinds.find(({ share }) => (left -= share) <= 0)!;
}

function dayIn(random: Random, from: Day, to: Day): Day {
  return addDays(from, random.between(0, Math.max(0, daysFrom(from, to))));
}

function oldestIn({ validFrom }: UnitSeen): Day {
  return validFrom !== null && validFrom > OLDEST ? validFrom : OLDEST;
}

function licenceOf(random: Random, from: Day, index: number) {
  if (random.chance(0.12)) return { is: 'none', number: null, from };
  return { is: random.chance(0.94) ? 'in-force' : 'expired', number: `${index + 1}/GP ${SAMPLE}`, from };
}

function riskOf(random: Random): string {
  return random.pick(['low', 'low', 'medium', 'medium', 'high', 'unknown']);
}

function laterChanges(
  random: Random,
  { ref, on, end, index }: { readonly ref: string; readonly on: Day; readonly end: Day; readonly index: number },
): readonly Step[] {
  const later = workday(dayIn(random, addDays(on, 30), addDays(end, -7)));
  if (later <= on || later >= end) return [];
  const change = (path: string, body: unknown): readonly Step[] => [
    { on: later, as: REGISTRAR, send: onRecord(ref, `inspections/establishment/{id}/${path}`, body) },
  ];
  const what = random.between(1, 100);
  if (what <= 6) return change('cease-establishment', { closedOn: later });
  if (what <= 14)
    return change('change-licence', {
      licence: { is: 'in-force', number: `${index + 1}/GP-2 ${SAMPLE}`, from: later },
    });
  if (what <= 24) return change('assess-risk', { risk: riskOf(random), reason: `Đánh giá định kỳ ${SAMPLE}` });
  return [];
}
