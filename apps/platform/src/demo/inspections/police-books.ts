import { addDays } from '@lien-nganh/vocabulary';
import { lastDayOf, monthsFrom, workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { changed, lived, recorded, type Entry } from '../recorded.ts';
import type { Step, Strand } from '../story.ts';
import { communesOf, type World } from '../world.ts';
import { channels, residences } from './words.data.ts';

/** Share of months in which residence is checked in a commune. */
const CHECKED = 0.65;
/** Reports of violations that come in each month. */
const REPORTS = 5;

/** Residence checks, commune by commune and month by month. */
export function residenceStrands(world: World, random: Random): readonly Strand[] {
  return communesOf(world).flatMap(({ unit, code, agency, habits: { pace } }) =>
    monthsFrom(world.from, world.end)
      .filter(() => random.chance(CHECKED * Math.min(1.2, 0.4 + pace)))
      .map((month) => {
        const visits = random.between(2, 24);
        const check: Entry = {
          ...{ kind: 'inspections/residence-check', ref: `residence ${code} ${month.slice(0, 7)}` },
          ...{ on: addDays(month, random.between(3, 24)), unit, lead: 'police' },
          participants: random.chance(0.15 * pace) ? [agency] : [],
          told: { kindOfPlace: random.pick(residences), visits },
          slip: { visits: visits + random.between(1, 5) },
        };
        return lived(check, random);
      }),
  );
}

/** Reports of violations: received, mostly verified, and settled one way or the other. Nobody is named in any. */
export function violationReportStrands(world: World, random: Random): readonly Strand[] {
  const communes = communesOf(world);
  return monthsFrom(world.from, world.end).flatMap((month) =>
    Array.from({ length: random.between(REPORTS - 2, REPORTS + 2) }, (_, n): Strand => {
      const { unit } = random.pick(communes);
      const received: Entry = {
        ...{ kind: 'inspections/violation-report', ref: `report ${month.slice(0, 7)} ${n}` },
        ...{ on: workday(addDays(month, random.between(0, 24))), unit, lead: 'police' },
        told: { stage: 'received', outcome: 'open', channel: random.pick(channels) },
      };
      return { name: received.ref, steps: [recorded(received), ...followed(received, lastDayOf(month), random)] };
    }),
  );
}

function followed(report: Entry, monthEnds: string, random: Random): readonly Step[] {
  const verified = workday(addDays(monthEnds, random.between(2, 20)));
  const settled = workday(addDays(verified, random.between(5, 40)));
  const outcome = random.pick(['founded', 'unfounded', 'unfounded', 'transferred']);
  return [
    ...(random.chance(0.9) ? [changed(report, verified, { stage: 'verified' })] : []),
    ...(random.chance(0.8) ? [changed(report, settled, { stage: 'settled', outcome })] : []),
  ];
}
