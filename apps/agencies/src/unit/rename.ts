import { command, reject } from '@lien-nganh/kernel';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Unit } from './state.ts';
import { brokenRule, lookUpSuccessors, succession, successionRules } from './succession.ts';

/** The unit gets another name from a day: a new unit begins. A mere spelling is `respell`. */
export const rename = command<Unit, typeof events, typeof refusals>()({
  name: 'rename',
  action: 'agencies.unit.rename',
  title: { vi: 'Đổi tên', en: 'Rename' },
  input: succession,
  looksUp: ({ to }) => lookUpSuccessors([to]),
  refuses: successionRules,
  decide(input, state, { lookUps: { successors } }) {
    const rule = brokenRule(state, { on: input.on, to: [input.to], stays: false }, successors);
    return rule ? reject(rule) : [events.UnitRenamed(input, { occurredOn: input.on })];
  },
});
