import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { isOpen, linksOf } from './rules.ts';
import type { FollowUp } from './state.ts';

/** It is followed up elsewhere, as a secret matter must be. Nothing of its contents comes in. */
export const keepOutside = command<FollowUp, typeof events, typeof refusals>()({
  name: 'keep-outside',
  action: 'agencies.followUp.keep-outside',
  title: { vi: 'Theo dõi ngoài hệ thống', en: 'Keep outside the platform' },
  input: z.strictObject({
    on: day,
    /** The register or system in which it is followed up. */
    where: text(200),
  }),
  refuses: ['follow-up-is-assigned', 'follow-up-is-open', 'not-in-the-future'],
  decide(input, state, { actor, today }) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    if (!isOpen(state, input.on)) return reject('follow-up-is-open');
    if (input.on > today) return reject('not-in-the-future');
    return [
      events.FollowUpKeptOutside(
        { ...input, by: actor.account },
        { occurredOn: input.on, obligations: linksOf(state) },
      ),
    ];
  },
});
