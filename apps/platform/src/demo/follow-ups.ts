import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { afterMonths, workday } from './calendar.ts';
import { answeredByVisits } from './minutes.ts';
import type { Random } from './random.ts';
import { SAMPLE, sending, type Step, type Strand } from './story.ts';
import type { FollowUpSeen, World } from './world.ts';

/** The issuer of the directive confirms. */
const ISSUER = 'head.ppc';

/** How each addressee gets on with each obligation, month by month; some are done, in some nothing arose. */
export function followUpStrands({ followUps, from, end }: World, random: Random): readonly Strand[] {
  return followUps.map((one) => ({ name: one.followUp, steps: stepsOf(one, { from, end, random }) }));
}

interface Span {
  readonly from: Day;
  readonly end: Day;
  readonly random: Random;
}

function stepsOf(one: FollowUpSeen, { from, end, random }: Span): readonly Step[] {
  const steps: Step[] = [];
  // the directive is of the middle of July: the first month to tell of is August
  for (let month = 1; afterMonths(from, month + 1) <= end; month++) {
    const monthEnds = addDays(afterMonths(from, month + 1), -1);
    if (month > 5 && random.chance(0.02)) return [...steps, ...done(one, workdayBy(monthEnds, random), random)];
    if (random.chance(0.15)) steps.push(progress(one, workdayBy(monthEnds, random)));
  }
  const isShort = end < afterMonths(from, 2);
  return isShort || steps.length > 0 ? steps : [lastWord(one, { from, end, random })];
}

/** Nobody is silent for the whole time; and where visits were made, something arose. */
function lastWord(one: FollowUpSeen, { from, end, random }: Span): Step {
  const on = workday(addDays(end, -14));
  const arose = answeredByVisits.has(one.code) || random.chance(0.5);
  return arose ? progress(one, on) : nothingArisen(one, on, from);
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
  return [
    step(one, on, ['complete', { on, result: null, note: `Đã thực hiện xong ${SAMPLE}` }]),
    random.chance(0.8)
      ? step(one, answered, ['confirm', { on: answered }, ISSUER])
      : step(one, answered, [
          'return',
          { on: answered, reason: `Thiếu văn bản kèm theo ${SAMPLE}`, dueOn: null },
          ISSUER,
        ]),
  ];
}

function nothingArisen(one: FollowUpSeen, on: Day, from: Day): Step {
  const checks = [{ on: addDays(on, -7), of: `Rà soát địa bàn ${SAMPLE}` }];
  return step(one, on, ['record-nothing-arisen', { from: afterMonths(from, 1), to: on, checks }]);
}
