import type { assignedTask, plan } from '@lien-nganh/contracts/agencies-work';
import { assignedTask as taskContract, plan as planContract } from '@lien-nganh/contracts/agencies-work';
import {
  allIndicators,
  binds,
  obligationKeyOf,
  obligationsKnown,
  type FollowUpRecord,
} from '@lien-nganh/contracts/reference';
import { referenceData, rowsFrom, type ContractData, type Day, type ReferenceRows } from '@lien-nganh/kernel';
import type { RemindedKind } from '../reminder/events.ts';
import { hasEvidence } from './evidence.ts';

type PlanRow = ContractData<typeof plan>;
type TaskRow = ContractData<typeof assignedTask>;

/** Plans with their periods and targets, by record. */
export const plans = referenceData({
  table: 'plans',
  version: planContract.version,
  upcasts: planContract.upcasts,
  from: [rowsFrom(planContract, ({ data }) => [{ key: data.record, row: data }])],
});

/** Tasks that were assigned, by record. */
export const assignedTasks = referenceData({
  table: 'assignedTasks',
  version: taskContract.version,
  upcasts: taskContract.upcasts,
  from: [rowsFrom(taskContract, ({ data }) => [{ key: data.record, row: data }])],
});

/** Tasks of an agency that have a day and are not done. */
export async function tasksOf(rows: ReferenceRows, agency: string) {
  const known = await rows.list<TaskRow>('assignedTasks', '');
  return known.flatMap((task) => {
    const dueOn = dayOfTask(task);
    const isOwn = task.participants.some((one) => one.agency === agency);
    return isOwn && dueOn !== null ? [{ record: task.record, dueOn }] : [];
  });
}

/** By which day a task is to be done; `null`: no day is set, or nothing is to be done any more. */
export function dayOfTask({ withdrawn, endedOn, stretches }: TaskRow): Day | null {
  const { state, dueOn } = stretches.at(-1)!.content;
  return withdrawn || endedOn !== null || state === 'done' ? null : dueOn;
}

/** Whether a task of an agency is still to be done by that day. */
export async function taskMissing(
  rows: ReferenceRows,
  { source, agency, dueOn }: Omit<DueDay, 'kind'>,
): Promise<boolean> {
  const task = await rows.get<TaskRow>('assignedTasks', source);
  return task !== null && dayOfTask(task) === dueOn && task.participants.some((one) => one.agency === agency);
}

/** Plans of an agency that set targets and run. */
export async function plansOf(rows: ReferenceRows, agency: string) {
  const known = await rows.list<PlanRow>('plans', '');
  return known.flatMap((plan) => {
    const { period, targets } = plan.stretches.at(-1)!.content;
    const runs = targets.length > 0 && isPlanOf(plan, agency, period.to);
    return runs ? [{ record: plan.record, to: period.to }] : [];
  });
}

/** A day that somebody set, and whose it is to keep it. */
export interface DueDay {
  /** Whether the directive or its issuer set it, a reporting calendar, a plan or a task, and whether it has passed. */
  readonly kind: RemindedKind;
  /** `<directive>.<code>`, the period's id, or the record of the plan or task. */
  readonly source: string;
  readonly agency: string;
  readonly dueOn: Day;
}

/** States of a follow-up in which its addressee has said nothing yet, or what it said was given back. */
const unanswered: readonly FollowUpRecord['state'][] = ['assigned', 'returned'];

/** The obligation of a follow-up whose day is still that one, and for which nothing is recorded. */
export async function followUpMissing(
  rows: ReferenceRows,
  { source, agency, dueOn }: Omit<DueDay, 'kind'>,
): Promise<readonly string[]> {
  const cut = source.lastIndexOf('.');
  const [directive, code] = [source.slice(0, cut), source.slice(cut + 1)];
  const found = await rows.get<FollowUpRecord>('followUps', `${agency}/${directive}/${code}`);
  if (found === null || !isDueOn(found, dueOn)) return [];
  const obligation = obligationKeyOf(directive, code);
  const answered =
    found.state !== 'returned' && (await hasEvidence(rows, { obligation, agency, since: found.assignedOn }));
  return answered ? [] : [obligation];
}

function isDueOn({ state, requested, dueOn, endsOn }: FollowUpRecord, on: Day): boolean {
  return !requested && dueOn === on && (endsOn === null || endsOn >= on) && unanswered.includes(state);
}

/** Obligations of an agency that a plan sets targets for and for which nothing was recorded since the plan began. */
export async function planMissing(
  rows: ReferenceRows,
  { source, agency, dueOn }: Omit<DueDay, 'kind'>,
): Promise<readonly string[]> {
  const plan = await rows.get<PlanRow>('plans', source);
  if (plan === null || !isPlanOf(plan, agency, dueOn)) return [];
  const { period, targets } = plan.stretches.at(-1)!.content;
  const wanted = new Set(targets.map(({ indicator }) => indicator));
  const indicators = (await allIndicators().resolve(rows)).filter(({ code }) => wanted.has(code));
  const served = [...new Set(indicators.flatMap(({ obligations }) => obligations))].sort();
  const missing: string[] = [];
  for (const [obligation, one] of await obligationsKnown(served).resolve(rows)) {
    if (!one.addressees.includes(agency) || one.role === 'requested' || !binds(one, dueOn)) continue;
    if (!(await hasEvidence(rows, { obligation, agency, since: period.from }))) missing.push(obligation);
  }
  return missing;
}

function isPlanOf({ withdrawn, endedOn, participants, stretches }: PlanRow, agency: string, dueOn: Day): boolean {
  const takesPart = participants.some((one) => one.agency === agency);
  return !withdrawn && endedOn === null && takesPart && stretches.at(-1)!.content.period.to === dueOn;
}
