import { addDays } from '@lien-nganh/vocabulary';
import { halfYears, monthsFrom, workday } from '../calendar.ts';
import { releasedTable, type Counted, type Counting } from '../counted.ts';
import { FAILING } from '../habits.data.ts';
import type { Random } from '../random.ts';
import { ended, lived, recorded, type Entry } from '../recorded.ts';
import { sending, type Strand } from '../story.ts';
import { agencyOf, districtOn, habitsOf, type World } from '../world.ts';
import { programmes, visitSubjects } from './words.data.ts';

const counting: Counting = {
  ...{ totals: 'communities/support-totals', releases: 'communities/support-release' },
  agency: 'dolisa',
};

/** Programmes into which the work is integrated, in each district and the province, from some day on. */
export function programmeStrands(world: World, random: Random): readonly Strand[] {
  const districts = world.districts.filter(({ code }) => habitsOf(code).diligent);
  return [null, ...districts].flatMap((district) =>
    random.some(programmes, random.between(2, 5)).map((programme): Strand => {
      const on = workday(addDays(world.from, random.between(15, 200)));
      const unit = district === null ? world.province.unit : districtOn(world, district.code, on);
      const lead = district === null ? 'dolisa' : agencyOf(district.code);
      const entry: Entry = {
        ...{ kind: 'communities/social-programme', ref: `${programme} of ${lead}`, on, unit, lead },
        told: { programme },
      };
      const end = random.chance(0.12) ? [ended(entry, workday(addDays(on, random.between(120, 260))))] : [];
      return { name: entry.ref, steps: [recorded(entry), ...end] };
    }),
  );
}

/** Labour, the police and the Front go to the districts, to check, urge and guide. */
export function localityVisitStrands(world: World, random: Random): readonly Strand[] {
  return monthsFrom(world.from, world.end).flatMap((month) =>
    ['dolisa', 'dolisa', 'police', 'fatherland-front'].flatMap((lead, n): readonly Strand[] => {
      const on = workday(addDays(month, random.between(4, 25)));
      const { code } = random.pick(world.districts);
      if (!random.chance(0.6)) return [];
      const there = world.communes.filter(({ parent }) => parent!.startsWith(code)).map(({ unit }) => unit);
      const subject = lead === 'police' ? 'healthy-communes' : random.pick(visitSubjects);
      const visit: Entry = {
        ...{ kind: 'communities/locality-visit', ref: `locality visit ${month.slice(0, 7)} ${n}`, on },
        ...{ unit: districtOn(world, code, on), lead, participants: lead === 'dolisa' ? ['police'] : [] },
        told: { subject, guided: random.some(there, random.between(0, 3)) },
      };
      return [lived(visit, random)];
    }),
  );
}

const tables = [
  { table: 'people-trained-vocationally', most: 60, dimension: 'trade', members: ['weaving', 'crops', 'livestock'] },
  { table: 'people-helped-to-work', most: 22, dimension: null, members: [] },
  { table: 'people-given-loans', most: 35, dimension: 'lender', members: ['social-policy-bank', 'fund'] },
] as const;

/** Counts of people whom the programmes reached, district by district, and their releases. */
export function supportStrands(world: World, random: Random): readonly Strand[] {
  return halfYears(world.from, world.end).flatMap((period) => {
    const by = tables.map(({ table, most, dimension, members }) => {
      const counted = world.districts.map(({ code }): Counted => {
        const unit = districtOn(world, code, period.to);
        const count = random.between(0, most);
        const part = (member: string) => ({
          by: { [dimension!]: member },
          count: Math.floor(count / (members.length + 1)),
        });
        return { unit, lines: [{ by: {}, count }, ...members.map(part)] };
      });
      const [first] = counted;
      const slip = { ...first!, lines: [{ by: {}, count: first!.lines[0]!.count + 7 }, ...first!.lines.slice(1)] };
      return releasedTable(counting, { table, period, counted, ...(most > 30 ? { slip } : {}) });
    });
    const people = { unit: world.province.unit, lines: [{ by: {}, count: random.between(180, 420) }] };
    return [...by, releasedTable(counting, { table: 'people-supported', period, counted: [people] })];
  });
}

/**
 * The one thing that the failing district tells: how many victims of trafficking it supported, so few that the figure is withheld.
 * Whether it did its part in that obligation the matrix therefore leaves open.
 */
export function victimStrands(world: World, random: Random): readonly Strand[] {
  return halfYears(world.from, world.end).map((period) => {
    const unit = districtOn(world, FAILING, period.to);
    const counted = [{ unit, lines: [{ by: {}, count: random.between(1, 3) }] }];
    const own = { ...counting, agency: agencyOf(FAILING) };
    return releasedTable(own, { table: 'trafficking-victims-supported', period, counted });
  });
}

/** The standing agency states the year for the province, by form alone, once its second half has come in. */
export function disciplineYearStrand({ end }: World): readonly Strand[] {
  const on = '2014-03-03';
  const state = sending('communities/discipline-year/state', { year: 2013, agency: 'dolisa' });
  return on < end ? [{ name: 'discipline of 2013', steps: [{ on, as: 'standing', send: state }] }] : [];
}

/** Heads of districts enter, each half-year, how officials were disciplined: mostly that nobody was. The failing one reports nothing. */
export function disciplineStrands(world: World, random: Random): readonly Strand[] {
  return halfYears(world.from, world.end).flatMap((half) =>
    world.districts
      .filter(({ code }) => habitsOf(code).diligent && random.chance(0.8))
      .map(({ code }): Strand => {
        const agency = agencyOf(code);
        const warned = [{ form: 'reprimand', side: 'state', people: 1 }];
        const body = { agency, ...half, individuals: random.chance(0.2) ? warned : [], collectives: [] };
        const on = workday(addDays(half.to, random.between(6, 40)));
        const name = `discipline ${agency} ${half.from}`;
        return {
          name,
          steps: [{ on, as: `head.${agency}`, send: () => ({ to: 'communities/discipline/enter', body }) }],
        };
      }),
  );
}
