import { command, reject, type DataOfEvent } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { paperFault, reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { criteriaOn } from '../criteria/criteria-on.ts';
import type { CriteriaSet } from '../criteria/state.ts';
import { events } from './events.ts';
import { recognitionInput } from './recognition.ts';
import type { refusals } from './refusals.ts';
import { assessed, classified, scoresInput, scoringFault, scoringRules } from './scoring.ts';
import { corrected, standing, type HealthyCommune, type Standing } from './state.ts';
import { daysOf } from './steps.ts';

const changes = z
  .strictObject({
    registeredOn: day,
    assessment: z.strictObject(scoresInput),
    review: z.strictObject(scoresInput),
    classifiedOn: day,
    recognised: z.strictObject(recognitionInput),
  })
  .partial();
type Changes = z.output<typeof changes>;

/** Puts right what a step was entered with. With the reviewed points the class follows. */
export const correct = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'correct',
  action: 'communities.healthyCommune.correct',
  title: { vi: 'Sửa bản ghi', en: 'Correct' },
  input: z.strictObject({ changes, reason: reasonInput }),
  onBehalfOf: (_, state) => standing(state)?.lead ?? null,
  looksUp: ({ changes: { assessment, review } }, state) => ({
    atAssessment: criteriaOn(assessment?.on ?? NEVER),
    atReview: criteriaOn(review?.on ?? ('review' in state ? state.review.on : NEVER)),
  }),
  refuses: [
    'registration-stands',
    'steps-are-taken-in-order',
    'happened-by-today',
    'a-step-follows-the-one-before',
    'class-may-be-recognised',
    'papers-are-dated-by-today',
    'correction-changes-something',
    ...scoringRules,
  ],
  decide: ({ changes: asked, reason }, state, { today, lookUps: { atAssessment, atReview } }) => {
    const old = standing(state);
    if (!old) return reject('registration-stands');
    if (!wereTaken(old, asked)) return reject('steps-are-taken-in-order');
    const fault = scoresFault(asked, { atAssessment, atReview }) ?? paperFault([asked.recognised?.decision], today);
    if (fault) return fault;
    const changed = changedBy(old, asked, { atAssessment, atReview });
    const occurredOn = changed.registeredOn ?? old.registeredOn;
    return afterFault(old, changed, today) ?? [events.HealthyTitleCorrected({ changed, reason }, { occurredOn })];
  },
});

const NEVER = '1900-01-01';

interface Sets {
  readonly atAssessment: CriteriaSet | null;
  readonly atReview: CriteriaSet | null;
}

/** What is put right was entered before. */
function wereTaken(old: Standing, { assessment, review, classifiedOn, recognised }: Changes): boolean {
  const taken = (asked: unknown, step: string) => asked === undefined || step in old;
  return (
    taken(assessment, 'assessment') &&
    taken(review, 'review') &&
    taken(classifiedOn, 'classified') &&
    taken(recognised, 'recognised')
  );
}

function scoresFault({ assessment, review }: Changes, { atAssessment, atReview }: Sets) {
  const own = assessment ? scoringFault(assessment, atAssessment) : null;
  return own ?? (review ? scoringFault(review, atReview) : null);
}

type Changed = DataOfEvent<typeof events, 'HealthyTitleCorrected'>['changed'];

function changedBy(old: Standing, asked: Changes, { atAssessment, atReview }: Sets): Changed {
  const { registeredOn, assessment, review, recognised } = asked;
  return {
    ...(registeredOn !== undefined && registeredOn !== old.registeredOn && { registeredOn }),
    ...(assessment && { assessment: assessed(assessment, atAssessment!) }),
    ...(review && { review: assessed(review, atReview!) }),
    ...newClass(old, asked, atReview),
    ...(recognised && { recognised }),
  };
}

function newClass(
  old: Standing,
  { review, classifiedOn }: Changes,
  set: CriteriaSet | null,
): Pick<Changed, 'classified'> {
  if (!('classified' in old) || (!review && classifiedOn === undefined)) return {};
  const on = classifiedOn ?? old.classified.on;
  if (!review) return { classified: { ...old.classified, on } };
  return { classified: classified(on, assessed(review, set!).points, set!) };
}

/** The record as it would be then: its steps in order of days, none of them ahead, and another than before. */
function afterFault(old: Standing, changed: Changed, today: string) {
  const then = corrected(old, changed);
  const days = daysOf(then);
  if (days.some((on) => on > today)) return reject('happened-by-today');
  if (days.some((on, index) => index > 0 && on < days[index - 1]!)) return reject('a-step-follows-the-one-before');
  if (then.is === 'recognised' && !then.classified.recognisable) return reject('class-may-be-recognised');
  const same = JSON.stringify({ ...then, corrections: old.corrections }) === JSON.stringify(old);
  return same ? reject('correction-changes-something') : null;
}
