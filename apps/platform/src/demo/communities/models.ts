import { addDays } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { changed, ended, recorded, type Entry } from '../recorded.ts';
import { SAMPLE, type Strand } from '../story.ts';
import { communesOf, type World } from '../world.ts';
import { models } from './words.data.ts';

/** Share of communes that replicate a model. */
const REPLICATING = 0.35;

/** Models that run, the lessons drawn from them, and the communes that take them up. */
export function modelStrands(world: World, random: Random): readonly Strand[] {
  const communes = communesOf(world);
  // member organisations were asked for it, and have none: nobody orders them
  const leads = ['dolisa', 'dolisa', 'fatherland-front', 'dolisa', 'dolisa', 'fatherland-front'];
  const running = models.map(({ model, called, kind }, index): Strand => {
    const on = workday(addDays(world.from, 14 + 2 * index));
    const { unit } = random.pick(communes);
    const entry: Entry = {
      ...{ kind: 'communities/model', ref: model, on, unit, lead: leads[index]! },
      told: { model, called: `${called} ${SAMPLE}`, kind, organisation: leads[index]! },
    };
    const drawnOn = workday(addDays(on, random.between(150, 300)));
    const lessons = { document: `${random.between(10, 90)}/BC-MH ${SAMPLE}`, dated: drawnOn };
    const end = index === models.length - 1 ? [ended(entry, workday(addDays(drawnOn, 60)))] : [];
    return { name: model, steps: [recorded(entry), changed(entry, drawnOn, { lessons }), ...end] };
  });
  return [...running, ...replicationStrands(world, random)];
}

/** One record for a commune, which says which models it has from day to day. */
function replicationStrands(world: World, random: Random): readonly Strand[] {
  const codes = models.map(({ model }) => model);
  return communesOf(world)
    .filter(({ habits }) => random.chance(REPLICATING * Math.min(1, habits.pace)))
    .map(({ code, unit, agency }) => {
      const on = workday(addDays(world.from, random.between(50, 420)));
      const taken = random.some(codes, random.between(1, 2));
      const entry: Entry = {
        ...{
          kind: 'communities/replication',
          ref: `replication ${code}`,
          on,
          unit,
          lead: random.pick([agency, agency, 'dolisa']),
        },
        told: { models: taken },
      };
      const more = codes.filter((model) => !taken.includes(model)).slice(0, 1);
      const then = workday(addDays(on, random.between(40, 120)));
      const steps = random.chance(0.25) ? [changed(entry, then, { models: [...taken, ...more] })] : [];
      return { name: entry.ref, steps: [recorded(entry), ...steps] };
    });
}
