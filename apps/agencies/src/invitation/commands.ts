import { agenciesBySlug, type AgencyRecord } from '@lien-nganh/contracts/reference';
import { command, reject, type Day } from '@lien-nganh/kernel';
import { day, freeText, problem, slug, text, validOn } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Invitation } from './state.ts';

const content = {
  on: day,
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, problem('Giờ được ghi như 08:30.', 'The time is written as 08:30.')),
  place: text(300),
  subject: text(500),
  invited: z.array(slug).min(1).max(200),
  asks: freeText(2000).nullable().default(null),
};
const declare = command<Invitation, typeof events, typeof refusals>();
const rules = ['agencies-are-known', 'another-is-invited', 'lies-ahead'] as const;

/** To a meeting or a course that is to come. What was held is recorded when it was. */
export const invite = declare({
  name: 'invite',
  action: 'agencies.invitation.invite',
  title: { vi: 'Mời họp, mời tập huấn', en: 'Invite to a meeting or a course' },
  creates: true,
  scope: ({ lead, invited }) => ({ sensitivity: 'internal', owners: [lead], participants: invited }),
  input: z.strictObject({ lead: slug, to: z.enum(['meeting', 'training']), ...content }),
  onBehalfOf: ({ lead }) => lead,
  looksUp: ({ lead, invited }) => ({ agencies: agenciesBySlug([lead, ...invited]) }),
  refuses: rules,
  decide: (input, _, { today, lookUps: { agencies } }) => {
    const told = { ...input, invited: [...new Set(input.invited)] };
    return fault(told, { today, agencies }) ?? [events.Invited(told, { occurredOn: today })];
  },
});

/** It says all that it says from now on; who had it printed prints it again. */
export const change = declare({
  name: 'change',
  action: 'agencies.invitation.change',
  title: { vi: 'Sửa giấy mời', en: 'Change an invitation' },
  input: z.strictObject(content),
  looksUp: ({ invited }, state) => ({
    agencies: agenciesBySlug(state.is === 'none' ? [] : [state.lead, ...invited]),
  }),
  refuses: ['invitation-stands', ...rules, 'invitation-changes'],
  decide: (input, state, { today, lookUps: { agencies } }) => {
    if (state.is !== 'stands') return reject('invitation-stands');
    const told = { ...input, invited: [...new Set(input.invited)] };
    const { is: _, lead, to: __, ...before } = state;
    const broken = fault({ ...told, lead }, { today, agencies });
    if (broken) return broken;
    if (JSON.stringify(told) === JSON.stringify(before)) return reject('invitation-changes');
    return [events.InvitationChanged(told, { occurredOn: today })];
  },
});

export const callOff = declare({
  name: 'call-off',
  action: 'agencies.invitation.call-off',
  title: { vi: 'Hoãn, hủy giấy mời', en: 'Call an invitation off' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['invitation-stands'],
  decide: (input, state, { today }) =>
    state.is === 'stands' ? [events.InvitationCalledOff(input, { occurredOn: today })] : reject('invitation-stands'),
});

interface Asked {
  readonly lead: string;
  readonly invited: readonly string[];
  readonly on: Day;
}

function fault(
  { lead, invited, on }: Asked,
  { today, agencies }: { readonly today: Day; readonly agencies: ReadonlyMap<string, AgencyRecord> },
) {
  const missing = [lead, ...invited].find((agency) => !agencies.has(agency) || !validOn(agencies.get(agency)!, on));
  if (missing !== undefined) return reject('agencies-are-known', { agency: missing });
  if (invited.every((agency) => agency === lead)) return reject('another-is-invited');
  return on < today ? reject('lies-ahead') : null;
}
