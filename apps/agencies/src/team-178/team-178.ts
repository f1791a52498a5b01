import { streamType } from '@lien-nganh/kernel';
import { printDocumentReference } from '@lien-nganh/vocabulary';
import { appoint } from './appoint.ts';
import { dissolve } from './dissolve.ts';
import { establish } from './establish.ts';
import { events } from './events.ts';
import { noteTakenCard } from './note-taken-card.ts';
import { refusals } from './refusals.ts';
import { relieve } from './relieve.ts';
import { replaceCard } from './replace-card.ts';
import { teamScope } from './scope.ts';
import { evolve, initial } from './state.ts';
import { substitute } from './substitute.ts';

/** An inter-agency inspection team under Circular 05/2006, at province, district or commune. */
export const team178 = streamType({
  prefix: 'team178',
  title: { vi: 'Đội kiểm tra liên ngành 178', en: 'Team 178' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.team178.read',
  scope: (state) => (state.is === 'none' ? { sensitivity: 'internal', owners: [] } : teamScope(state)),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const decision = printDocumentReference({ ...state.decision, year: null });
    return {
      title: `Đội 178 ${id}`,
      status: state.is,
      unit: state.unit,
      agency: state.agency,
      day: state.establishedOn,
      search: [id, decision],
      facets: { level: state.level, decision, dissolvedOn: state.dissolvedOn },
    };
  },
  commands: [establish, appoint, relieve, substitute, replaceCard, noteTakenCard, dissolve],
});
