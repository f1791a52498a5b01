import { day as dayShape, id } from '@lien-nganh/contracts/shapes';
import { day, text } from '@lien-nganh/vocabulary';
import { work, type WorkType } from '@lien-nganh/work';
import { z } from 'zod';
import { followConclusion, openFromConclusion } from './of-conclusion.ts';

const state = z.enum(['assigned', 'in-progress', 'done']);

const kept = work({
  service: 'agencies',
  prefix: 'assignedTask',
  title: { vi: 'Nhiệm vụ được giao', en: 'Assigned task' },
  content: z.strictObject({
    task: z.string(),
    basis: z.string(),
    state,
    dueOn: dayShape.nullable(),
    /** The conclusion of a meeting that gives it; absent: another paper does. */
    conclusion: z.strictObject({ meeting: id, code: z.string() }).optional(),
  }),
  version: 2,
  upcasts: { 1: (old: object) => old },
  input: {
    task: text(500),
    /** The decision or plan that gives it, as one cites it. */
    basis: text(200),
    state: state.default('assigned'),
    dueOn: day.nullable().default(null),
  },
  lasts: true,
  measures: ['agencies.task'],
  says: ({ task }) => task,
});

/**
 * A task that a plan or decision gives an agency in its own field. It lasts from its assignment; how far it is, a change says
 * from a day on. That it is overdue nobody enters: it follows from its due day.
 * Those of a meeting's conclusions come with the meeting.
 */
export const assignedTask: WorkType = {
  ...kept,
  commands: [...kept.commands, openFromConclusion(kept.workEvents), followConclusion(kept.workEvents)],
};
