import { streamType } from '@lien-nganh/kernel';
import { close } from './close.ts';
import { deputise } from './deputise.ts';
import { endDeputising } from './end-deputising.ts';
import { events } from './events.ts';
import { extend } from './extend.ts';
import { nameHolder } from './name-holder.ts';
import { noteTransferHeldUp } from './note-transfer-held-up.ts';
import { open } from './open.ts';
import { refusals } from './refusals.ts';
import { accountScope } from './scope.ts';
import { setDuties } from './set-duties.ts';
import { setPosition } from './set-position.ts';
import { evolve, initial } from './state.ts';
import { transfer } from './transfer.ts';

/** Who may act for an agency, in which role, on which days; the id is a pseudonym. */
export const account = streamType({
  prefix: 'account',
  title: { vi: 'Tài khoản', en: 'Account' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.account.read',
  scope: (state, id) =>
    state.is === 'none' ? { sensitivity: 'internal', owners: [] } : accountScope(id, state.agency),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const { agency, role, from, to } = state;
    return { title: id, status: state.is, agency, day: from, search: [id, agency, role], facets: { role, to } };
  },
  commands: [
    open,
    setDuties,
    setPosition,
    nameHolder,
    extend,
    close,
    deputise,
    endDeputising,
    transfer,
    noteTransferHeldUp,
  ],
});
