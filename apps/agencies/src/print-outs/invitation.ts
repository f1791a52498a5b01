import { agencyNamesOn, issuerOn } from '@lien-nganh/contracts/reference';
import { printOut } from '@lien-nganh/kernel';
import { invitation } from '../invitation/invitation.ts';
import type { Invitation } from '../invitation/state.ts';
import { sampleInvitation } from './samples.data.ts';
import { invitation as templates } from './templates.data.ts';

/** One paper for all who are invited. */
export const letterOfInvitation = printOut({
  name: 'letter',
  title: { vi: 'Giấy mời', en: 'Invitation' },
  of: invitation,
  templates,
  sample: sampleInvitation,
  signedUnder: 'sign-papers',
  obliges: ['subject', 'on', 'at', 'place', 'invited'],
  sheets: (state: Invitation) => (state.is === 'stands' ? [{ entry: null, on: null }] : []),
  looksUp: (state, { on }) => {
    const { lead, invited } = standing(state);
    return { issuer: issuerOn(lead, on), names: agencyNamesOn(invited, on) };
  },
  draws: (state, { lookUps: { issuer, names } }) => {
    const { lead, to, on, at, place, subject, asks, invited } = standing(state);
    return {
      issuer: { superior: issuer.superior, name: issuer.name },
      ...{ signedFor: lead, number: null, seat: issuer.seat, date: null },
      texts: {
        ...{ issuer: issuer.name, subject, on: { day: on }, at: at.replace(':', ' giờ '), place, asks },
        ...{ meeting: to === 'meeting' ? to : null, training: to === 'training' ? to : null },
      },
      rows: { invited: invited.map((agency) => ({ agency: names.get(agency) ?? null })) },
    };
  },
});

function standing(state: Invitation) {
  if (state.is === 'none') throw new Error('a print-out of an invitation that there is not');
  return state;
}
