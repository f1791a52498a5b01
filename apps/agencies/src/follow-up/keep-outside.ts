import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { brokenByDay, happenedRules, isOpen, linksOf, lookUpAddressee } from './rules.ts';
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
  looksUp: (_, state) => lookUpAddressee(state),
  refuses: ['follow-up-is-assigned', 'follow-up-is-open', ...happenedRules],
  decide(input, state, deciding) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    if (!isOpen(state, input.on)) return reject('follow-up-is-open');
    const broken = brokenByDay(state, input.on, deciding);
    if (broken) return reject(broken);
    return [
      events.FollowUpKeptOutside(
        { ...input, by: deciding.actor.account },
        { occurredOn: input.on, obligations: linksOf(state) },
      ),
    ];
  },
});
