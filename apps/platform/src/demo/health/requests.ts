import { addDays } from '@lien-nganh/vocabulary';
import { monthsFrom, workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { recorded, type Entry } from '../recorded.ts';
import { onRecord, type Step, type Strand } from '../story.ts';
import { communesOf, type World } from '../world.ts';

const NEEDS = ['harm-reduction', 'testing', 'sti-examination', 'treatment', 'information'] as const;
/** Share of requests that the programme has taken up. */
const TAKEN_UP = 0.75;

/** What others ask of Health: a commune and a need. It waits in the programme's list, and nothing comes back. */
export function requestStrands(world: World, random: Random): readonly Strand[] {
  const communes = communesOf(world);
  return monthsFrom(world.from, world.end).map((month): Strand => {
    const { unit, agency } = random.pick(communes);
    const on = workday(addDays(month, random.between(3, 24)));
    const asked: Entry = {
      ...{ kind: 'inspections/health-request', ref: `request to Health ${month.slice(0, 7)}`, on, unit },
      ...{ lead: random.pick(['police', 'culture', agency]), told: { need: random.pick(NEEDS) } },
    };
    const takenUpOn = workday(addDays(on, random.between(9, 30)));
    const takenUp: Step = {
      ...{ on: takenUpOn, as: 'officer.health' },
      send: onRecord(asked.ref, 'health-interventions/commune-request/{id}/take-up', { on: takenUpOn }),
    };
    return { name: asked.ref, steps: [recorded(asked), ...(random.chance(TAKEN_UP) ? [takenUp] : [])] };
  });
}
