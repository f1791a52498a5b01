import { obligationRole } from '@lien-nganh/contracts/agencies';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { slugs } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { linksOf } from './rules.ts';
import type { FollowUp } from './state.ts';

/** The directive was amended: what is asked changes with it. Sent by the process that watches directives. */
export const followAmendment = command<FollowUp, typeof events, typeof refusals>()({
  name: 'follow-amendment',
  action: 'agencies.followUp.follow-amendment',
  title: { vi: 'Cập nhật theo văn bản sửa đổi', en: 'Follow an amendment' },
  input: z.strictObject({
    on: day,
    role: obligationRole,
    leads: slugs,
    coordinators: slugs,
    dueOn: day.nullable(),
    endsOn: day.nullable(),
  }),
  refuses: ['follow-up-is-assigned'],
  decide(input, state) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    const data = { ...input, dueOn: state.requested ? null : input.dueOn };
    return [events.FollowUpTermsAmended(data, { occurredOn: input.on, obligations: linksOf(state) })];
  },
});
