import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { onRecord, SAMPLE, sending, type Send, type Step, type Strand } from '../story.ts';
import { submissionStrands, THROUGH_PLATFORM } from './submissions.ts';
import { agencyOf, habitsOf, REGIME, type World } from '../world.ts';

/** Periods of the regime as the calendar has them: when each begins, when its reports are due, and whether some come through the platform. */
const PERIODS = [
  { period: '2013-H2', begins: '2013-07-22', dueOn: '2014-01-06', onPlatform: false },
  { period: '2013', begins: '2013-07-22', dueOn: '2014-01-06', onPlatform: false },
  { period: '2014-H1', begins: '2014-01-06', dueOn: '2014-07-07', onPlatform: true },
  { period: '2014-H2', begins: '2014-07-07', dueOn: '2015-01-05', onPlatform: false },
  { period: '2014', begins: '2014-01-06', dueOn: '2015-01-05', onPlatform: false },
] as const;
type Period = (typeof PERIODS)[number];

const STANDING = 'standing';
const DEPARTMENTS = ['dolisa', 'police', 'health', 'culture', 'other-members'];
/** Asked, and never due. */
const ASKED = ['fatherland-front', 'member-organisations'];

/** Reports as they come in to the standing agency: mostly in time, some late, some with nothing to report, one district's hardly ever. */
export function reportingStrands(world: World, random: Random): readonly Strand[] {
  const reminded: Strand = {
    name: 'days ahead',
    steps: [{ on: '2013-09-02', as: STANDING, send: sending('reporting/reminder-rules/set', { daysAhead: 30 }) }],
  };
  const periods = PERIODS.filter(({ begins }) => begins < world.end).flatMap((period) => [
    opened(period),
    ...received(world, period, random),
    ...(period.onPlatform ? submissionStrands(world, period) : consolidated(world, period)),
  ]);
  return [reminded, ...periods];
}

function opened({ period, begins }: Period): Strand {
  const open = sending('reporting/reporting-period/open', { regime: REGIME, period });
  return { name: `period ${period}`, steps: [{ on: begins, as: STANDING, send: open }] };
}

function received(world: World, period: Period, random: Random): readonly Strand[] {
  const districts = world.districts.map(({ code }) => ({ agency: agencyOf(code), reports: habitsOf(code).reports }));
  const others = [...DEPARTMENTS, ...ASKED].map((agency) => ({ agency, reports: 'on-time' as const }));
  return [...others, ...districts]
    .filter(({ agency, reports }) => comes(period, { agency, reports }, random))
    .map(({ agency, reports }) => ({
      agency,
      strand: receiptOf(period, agency, receivedOn(period, reports, random), random),
    }))
    .filter(({ agency }) => !(period.onPlatform && THROUGH_PLATFORM.includes(agency)))
    .map(({ strand }) => strand);
}

interface Reporter {
  readonly agency: string;
  readonly reports: 'on-time' | 'late' | 'hardly';
}

/** Of the failing district's one report came, two months late. */
function comes({ period }: Period, { agency, reports }: Reporter, random: Random): boolean {
  if (reports === 'hardly') return period === '2013-H2';
  return ASKED.includes(agency) ? random.chance(0.5) : random.chance(0.95);
}

function receivedOn({ dueOn }: Period, reports: Reporter['reports'], random: Random): Day {
  if (reports === 'hardly') return workday(addDays(dueOn, 63));
  const days = reports === 'late' || random.chance(0.08) ? random.between(4, 30) : -random.between(0, 9);
  return workday(addDays(dueOn, days));
}

function receiptOf({ period }: Period, agency: string, on: Day, random: Random): Strand {
  const ref = `receipt ${period} ${agency}`;
  const number = random.between(20, 400);
  const content = random.chance(0.07) ? 'nothing-to-report' : 'figures';
  const told = { number: `${number}/BC ${SAMPLE}`, dated: addDays(on, -random.between(1, 4)), receivedOn: on, content };
  const record: Send = {
    ...{ on, as: STANDING, makes: ref },
    send: () => ({ to: 'reporting/receipt/record', body: { regime: REGIME, period, agency, ...told } }),
  };
  const changes = { changes: { number: `${number + 1}/BC ${SAMPLE}` }, reason: `Ghi nhầm số ${SAMPLE}` };
  const correct: Step = {
    ...{ on: workday(addDays(on, 6)), as: STANDING },
    send: onRecord(ref, 'reporting/receipt/{id}/correct', changes),
  };
  return { name: ref, steps: random.chance(0.06) ? [record, correct] : [record] };
}

/** The province's report of a period that is made outside the platform; of the first year there is another edition. */
function consolidated({ end }: World, { period, dueOn }: Period): readonly Strand[] {
  const ref = `consolidated ${period}`;
  const on = workday(addDays(dueOn, 10));
  if (on >= end) return [];
  const [number, later] = period === '2013' ? [16, 17] : [15, 98];
  const issue: Send = {
    ...{ on, as: STANDING, makes: ref },
    send: sending('reporting/consolidation/issue', {
      regime: REGIME,
      period,
      number: `${number}/BC-SLĐTBXH ${SAMPLE}`,
      dated: on,
    }),
  };
  const then = workday(addDays(on, 40));
  const edition = {
    number: `${later}/BC-SLĐTBXH ${SAMPLE}`,
    dated: then,
    reason: `Bổ sung số liệu báo cáo đến muộn ${SAMPLE}`,
  };
  const restate: Send = {
    on: then,
    as: STANDING,
    send: onRecord(ref, 'reporting/consolidation/{id}/restate', edition),
  };
  return [{ name: ref, steps: period === '2013' ? [issue, restate] : [issue] }];
}
