import { agencyOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { nothing } from '../../integration/reference.ts';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

export const nameParticipant = command<Inspection, typeof events, typeof refusals>()({
  name: 'name-participant',
  action: 'inspections.name-participant',
  title: { vi: 'Bổ sung cơ quan tham gia', en: 'Name another agency that took part' },
  input: z.strictObject({ agency: name, reason: freeText(1000) }),
  looksUp: ({ agency }, state) => ({ agency: isDisclosed(state) ? agencyOn(agency, state.result.on) : nothing }),
  onBehalfOf: (_, state) => (isDisclosed(state) ? state.visit.lead : null),
  refuses: ['inspection-is-disclosed', 'participant-is-new', 'agency-exists-on-that-day'],
  decide: (input, state, { lookUps }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    // one that came in by another record of the same visit may be named here too
    const named = state.visit.participants.filter(({ through }) => through === null);
    if (named.some(({ agency }) => agency === input.agency)) return reject('participant-is-new');
    return lookUps.agency === null ? reject('agency-exists-on-that-day') : [events.ParticipantNamed(input)];
  },
});
