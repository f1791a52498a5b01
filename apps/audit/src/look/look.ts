import { streamType } from '@lien-nganh/kernel';
import { events } from './events.ts';
import { note } from './note.ts';
import { evolve, initial } from './state.ts';

/**
 * One look of an auditor, one stream: noting it waits for nobody. As a record it is for the auditing side alone; the
 * audited side asks the question `looks`, which knows the day from which they may.
 */
export const look = streamType({
  prefix: 'auditLook',
  title: { vi: 'Lượt xem của kiểm toán viên', en: 'Look of an auditor' },
  events,
  initial,
  evolve,
  refusals: {},
  reads: 'audit.look.read',
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'undisclosed', owners: [] }
      : { sensitivity: 'undisclosed', owners: [state.seen.agency], author: state.seen.auditor },
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: state.is }
      : { title: `${state.seen.service}: ${state.seen.read}`, status: state.is, search: [state.seen.auditor] },
  commands: [note],
});
