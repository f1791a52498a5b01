import { addDays } from '@lien-nganh/vocabulary';
import { aftermath } from './aftermath.ts';
import { mondayOf } from '../calendar.ts';
import { laterOn } from './later-on.ts';
import { minutesOf } from './minutes.ts';
import type { Random } from '../random.ts';
import { inOrder } from '../recorded.ts';
import { onRecord, SAMPLE, type Known, type Step, type Strand } from '../story.ts';
import type { Visit } from './visits.ts';
import type { World } from '../world.ts';

/** A visit from its plan to the last word about it. */
export function visitStrand(visit: Visit, world: World, random: Random): Strand {
  const { outcome, steps } = told(visit, random);
  const after = outcome === 'carried-out' ? [...aftermath(visit, world, random), ...laterOn(visit, random)] : [];
  return { name: visit.ref, steps: [...steps, ...inOrder(after)] };
}

type Outcome = 'carried-out' | 'not-carried-out' | 'broken-off';
interface Told {
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
}

function told(visit: Visit, random: Random): Told {
  if (visit.how === 'on-paper' || visit.how === 'for-another') {
    return { outcome: 'carried-out', steps: [recorded(visit, random)] };
  }
  const prepared = visit.plan === null ? surprise(visit) : planned(visit, random);
  const { outcome, steps } = ended(visit, random);
  return { outcome, steps: [...prepared, ...steps] };
}

const inspection = 'inspections/inspection';

function step(visit: Visit, path: string, body: unknown, on = visit.on): Step {
  return { on, as: visit.leader, send: onRecord(visit.ref, `${inspection}/{id}/${path}`, body) };
}

/** Planned on Monday, approved on Tuesday; in a few the place gets notice, a few are put off and go out all the same. */
function planned(visit: Visit, random: Random): readonly Step[] {
  const monday = mondayOf(visit.on);
  const { approver } = visit;
  const plan: Step = {
    on: monday,
    as: visit.leader,
    makes: visit.ref,
    send: (known) => ({
      to: `${inspection}/plan-inspection`,
      body: {
        ...whereAndWho(visit, known),
        ...{ mode: 'planned', plan: known.id(visit.plan!), earlier: null, plannedFor: visit.on, approver },
      },
    }),
  };
  const approve: Step = {
    on: addDays(monday, 1),
    as: approver,
    send: onRecord(visit.ref, `${inspection}/{id}/approve-inspection`, {}),
  };
  const notice = random.chance(0.15)
    ? [step(visit, 'notify-inspection', { on: addDays(monday, 1) }, addDays(monday, 1))]
    : [];
  const postponed = random.chance(0.04)
    ? [
        step(
          visit,
          'postpone-inspection',
          { until: visit.on, reason: `Lũ quét, chưa đi được ${SAMPLE}` },
          addDays(monday, 1),
        ),
      ]
    : [];
  return [plan, approve, ...notice, ...postponed];
}

/** Decided on the day itself, on a ground, with a written report. */
function surprise(visit: Visit): readonly Step[] {
  const { n, on } = visit;
  const decide: Step = {
    on,
    as: visit.leader,
    makes: visit.ref,
    send: (known) => ({
      to: `${inspection}/decide-surprise`,
      body: {
        ...whereAndWho(visit, known),
        plannedFor: on,
        ground: { kind: 'signs', words: `Có dấu hiệu vi phạm ${SAMPLE}` },
        report: { number: `${n}/BC ${SAMPLE}`, writtenOn: on },
      },
    }),
  };
  return [decide];
}

function whereAndWho(visit: Visit, known: Known) {
  const { body, place, unit, team, lead, crew, leaderMember, participants } = visit;
  return {
    ...{ body, unit, team, lead, crew, participants, leader: leaderMember, obligations: [] },
    place: place ? 'establishment' : 'public-place',
    establishment: place ? known.id(place.ref) : null,
  };
}

const EMPTY_HANDED = ['closed', 'closed', 'refused', 'not-found'] as const;

function ended(visit: Visit, random: Random): Told {
  const { on, crew } = visit;
  const drawn = random.next();
  if (drawn < 0.08 && visit.place) {
    const body = { outcome: random.pick(EMPTY_HANDED), on, note: `Đoàn đã đến nơi ${SAMPLE}` };
    return { outcome: 'not-carried-out', steps: [step(visit, 'record-not-carried-out', body)] };
  }
  // now and then somebody is missing, and the breach is marked
  const present = crew.length > 2 && random.chance(0.03) ? crew.slice(0, 2) : crew;
  const begin = step(visit, 'begin-inspection', { on, present });
  if (drawn < 0.1) {
    const body = { on, reason: `Mất điện toàn khu vực ${SAMPLE}` };
    return { outcome: 'broken-off', steps: [begin, step(visit, 'break-off-inspection', body)] };
  }
  return { outcome: 'carried-out', steps: [begin, step(visit, 'sign-minutes', minutesOf(visit, random))] };
}

/** Entered weeks later from paper, or by the committee in a department's stead. */
function recorded(visit: Visit, random: Random): Step {
  const { n, on, how } = visit;
  const dated = addDays(on, random.between(0, 2));
  const minutes = minutesOf(visit, random);
  return {
    on: addDays(mondayOf(addDays(on, random.between(14, 35))), 7),
    as: visit.leader,
    makes: visit.ref,
    send: (known) => ({
      to: `${inspection}/record-inspection`,
      body: {
        ...whereAndWho(visit, known),
        ...minutes,
        ...{ mode: 'surprise', earlier: null, ground: null, report: null, note: `Ghi lại từ biên bản giấy ${SAMPLE}` },
        paper: how === 'on-paper' ? { document: `${n}/BB-KT ${SAMPLE}`, dated } : null,
      },
    }),
  };
}
