import { z } from 'zod';
import { day, dong, id, unitKey } from './shapes.ts';
import { linksContract, workContract } from './work.ts';

/** What agencies do to carry a directive on: plans, documents, meetings, courses, money, tasks. Their words stay with them. */

export const level = z.enum(['province', 'district', 'commune']);
export const budgetStage = z.enum(['asked', 'allocated', 'spent']);
export const budgetSource = z.enum(['central', 'local', 'other']);

/** A plan, in force within its period or until it is ended before. Its targets are what "share of the target" is of. */
export const plan = workContract(
  'agencies.plan',
  1,
  z.strictObject({
    level,
    planType: z.enum(['period', 'year']),
    continuation: z.enum(['new', 'continued']),
    /** Both days included. */
    period: z.strictObject({ from: day, to: day }),
    /** A unit of null is the plan's own. */
    targets: z.array(z.strictObject({ indicator: z.string(), unit: unitKey.nullable(), value: z.int() })),
  }),
);

export const issuedDocument = workContract(
  'agencies.issued-document',
  1,
  z.strictObject({
    level,
    documentType: z.enum(['dispatch', 'directive', 'decision', 'joint-plan', 'joint-resolution', 'notice', 'other']),
  }),
);

export const guidance = workContract(
  'agencies.guidance',
  1,
  z.strictObject({ topic: z.enum(['plan', 'harm-reduction', 'healthy-commune', 'other']) }),
);

export const coordinationMeeting = workContract('agencies.coordination-meeting', 1, z.strictObject({ level }));

export const training = workContract(
  'agencies.training',
  1,
  z.strictObject({
    topic: z.enum(['plan', 'law', 'team-178', 'harm-reduction', 'healthy-commune', 'trafficking', 'other']),
    audience: z.enum(['officials', 'team-members', 'owners', 'communicators', 'members', 'other']),
    traineeLevel: level,
    attendances: z.int().nonnegative(),
  }),
);

export const budgetEntry = workContract(
  'agencies.budget-entry',
  1,
  z.strictObject({ stage: budgetStage, source: budgetSource, amount: dong }),
);

export const assignedTask = workContract(
  'agencies.assigned-task',
  2,
  z.strictObject({
    state: z.enum(['assigned', 'in-progress', 'done']),
    dueOn: day.nullable(),
    /** The conclusion of a meeting that gives it, as its minutes number it. */
    conclusion: z.strictObject({ meeting: id, code: z.string() }).nullable(),
  }),
  { 1: (old: object) => ({ ...old, conclusion: null }) },
);

export const teamSubmission = workContract(
  'agencies.team-submission',
  1,
  z.strictObject({
    documentType: z.enum(['submission', 'draft-decision', 'draft-regulation', 'member-list']),
    state: z.enum(['drafted', 'submitted', 'decided', 'returned']),
  }),
);

/** Obligations linked to any of them later. */
export const links = linksContract('agencies');

/** All of them: whoever hears the topic of agencies and uses none of them says so. */
export const agenciesWork = [
  plan,
  issuedDocument,
  guidance,
  coordinationMeeting,
  training,
  budgetEntry,
  assignedTask,
  teamSubmission,
  links,
] as const;
