import { addDays, daysFrom } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { lived, recorded, type Entry } from '../recorded.ts';
import type { Strand } from '../story.ts';
import { agencyOf, communesOf, districtOn, habitsOf, type Place, type World } from '../world.ts';

/** Establishments that signed a commitment with their commune; they are known by opaque ids. */
export function commitmentStrands(world: World, places: readonly Place[], random: Random): readonly Strand[] {
  const span = daysFrom(world.from, world.end);
  return places
    .filter(({ district }) => random.chance(0.75 * Math.min(1, habitsOf(district).pace)))
    .map(({ ref, kind, unit, district, known }) => {
      const on = workday(addDays(known, random.between(5, Math.max(6, span - daysFrom(world.from, known) - 10))));
      const signed: Entry = {
        ...{ kind: 'communications/establishment-commitment', ref: `commitment of ${ref}`, on, unit },
        lead: agencyOf(district),
        participants: random.chance(0.3) ? ['police'] : [],
        told: (ids) => ({ establishment: ids.id(ref), kind }),
      };
      return lived(signed, random);
    });
}

/** Cultural families, residential areas and agencies: recognised at the end of each year, a few weeks late in places. */
export function recognitionStrands(world: World, random: Random): readonly Strand[] {
  const years = [2013, 2014].filter((year) => `${year}-12-20` < world.end);
  return years.flatMap((year) => [...ofCommunes(world, year, random), ...ofDistricts(world, year, random)]);
}

function ofCommunes(world: World, year: number, random: Random): readonly Strand[] {
  return communesOf(world)
    .filter(({ habits }) => random.chance(Math.min(0.95, 0.3 + habits.pace)))
    .flatMap(({ code, unit, agency }) =>
      [
        { title: 'cultural-family', most: 900 },
        { title: 'cultural-residential-area', most: 14 },
      ].map(({ title, most }): Strand => {
        const on = `${year}-12-${random.between(5, 18)}`.replace(/-(\d)$/, '-0$1');
        const number = random.between(most >> 2, most);
        const entry: Entry = {
          ...{ kind: 'communications/recognition', ref: `${title} ${code} ${year}`, on, unit, lead: agency },
          ...{ told: { title, year, number }, slip: { number: number - 1 } },
        };
        return lived(entry, random);
      }),
    );
}

function ofDistricts(world: World, year: number, random: Random): readonly Strand[] {
  const on = `${year}-12-16`;
  return world.districts.flatMap(({ code }) =>
    ['agency', 'school', 'enterprise'].map((kind): Strand => {
      const entry: Entry = {
        ...{ kind: 'communications/recognition', ref: `cultural ${kind} ${code} ${year}`, on },
        ...{ unit: districtOn(world, code, on), lead: 'culture' },
        told: { title: 'cultural-agency-or-unit', kind, year, number: random.between(2, 40) },
      };
      return { name: entry.ref, steps: [recorded(entry, workday(addDays(on, random.between(0, 9))))] };
    }),
  );
}
