import { agenciesBySlug } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { freeText } from '../wording.ts';
import { events } from './events.ts';
import { isUndisclosed, type Inspection } from './lifecycle.ts';
import { crewLookUps, crewOf, planningFault, planningRules, visitInput } from './preparing.ts';
import type { refusals } from './refusals.ts';

/** Another day, another crew: what was approved must be approved again. */
export const changePreparation = command<Inspection, typeof events, typeof refusals>()({
  name: 'change-preparation',
  action: 'inspections.change-preparation',
  title: { vi: 'Đổi ngày hoặc thành viên đoàn kiểm tra', en: 'Change the day or the crew' },
  input: z.strictObject({
    plannedFor: day,
    crew: visitInput.crew,
    leader: visitInput.leader,
    participants: visitInput.participants,
    reason: freeText(1000),
  }),
  looksUp: (input, state) => ({
    ...crewLookUps(
      isUndisclosed(state)
        ? { body: state.visit.body, team: state.visit.team, crew: input.crew }
        : { body: 'other', team: null, crew: [] },
      input.plannedFor,
    ),
    agencies: agenciesBySlug(input.participants),
  }),
  refuses: [
    ...planningRules,
    'inspection-is-in-preparation',
    'crew-is-known',
    'leader-is-in-the-crew',
    'agency-exists-on-that-day',
  ],
  decide: (input, state, { today, actor, lookUps }) => {
    if (!isUndisclosed(state) || state.is === 'in-progress') return reject('inspection-is-in-preparation');
    const { body, lead, approver } = state.visit;
    if (!input.crew.includes(input.leader)) return reject('leader-is-in-the-crew');
    if (body !== 'team-178' && lookUps.accounts.includes(null)) return reject('crew-is-known');
    const gone = input.participants.find((slug) => {
      const agency = lookUps.agencies.get(slug);
      return agency === undefined || !validOn(agency, input.plannedFor);
    });
    if (gone !== undefined) return reject('agency-exists-on-that-day', { agency: gone });
    const planned = { body, lead, approver, crew: input.crew, plannedFor: input.plannedFor };
    const fault = planningFault(planned, lookUps, { today, actor });
    return fault ?? [events.PreparationChanged({ ...input, crew: crewOf({ ...input, body, lead }, lookUps) })];
  },
});
