import { addDays } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { workday } from '../calendar.ts';
import { minutesOf } from './minutes.ts';
import type { Random } from '../random.ts';
import { SAMPLE, type Step, type Strand } from '../story.ts';
import type { Visit } from './visits.ts';

const pairs = z.object({
  rows: z.array(z.object({ twin: z.string(), records: z.array(z.object({ inspection: z.string() })) })),
});

/** Share of visits that the police enter too, not knowing of the other record. */
const TWICE = 0.03;

/** Two records of one visit: the platform finds the pair, and an officer decides on most of them. */
export function twinStrands(visits: readonly Visit[], random: Random): readonly Strand[] {
  return visits
    .filter(({ how, place, body }) => how === 'planned' && place !== null && body === 'team-178')
    .filter(() => random.chance(TWICE))
    .map((visit) => twinStrand(visit, random));
}

function twinStrand(visit: Visit, random: Random): Strand {
  const ref = `twin of ${visit.ref}`;
  const crew = ['officer.police'];
  const alone = { ...visit, body: 'police' as const, lead: 'police', participants: [], leaderMember: crew[0]! };
  const record: Step = {
    on: workday(addDays(visit.on, 2)),
    as: 'officer.police',
    makes: ref,
    send: (known) => ({
      to: 'inspections/inspection/record-inspection',
      body: {
        ...{ body: 'police', place: 'establishment', establishment: known.id(visit.place!.ref), unit: visit.unit },
        ...{ team: null, lead: 'police', crew, leader: crew[0], participants: [] },
        ...minutesOf(alone, random),
        ...{
          number: `${visit.n}T/BB-KT ${SAMPLE}`,
          mode: 'surprise',
          earlier: null,
          ground: null,
          report: null,
          paper: null,
        },
      },
    }),
  };
  return { name: ref, steps: random.chance(0.8) ? [record, ...decision(visit, ref, random)] : [record] };
}

function decision(visit: Visit, ref: string, random: Random): readonly Step[] {
  const on = workday(addDays(visit.on, 9));
  const as = `officer.${visit.lead}`;
  const isSame = random.chance(0.75);
  const find: Step = {
    on,
    as,
    look: () => 'inspections/questions/possible-twins?status=open&first=200',
    learns: (answer, known) => {
      const own = known.id(ref);
      const pair = pairs.parse(answer).rows.find(({ records }) => records.some(({ inspection }) => inspection === own));
      if (!pair) throw new Error(`the platform has not found the pair of ${visit.ref}`);
      return [[`pair of ${visit.ref}`, pair.twin]];
    },
  };
  const decide: Step = {
    on,
    as,
    send: (known) => ({
      to: `inspections/twin/${known.id(`pair of ${visit.ref}`)}/decide-twin`,
      body: {
        verdict: isSame ? 'same' : 'different',
        kept: isSame ? known.id(visit.ref) : null,
        reason: `Đã đối chiếu biên bản ${SAMPLE}`,
      },
    }),
  };
  return [find, decide];
}
