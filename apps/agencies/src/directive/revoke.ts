import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { document } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Directive } from './state.ts';

/** Another document ends the directive, and with it every obligation that still binds. */
export const revoke = command<Directive, typeof events, typeof refusals>()({
  name: 'revoke',
  action: 'agencies.directive.revoke',
  title: { vi: 'Bãi bỏ văn bản', en: 'Revoke a directive' },
  input: z.strictObject({
    /** First day on which it is no more in force. */
    on: day,
    document,
  }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.issuer),
  refuses: ['directive-is-issued', 'directive-is-in-force', 'amendment-follows-the-directive'],
  decide(input, state) {
    if (state.is === 'none') return reject('directive-is-issued');
    if (state.is === 'revoked') return reject('directive-is-in-force');
    if (input.on <= state.issuedOn) return reject('amendment-follows-the-directive');
    return [events.DirectiveRevoked(input, { occurredOn: input.on })];
  },
});
