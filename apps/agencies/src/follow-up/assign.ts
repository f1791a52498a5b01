import { obligationRole } from '@lien-nganh/contracts/agencies';
import {
  agenciesBySlug,
  obligationKeyOf,
  obligationsKnown,
  type AgencyRecord,
  type ObligationRecord,
} from '@lien-nganh/contracts/reference';
import { command, reject, type Actor } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { slugs } from '../inputs.ts';
import { events } from './events.ts';
import { followUpId } from './id.ts';
import type { refusals } from './refusals.ts';
import { linksOf } from './rules.ts';
import { followUpScope } from './scope.ts';
import type { FollowUp } from './state.ts';

const input = z.strictObject({
  directive: slug,
  code: z.string().regex(/^[A-Z]{1,3}\d{1,3}$/),
  addressee: slug,
  issuer: slug,
  role: obligationRole,
  leads: slugs.default([]),
  coordinators: slugs.default([]),
  assignedOn: day,
  dueOn: day.nullable().default(null),
});

/** One follow-up for each obligation and addressee. Sent by a process when a directive is issued, or by hand for one more. */
export const assign = command<FollowUp, typeof events, typeof refusals>()({
  name: 'assign',
  action: 'agencies.followUp.assign',
  title: { vi: 'Giao nhiệm vụ cho cơ quan', en: 'Assign to an addressee' },
  creates: true,
  input,
  id: followUpId,
  scope: followUpScope,
  looksUp: ({ directive, code, addressee }) => ({
    obligations: obligationsKnown([obligationKeyOf(directive, code)]),
    agencies: agenciesBySlug([addressee]),
  }),
  onBehalfOf: ({ issuer }) => issuer,
  refuses: [
    'follow-up-is-new',
    'obligation-is-there',
    'issuer-assigns',
    'addressee-is-there',
    'requested-bodies-have-no-deadline',
  ],
  decide(wanted, state, { actor, lookUps: { obligations, agencies } }) {
    if (state.is !== 'none') return reject('follow-up-is-new');
    const broken = brokenByHand(wanted, actor, obligations);
    if (broken) return reject(broken);
    const addressee = agencies.get(wanted.addressee);
    if (!addressee) return reject('addressee-is-there');
    if (wanted.role === 'requested' && wanted.dueOn !== null) return reject('requested-bodies-have-no-deadline');
    const data = { ...wanted, ...askedOf(addressee, wanted) };
    return [events.FollowUpAssigned(data, { occurredOn: wanted.assignedOn, obligations: linksOf(wanted) })];
  },
});

/**
 * What holds for a follow-up that somebody adds by hand: the input's word for the issuer is not enough. The process acts on
 * the directive's own event, which may be ahead of the reference table.
 */
function brokenByHand(
  { directive, code, issuer }: z.output<typeof input>,
  actor: Actor,
  obligations: ReadonlyMap<string, ObligationRecord>,
) {
  if (actor.role === 'service') return null;
  const known = obligations.get(obligationKeyOf(directive, code));
  if (known?.issuer !== issuer) return 'obligation-is-there';
  return actor.role === 'standing' || actor.agency === issuer ? null : 'issuer-assigns';
}

/** A deadline that binds the others named beside it does not bind a body that can only be asked. */
function askedOf(addressee: AgencyRecord, { role, dueOn }: z.output<typeof input>) {
  const requested = role === 'requested' || addressee.requested;
  return { requested, dueOn: requested ? null : dueOn };
}
