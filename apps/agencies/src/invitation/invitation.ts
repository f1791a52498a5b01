import { streamType } from '@lien-nganh/kernel';
import { callOff, change, invite } from './commands.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial } from './state.ts';

/** To a coordination meeting or a course that is to come: what its invitation is printed from. */
export const invitation = streamType({
  prefix: 'invitation',
  title: { vi: 'Giấy mời', en: 'Invitation' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.invitation.read',
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'internal', owners: [] }
      : { sensitivity: 'internal', owners: [state.lead], participants: state.invited, on: state.on },
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { subject, lead, on, to, is } = state;
    return { title: subject, status: is, agency: lead, day: on, search: [subject], facets: { to } };
  },
  commands: [invite, change, callOff],
});
