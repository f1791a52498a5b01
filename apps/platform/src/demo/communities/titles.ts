import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { onRecord, SAMPLE, type Send, type Step, type Strand } from '../story.ts';
import { communesOf, type Commune, type World } from '../world.ts';

/** When each year's titles are registered, and assessed. */
const YEARS = [
  { year: 2013, registered: '2013-08-05', assessed: '2013-11-04' },
  { year: 2014, registered: '2014-02-10', assessed: '2014-11-03' },
] as const;
/** Share of communes that register, and of those that get as far as an assessment. */
const REGISTERS = 0.75;
const ASSESSED = 0.92;

const title = 'communities/healthy-commune';

interface Year {
  readonly year: number;
  readonly registered: Day;
  readonly assessed: Day;
}

/** Communes register for the title of a year, score themselves, are reviewed, classed and recognised; some are not. */
export function titleStrands(world: World, random: Random): readonly Strand[] {
  return YEARS.flatMap((year) =>
    communesOf(world)
      .filter(({ habits }) => random.chance(Math.min(0.95, REGISTERS * (0.25 + habits.pace))))
      .map((commune) => titleOf({ world, commune, year, random })),
  );
}

interface Setting {
  readonly world: World;
  readonly commune: Commune;
  readonly year: Year;
  readonly random: Random;
}

function titleOf(setting: Setting): Strand {
  const { commune, year, random } = setting;
  const ref = `title ${commune.code} ${year.year}`;
  // a few register through Labour
  const lead = random.chance(0.05) ? 'dolisa' : commune.agency;
  const on = workday(addDays(year.registered, random.between(0, 30)));
  const paper = { document: `Đơn đăng ký ${SAMPLE}`, dated: on };
  const register: Send = {
    ...{ on, as: `officer.${lead}`, makes: ref },
    send: () => ({ to: `${title}/register`, body: { commune: commune.unit, year: year.year, on, lead, paper } }),
  };
  const assessed = random.chance(ASSESSED) ? assessment({ ...setting, ref, lead }) : [];
  return { name: ref, steps: [register, ...assessed] };
}

interface Registered extends Setting {
  readonly ref: string;
  readonly lead: string;
}

function assessment({ world, year, random, ref, lead }: Registered): readonly Step[] {
  const on = workday(addDays(year.assessed, random.between(0, 14)));
  const day = (days: number) => workday(addDays(on, days));
  const step = (days: number, path: string, body: object, as = `head.${lead}`): Send => {
    return { on: day(days), as, send: onRecord(ref, `${title}/{id}/${path}`, { on: day(days), ...body }) };
  };
  const own = world.criteria.map(({ criterion, most }) => ({
    criterion,
    points: random.between(Math.ceil(most * 0.55), most),
  }));
  // reviewers give a point or two less
  const reviewed = own.map(({ criterion, points }) => ({
    criterion,
    points: points - random.between(0, Math.min(2, points)),
  }));
  const sum = reviewed.reduce((points, one) => points + one.points, 0);
  return [
    step(0, 'self-assess', { scores: own }, `officer.${lead}`),
    step(random.between(7, 16), 'review', { scores: reviewed }),
    step(random.between(18, 24), 'classify', {}),
    sum >= world.recognisableFrom
      ? step(random.between(26, 36), 'recognise', {
          freeOf: random.pick(['both', 'both', 'prostitution']),
          decision: { document: `${random.between(500, 2000)}/QĐ-UBND ${SAMPLE}`, dated: day(26) },
        })
      : step(28, 'decline', { reason: `Chưa đủ điểm ${SAMPLE}` }),
  ];
}
