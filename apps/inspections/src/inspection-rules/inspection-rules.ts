import { streamType } from '@lien-nganh/kernel';
import { correctRules } from './correct-rules.ts';
import { endRules } from './end-rules.ts';
import { enterRules } from './enter-rules.ts';
import { events } from './events.ts';
import { followRules } from './follow-rules.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type InspectionRules } from './state.ts';

/** What the rules of a kind of body ask of its inspections, from day to day; the id is the kind of body. */
export const inspectionRules = streamType({
  prefix: 'inspectionRules',
  title: { vi: 'Quy tắc kiểm tra', en: 'Inspection rules' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-rules',
  scope: (state: InspectionRules) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary: (state, id) => {
    const last = state.is === 'none' ? undefined : state.versions.at(-1);
    if (state.is === 'none' || !last) return { title: id, status: state.is };
    return {
      title: `Quy tắc kiểm tra theo ${last.source}`,
      status: state.is,
      agency: state.keeper,
      day: last.validFrom,
      search: [id, last.source],
      facets: { leastMembers: last.leastMembers, validTo: last.validTo },
    };
  },
  commands: [enterRules, followRules, correctRules, endRules],
});
