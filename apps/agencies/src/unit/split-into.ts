import { command, reject } from '@lien-nganh/kernel';
import { changeExtent, day, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Unit } from './state.ts';
import { brokenRule, lookUpSuccessors, successionRules } from './succession.ts';

/** Parts of the unit go to others. Which site lies in which part is recorded by the services that keep sites. */
export const splitInto = command<Unit, typeof events, typeof refusals>()({
  name: 'split-into',
  action: 'agencies.unit.split-into',
  title: { vi: 'Chia tách', en: 'Split' },
  input: z.strictObject({
    on: day,
    parts: z
      .array(z.strictObject({ to: unitKey, extent: changeExtent.default('part') }))
      .min(1)
      .max(50),
    /** The unit gives parts away and remains. */
    stays: z.boolean().default(false),
    basis,
  }),
  looksUp: ({ parts }) => lookUpSuccessors(parts.map(({ to }) => to)),
  refuses: successionRules,
  decide(input, state, { lookUps: { successors } }) {
    const intended = { on: input.on, to: input.parts.map(({ to }) => to), stays: input.stays };
    const rule = brokenRule(state, intended, successors);
    return rule ? reject(rule) : [events.UnitSplit(input, { occurredOn: input.on })];
  },
});
