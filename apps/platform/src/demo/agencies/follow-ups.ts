import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { afterMonths, halfYears, workday } from '../calendar.ts';
import { FAILING } from '../habits.data.ts';
import { answeredByVisits } from '../inspections/minutes.ts';
import type { Random } from '../random.ts';
import { SAMPLE, sending, type Step, type Strand } from '../story.ts';
import { agencyOf, ISSUED, type FollowUpSeen, type World } from '../world.ts';

/** The issuer of the directive confirms. */
const ISSUER = 'head.ppc';
/** Bodies that were asked and are not ordered: of some of what was asked nobody hears. */
const ASKED = ['fatherland-front', 'member-organisations'];

/** How each addressee gets on with each obligation, month by month; some are done, in some nothing arose, one district is silent. */
export function followUpStrands({ followUps, from, end }: World, random: Random): readonly Strand[] {
  return followUps.map((one) => ({ name: one.followUp, steps: stepsOf(one, { from, end, random }) }));
}

/** Obligations of which nothing may arise for a whole half-year, and that is said. */
const SELDOM = ['O25', 'O33'];

interface Span {
  readonly from: Day;
  readonly end: Day;
  readonly random: Random;
}

function stepsOf(one: FollowUpSeen, span: Span): readonly Step[] {
  if (one.addressee === agencyOf(FAILING)) return leftUndone(one);
  if (ASKED.includes(one.addressee)) return span.random.chance(0.5) ? [progress(one, '2014-05-20')] : [];
  return settled(one) ?? monthByMonth(one, span);
}

function monthByMonth(one: FollowUpSeen, { from, end, random }: Span): readonly Step[] {
  if (SELDOM.includes(one.code)) return halfByHalf(one, { from, end, random });
  const steps: Step[] = [];
  // the directive is of the middle of July: the first month to tell of is August
  for (let month = 1; afterMonths(from, month + 1) <= end; month++) {
    const monthEnds = addDays(afterMonths(from, month + 1), -1);
    if (month > 1 && random.chance(0.02)) return [...steps, ...done(one, workdayBy(monthEnds, random), random)];
    if (random.chance(0.15)) steps.push(progress(one, workdayBy(monthEnds, random)));
  }
  const isShort = end < afterMonths(from, 2);
  return isShort || steps.length > 0 ? steps : [lastWord(one, { from, end, random })];
}

function halfByHalf(one: FollowUpSeen, { from, end, random }: Span): readonly Step[] {
  return halfYears(from, end).flatMap((half) => {
    const on = workday(addDays(half.to, -random.between(3, 12)));
    if (on >= end) return [];
    return [random.chance(0.4) ? nothingArisen(one, on, half.from) : progress(one, on)];
  });
}

/** Nobody else is silent for the whole time; and where visits were made, something arose. */
function lastWord(one: FollowUpSeen, { from, end, random }: Span): Step {
  const on = workday(addDays(end, -14));
  const arose = answeredByVisits.has(one.code) || random.chance(0.5);
  return arose ? progress(one, on) : nothingArisen(one, on, from);
}

/** What the police keep in a register of their own, and what concerns a district that has no such place. */
function settled(one: FollowUpSeen): readonly Step[] | null {
  const on = '2013-09-10';
  const key = `${one.addressee} ${one.code}`;
  if (key === 'police O13') {
    return [step(one, on, ['keep-outside', { on, where: `Sổ nghiệp vụ của ngành ${SAMPLE}` }, 'head.police'])];
  }
  if (key !== 'district-108 O33') return null;
  return [step(one, on, ['declare-not-applicable', { on, reason: `Địa bàn không có vụ việc liên quan ${SAMPLE}` }])];
}

/** A plan was said to be done, sent back with a day, and never came; of all else nothing is heard. */
function leftUndone(one: FollowUpSeen): readonly Step[] {
  if (one.code !== 'O24') return [];
  const [on, back] = ['2013-11-20', '2013-12-02'];
  const reason = `Chưa có văn bản kế hoạch kèm theo ${SAMPLE}`;
  return [
    step(one, on, ['complete', { on, result: null, note: `Đã xây dựng kế hoạch ${SAMPLE}` }]),
    step(one, back, ['return', { on: back, reason, dueOn: '2013-12-27' }, ISSUER]),
  ];
}

function workdayBy(monthEnds: Day, random: Random): Day {
  return workday(addDays(monthEnds, -random.between(3, 12)));
}

function step(
  { followUp, addressee }: FollowUpSeen,
  on: Day,
  [path, body, as]: readonly [string, unknown, string?],
): Step {
  return { on, as: as ?? `officer.${addressee}`, send: sending(`agencies/follow-up/${followUp}/${path}`, body) };
}

function progress(one: FollowUpSeen, on: Day): Step {
  const evidence = [`Báo cáo tháng ${Number(on.slice(5, 7))}/${on.slice(0, 4)} ${SAMPLE}`];
  return step(one, on, ['record-progress', { on, evidence, note: null }]);
}

function done(one: FollowUpSeen, on: Day, random: Random): readonly Step[] {
  const answered = workday(addDays(on, random.between(5, 12)));
  const complete = step(one, on, ['complete', { on, result: null, note: `Đã thực hiện xong ${SAMPLE}` }]);
  return random.chance(0.8)
    ? [complete, step(one, answered, ['confirm', { on: answered }, ISSUER])]
    : [complete, ...sentBack(one, answered, random)];
}

/** With a day by which it is to be there. Near that day the platform reminds the agency, and most answer. */
function sentBack(one: FollowUpSeen, on: Day, random: Random): readonly Step[] {
  const dueOn = addDays(on, 42);
  const back = { on, reason: `Thiếu văn bản kèm theo ${SAMPLE}`, dueOn };
  const answered = workday(addDays(dueOn, -random.between(3, 9)));
  const again = { on: answered, result: null, note: `Đã gửi văn bản sau khi được nhắc ${SAMPLE}` };
  const confirmed = workday(addDays(answered, 5));
  return [
    step(one, on, ['return', back, ISSUER]),
    ...(random.chance(0.75)
      ? [step(one, answered, ['complete', again]), step(one, confirmed, ['confirm', { on: confirmed }, ISSUER])]
      : []),
  ];
}

function nothingArisen(one: FollowUpSeen, on: Day, from: Day): Step {
  const checks = [{ on: addDays(on, -7), of: `Rà soát địa bàn ${SAMPLE}` }];
  // what is told of begins after the directive
  const since = from < ISSUED ? afterMonths(from, 1) : from;
  return step(one, on, ['record-nothing-arisen', { from: since, to: on, checks }]);
}
