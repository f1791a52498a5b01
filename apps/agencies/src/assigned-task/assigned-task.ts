import { day as dayShape } from '@lien-nganh/contracts/shapes';
import { day, text } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';

const state = z.enum(['assigned', 'in-progress', 'done']);

/**
 * A task that a plan or decision gives an agency in its own field. It lasts from its assignment; how far it is, a change says
 * from a day on. That it is overdue nobody enters: it follows from its due day.
 */
export const assignedTask = work({
  service: 'agencies',
  prefix: 'assignedTask',
  title: { vi: 'Nhiệm vụ được giao', en: 'Assigned task' },
  content: z.strictObject({ task: z.string(), basis: z.string(), state, dueOn: dayShape.nullable() }),
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
