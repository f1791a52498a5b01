import { streamType } from '@lien-nganh/kernel';
import { assign } from './assign.ts';
import { end } from './end.ts';
import { events } from './events.ts';
import { nameAuditors } from './name-auditors.ts';
import { prolong } from './prolong.ts';
import { refusals } from './refusals.ts';
import { evolve, initial } from './state.ts';

/** Who may look at what of which time, by whose decision. */
export const assignment = streamType({
  prefix: 'auditAssignment',
  title: { vi: 'Cuộc kiểm toán', en: 'Audit assignment' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'audit.assignment.read',
  scope: (state) => {
    if (state.is === 'none') return { sensitivity: 'internal', owners: [] };
    const { agency, auditors, agencies } = state.terms;
    return { sensitivity: 'internal', owners: [agency], members: auditors, addressees: agencies };
  },
  summary: (state, id) => {
    if (state.is === 'none') return { title: id, status: state.is };
    const { decision, subject, agency, startsOn, endsOn, auditors } = state.terms;
    return {
      title: `${decision}: ${subject}`,
      status: state.is,
      agency,
      day: startsOn,
      search: [decision, ...auditors],
      facets: { endsOn },
    };
  },
  commands: [assign, nameAuditors, prolong, end],
});
