import { printOut } from '@lien-nganh/kernel';
import { inspection } from '../inspection/inspection.ts';
import { isDisclosed, isUndisclosed, type Inspection } from '../inspection/lifecycle.ts';
import { sampleVisit } from './samples.data.ts';
import { inspectionDecision, inspectionNotice } from './templates.data.ts';
import { issuedBy, memberRows, visitLookUps, visitPlaces, type VisitFacts } from './visit-places.ts';
import { dayOfVisit, deciderOf, knownIn, whole } from './visits.ts';

/** Number, day and who decides are written by hand: the record tells of none of them. */
function drawn(state: Inspection, { lookUps }: { readonly lookUps: VisitFacts }) {
  const { visit } = knownIn(state);
  return {
    ...issuedBy(lookUps.issuer),
    // a team's visit is decided by whoever set the team up, or by its leader: by hand
    ...{ signedFor: visit.body === 'team-178' ? null : visit.lead, number: null, date: null },
    texts: { ...visitPlaces(visit, lookUps), ...deciderOf(visit) },
    rows: { members: memberRows(visit, lookUps) },
  };
}

export const decisionToInspect = printOut({
  name: 'inspection-decision',
  title: { vi: 'Quyết định kiểm tra', en: 'Inspection decision' },
  of: inspection,
  templates: inspectionDecision,
  sample: sampleVisit,
  signedUnder: 'approve-inspections',
  obliges: ['siteName', 'unit', 'members'],
  sheets: (state: Inspection) => (isUndisclosed(state) || isDisclosed(state) ? whole(dayOfVisit(state)) : []),
  looksUp: (state, { on }) => visitLookUps(knownIn(state).visit, on),
  draws: drawn,
});

/** A surprise inspection is told to nobody beforehand. */
export const noticeOfInspection = printOut({
  name: 'notice',
  title: { vi: 'Thông báo kiểm tra', en: 'Notice of an inspection' },
  of: inspection,
  templates: inspectionNotice,
  sample: sampleVisit,
  signedUnder: 'approve-inspections',
  obliges: ['siteName', 'plannedFor'],
  sheets: (state: Inspection) =>
    isUndisclosed(state) && (state.is === 'approved' || state.is === 'notified') && state.visit.mode !== 'surprise'
      ? whole(dayOfVisit(state))
      : [],
  looksUp: (state, { on }) => visitLookUps(knownIn(state).visit, on),
  draws: drawn,
});
