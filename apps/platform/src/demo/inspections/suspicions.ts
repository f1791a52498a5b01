import { addDays } from '@lien-nganh/vocabulary';
import { halfYears, workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { ended, recorded, type Entry } from '../recorded.ts';
import { onRecord, SAMPLE, sending, type Send, type Step, type Strand } from '../story.ts';
import type { Place, World } from '../world.ts';
import { estimatedBy } from './words.data.ts';

/** How many establishments the police note signs of abuse of. */
const NOTED = 28;
const INDICATOR = 'estimated-persons-selling';

/** Signs of abuse that were noted of establishments, until they were gone, or to this day. */
export function suspicionStrands(places: readonly Place[], random: Random): readonly Strand[] {
  return random.some(places, NOTED).map(({ ref, kind, unit, known }) => {
    const on = workday(addDays(known, random.between(5, 300)));
    const noted: Entry = {
      ...{ kind: 'inspections/suspicion', ref: `suspicion of ${ref}`, on, unit, lead: 'police' },
      told: (ids) => ({ establishment: ids.id(ref), kind }),
    };
    const gone = random.chance(0.5) ? [ended(noted, addDays(on, random.between(45, 160)))] : [];
    return { name: noted.ref, steps: [recorded(noted), ...gone] };
  });
}

/** How many they may be in the province, at the end of each half-year: entered by the police, never counted, once put right. */
export function estimateStrands(world: World, random: Random): readonly Strand[] {
  return halfYears(world.from, world.end).map(({ to }, index): Strand => {
    const name = `estimate ${to}`;
    const [people, method] = [random.between(90, 160), estimatedBy[index % estimatedBy.length]!];
    const on = workday(addDays(to, random.between(4, 12)));
    const made: Send = {
      ...{ on, as: 'officer.police', makes: name },
      send: sending('inspections/estimate/make', {
        ...{ indicator: INDICATOR, unit: world.province.unit, on: to, lead: 'police', people, method },
      }),
    };
    const changes = {
      people: people + random.between(3, 15),
      method,
      reason: `Tính lại theo số liệu bổ sung ${SAMPLE}`,
    };
    const corrected: Step = {
      ...{ on: workday(addDays(on, 30)), as: 'officer.police' },
      send: onRecord(name, 'inspections/estimate/{id}/correct', changes),
    };
    return { name, steps: index === 0 ? [made, corrected] : [made] };
  });
}
