import * as contracts from '@lien-nganh/contracts/agencies-work';
import { publish, type ContractData, type Links } from '@lien-nganh/kernel';
import { only, publishWork, workLinks, type Content, type WorkType } from '@lien-nganh/work';
import { assignedTask } from '../assigned-task/assigned-task.ts';
import { budgetEntry } from '../budget-entry/budget-entry.ts';
import { coordinationMeeting } from '../coordination-meeting/coordination-meeting.ts';
import { guidance } from '../guidance/guidance.ts';
import { issuedDocument } from '../issued-document/issued-document.ts';
import { plan } from '../plan/plan.ts';
import { teamSubmission } from '../team-submission/team-submission.ts';
import { training } from '../training/training.ts';

/** The kinds of recorded work of this service. */
export const workTypes: readonly WorkType[] = [
  plan,
  issuedDocument,
  guidance,
  coordinationMeeting,
  training,
  budgetEntry,
  assignedTask,
  teamSubmission,
];

/** Obligations that are linked to them later. */
export const agenciesLinks = workLinks('agencies', workTypes);

/** What of them leaves: never a subject, a purpose, a number or a note, which are words of the office. */
export const outboundWork = [
  publishWork(plan, contracts.plan, only('level', 'planType', 'continuation', 'period', 'targets')),
  publishWork(issuedDocument, contracts.issuedDocument, only('level', 'documentType')),
  publishWork(guidance, contracts.guidance, only('topic')),
  publishWork(coordinationMeeting, contracts.coordinationMeeting, only('level')),
  publishWork(training, contracts.training, only('topic', 'audience', 'traineeLevel', 'attendances')),
  publishWork(budgetEntry, contracts.budgetEntry, only('stage', 'source', 'amount')),
  publishWork(assignedTask, contracts.assignedTask, taskOutside),
  publishWork(teamSubmission, contracts.teamSubmission, only('documentType', 'state')),
  publish(agenciesLinks, contracts.links, (_, { record, added, removed }: Links) =>
    record === '' ? null : { record, added: [...added], removed: [...removed] },
  ),
];

type Task = ContractData<typeof contracts.assignedTask>['stretches'][number]['content'];

/** Of which meeting's conclusion it is, by the number in the minutes: the words stay. */
function taskOutside(content: Content): Task {
  const { state, dueOn, conclusion = null } = content as unknown as Omit<Task, 'conclusion'> & Partial<Task>;
  return { state, dueOn, conclusion };
}
