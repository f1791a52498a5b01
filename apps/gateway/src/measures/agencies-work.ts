import {
  assignedTask,
  budgetEntry,
  coordinationMeeting,
  guidance,
  issuedDocument,
  plan,
  teamSubmission,
  training,
} from '@lien-nganh/contracts/agencies-work';
import type { Contract, ContractData, ContractEvent } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { happens, source, stands } from './entry.ts';
import type { Measured, StateOf } from './measured.ts';
import { gone, measureWork } from './work.ts';

type State<C extends Contract> = StateOf<ContractEvent<C>>;

/** A plan is one document that was issued, and in force within its period, or until it was ended before. */
export function measurePlan({ data }: State<typeof plan>): readonly Measured[] {
  const dimensionsOf = ({
    level,
    planType,
    continuation,
  }: ContractData<typeof plan>['stretches'][number]['content']) => ({
    ...{ level, 'plan-type': planType, continuation },
  });
  const last = data.stretches.at(-1)!.content;
  const issued = measureWork({ ...data, stretches: [{ from: data.occurredOn, content: last }] }, (content) => [
    { measure: 'agencies.plan', dimensions: dimensionsOf(content) },
    { measure: 'agencies.plan-in-force', dimensions: dimensionsOf(content) },
  ]);
  const over = addDays(last.period.to, 1);
  const endedOn = data.endedOn !== null && data.endedOn < over ? data.endedOn : over;
  return issued.flatMap((one) => {
    if (one.measure !== 'agencies.plan-in-force') return [one];
    const begun = { ...one, occurredOn: last.period.from };
    return endedOn <= begun.occurredOn ? [] : [begun, gone(begun, 'ended', endedOn)];
  });
}

export function measureIssuedDocument({ data }: State<typeof issuedDocument>): readonly Measured[] {
  return measureWork(data, ({ level, documentType }) => [
    { measure: 'agencies.document', dimensions: { level, 'document-type': documentType } },
  ]);
}

export function measureGuidance({ data }: State<typeof guidance>): readonly Measured[] {
  return measureWork(data, ({ topic }) => [{ measure: 'agencies.guidance', dimensions: { 'guidance-topic': topic } }]);
}

export function measureMeeting({ data }: State<typeof coordinationMeeting>): readonly Measured[] {
  return measureWork(data, ({ level }) => [{ measure: 'agencies.meeting', dimensions: { level } }]);
}

/** Courses and those who attended stand beside each other and are never added. */
export function measureTraining({ data }: State<typeof training>): readonly Measured[] {
  return measureWork(data, ({ topic, audience, traineeLevel, attendances }) => {
    const dimensions = { 'training-topic': topic, 'training-audience': audience, 'level-of-trainees': traineeLevel };
    return [
      { measure: 'agencies.training', dimensions },
      { measure: 'agencies.training-attendance', value: BigInt(attendances), dimensions },
    ];
  });
}

export function measureBudget({ data }: State<typeof budgetEntry>): readonly Measured[] {
  return measureWork(data, ({ stage, source, amount }) => [
    {
      measure: 'agencies.budget',
      value: BigInt(amount),
      dimensions: { 'budget-stage': stage, 'budget-source': source },
    },
  ]);
}

type Task = ContractData<typeof assignedTask>;

/** A task stands in one state at a time; that it is overdue follows from its due day, on the day after. */
export function measureTask({ data }: State<typeof assignedTask>): readonly Measured[] {
  const stretches = data.stretches.flatMap((stretch, index) =>
    statesIn(stretch, data.stretches[index + 1]?.from ?? data.endedOn),
  );
  return measureWork(
    { ...data, stretches },
    (state) => [{ measure: 'agencies.task', dimensions: { 'task-state': state } }],
    {
      lasts: true,
    },
  );
}

/** The states of a stretch, until the day on which another begins. */
function statesIn({ from, content: { state, dueOn } }: Task['stretches'][number], until: string | null) {
  const late = state === 'done' || dueOn === null ? null : addDays(dueOn, 1);
  if (late === null || (until !== null && late >= until)) return [{ from, content: state as string }];
  const overdue = { from: late > from ? late : from, content: 'overdue' };
  return late > from ? [{ from, content: state as string }, overdue] : [overdue];
}

export function measureTeamSubmission({ data }: State<typeof teamSubmission>): readonly Measured[] {
  return measureWork(data, ({ documentType, state }) => [
    { measure: 'agencies.team-submission', dimensions: { 'document-type': documentType, 'submission-state': state } },
  ]);
}

/** Of every kind of work it is known whether several took part. */
const joint = 'joint';
const trained = [joint, 'training-topic', 'training-audience', 'level-of-trainees'] as const;

export const agenciesWorkMeasures = {
  'agencies.plan': { ...happens, dimensions: [joint, 'level', 'plan-type', 'continuation'] },
  'agencies.plan-in-force': {
    ...stands,
    dimensions: [joint, 'level', 'plan-type', 'continuation'],
    subjects: ['commune', 'district'],
  },
  'agencies.document': { ...happens, dimensions: [joint, 'level', 'document-type'] },
  'agencies.guidance': { ...happens, dimensions: [joint, 'guidance-topic'] },
  'agencies.meeting': { ...happens, dimensions: [joint, 'level'] },
  'agencies.training': { ...happens, dimensions: trained },
  'agencies.training-attendance': { ...happens, dimensions: trained },
  'agencies.budget': { ...happens, counts: 'dong', dimensions: [joint, 'budget-stage', 'budget-source'] },
  'agencies.task': { ...stands, dimensions: [joint, 'task-state'] },
  'agencies.team-submission': { ...happens, dimensions: [joint, 'document-type', 'submission-state'] },
} as const;

export const agenciesWorkSources = [
  source(plan, measurePlan),
  source(issuedDocument, measureIssuedDocument),
  source(guidance, measureGuidance),
  source(coordinationMeeting, measureMeeting),
  source(training, measureTraining),
  source(budgetEntry, measureBudget),
  source(assignedTask, measureTask),
  source(teamSubmission, measureTeamSubmission),
] as const;
