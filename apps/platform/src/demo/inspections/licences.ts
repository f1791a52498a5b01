import { addDays, daysFrom } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { ended, lived, recorded, type Entry } from '../recorded.ts';
import { SAMPLE, type Strand } from '../story.ts';
import { communesOf, type Place, type World } from '../world.ts';
import { licensed } from './words.data.ts';

/** Licences for performances, advertising and tours, beside those of establishments. */
const OTHER_LICENCES = 70;

/** Licences of culture and tourism: for places that need one, and for events; a few are withdrawn or run out. */
export function licenceStrands(world: World, places: readonly Place[], random: Random): readonly Strand[] {
  const span = daysFrom(world.from, world.end);
  const forPlaces = places
    .filter(({ kind }) => kind in licensed && random.chance(0.6))
    .map((place, index) => {
      const on = workday(addDays(place.known, random.between(7, 120)));
      const kind = licensed[place.kind];
      const licence: Entry = {
        ...{ kind: 'inspections/culture-licence', ref: `licence ${place.ref}`, on, unit: place.unit, lead: 'culture' },
        told: (known) => ({ kind, number: `${index + 1}/GP-VH ${SAMPLE}`, establishment: known.id(place.ref) }),
      };
      const ends = random.chance(0.1) ? [ended(licence, workday(addDays(on, random.between(60, 300))))] : [];
      return { name: licence.ref, steps: [recorded(licence), ...ends] };
    });
  const communes = communesOf(world);
  const others = Array.from({ length: OTHER_LICENCES }, (_, index) => {
    const licence: Entry = {
      ...{
        kind: 'inspections/culture-licence',
        ref: `licence ${index}`,
        on: addDays(world.from, random.between(3, span)),
      },
      ...{ unit: random.pick(communes).unit, lead: 'culture' },
      told: {
        kind: random.pick(['performance', 'advertising', 'tour-operator']),
        number: `${index + 1}/GP-SK ${SAMPLE}`,
      },
    };
    return lived(licence, random);
  });
  return [...forPlaces, ...others];
}
