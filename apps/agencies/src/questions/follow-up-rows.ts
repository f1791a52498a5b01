import { followUpState } from '@lien-nganh/contracts/agencies';
import { day } from '@lien-nganh/contracts/shapes';
import { onAny, table, type Day, type RowOf } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../follow-up/events.ts';
import type { AssignedFollowUp, FollowUp } from '../follow-up/state.ts';

const columns = {
  followUp: 'text',
  directive: 'text',
  code: 'text',
  addressee: 'text',
  issuer: 'text',
  state: 'text',
  requested: 'boolean',
  assignedOn: 'day',
  dueOn: 'day?',
  endsOn: 'day?',
  lastProgressOn: 'day?',
  checks: 'integer',
  scope: 'scope',
} as const;

/** Follow-ups as two questions keep them, each in a table of its own. */
export const followUpTables = {
  followUps: table(columns, {
    key: ['followUp'],
    indexes: [['directive', 'code'], ['addressee'], ['issuer', 'state']],
  }),
};
export type FollowUpRow = RowOf<typeof columns>;

export const followUpRows = onAny<typeof followUpTables>()(
  events,
  async ({ followUps }, _event, { state, id, scope }) => {
    const followUp = state as FollowUp;
    if (followUp.is === 'none') return;
    const { is, directive, code, addressee, issuer, requested, assignedOn, dueOn, endsOn, lastProgressOn, checks } =
      followUp;
    const dates = { assignedOn, dueOn, endsOn, lastProgressOn };
    await followUps.put({
      followUp: id,
      state: is,
      directive,
      code,
      addressee,
      issuer,
      requested,
      ...dates,
      checks,
      scope,
    });
  },
);

const done: readonly AssignedFollowUp['is'][] = [
  'completed',
  'confirmed',
  'nothing-arisen',
  'kept-outside',
  'not-applicable',
];

/** Whether it is late on a day; `null` where nothing can be late: no due day, or a body that was only asked. */
export function isOverdue({ dueOn, endsOn, requested, state }: FollowUpRow, on: Day): boolean | null {
  if (dueOn === null || requested) return null;
  const over = endsOn !== null && endsOn < on;
  return !over && !(done as readonly string[]).includes(state) && dueOn < on;
}

/** A follow-up as the questions show it. */
export const shownFollowUp = {
  followUp: z.string(),
  addressee: z.string(),
  state: followUpState,
  requested: z.boolean(),
  assignedOn: day,
  dueOn: day.nullable(),
  endsOn: day.nullable(),
  overdue: z.boolean().nullable(),
  lastProgressOn: day.nullable(),
  checks: z.int(),
};

export function shown(row: FollowUpRow, on: Day) {
  const { directive: _directive, code: _code, issuer: _issuer, scope: _scope, state, ...rest } = row;
  return { ...rest, state: followUpState.parse(state), overdue: isOverdue(row, on) };
}
