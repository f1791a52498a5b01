import { command, reject } from '@lien-nganh/kernel';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Unit } from './state.ts';
import { brokenRule, lookUpSuccessors, succession, successionRules } from './succession.ts';

/** The unit passes under another one above it: a new unit begins under the same or another code. */
export const move = command<Unit, typeof events, typeof refusals>()({
  name: 'move',
  action: 'agencies.unit.move',
  title: { vi: 'Chuyển sang đơn vị cấp trên khác', en: 'Move under another unit' },
  input: succession,
  looksUp: ({ to }) => lookUpSuccessors([to]),
  refuses: successionRules,
  decide(input, state, { lookUps: { successors } }) {
    const rule = brokenRule(state, { on: input.on, to: [input.to], stays: false }, successors);
    return rule ? reject(rule) : [events.UnitMoved(input, { occurredOn: input.on })];
  },
});
