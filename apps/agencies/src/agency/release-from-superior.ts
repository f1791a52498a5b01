import { lasts } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events, line } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';

/** Nobody stands above on this line any longer. */
export const releaseFromSuperior = command<Agency, typeof events, typeof refusals>()({
  name: 'release-from-superior',
  action: 'agencies.agency.release-from-superior',
  title: { vi: 'Thôi trực thuộc', en: 'Release from the superior' },
  input: z.strictObject({ line, lastDay: day, basis }),
  refuses: ['agency-is-established', 'superior-goes-on', 'local-branch-has-two-superiors'],
  decide(input, state) {
    if (state.is === 'none') return reject('agency-is-established');
    const running = state.superiors.filter((held) => lasts(held, input.lastDay));
    if (!running.some((held) => held.line === input.line)) return reject('superior-goes-on');
    const left = running.some((held) => held.line === 'sector') && input.line === 'peoples-committee';
    if (left && state.level !== 'province') return reject('local-branch-has-two-superiors');
    return [events.SuperiorReleased(input, { occurredOn: input.lastDay })];
  },
});
