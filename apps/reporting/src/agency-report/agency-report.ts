import { streamType } from '@lien-nganh/kernel';
import { adjust, withdrawAdjustment, writeNarrative } from './drafting.ts';
import { events } from './events.ts';
import { close, escalate, noteMissing, open } from './following.ts';
import { accept, giveBack } from './judging.ts';
import { askException, declineException, openException } from './late-work.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type Opened } from './state.ts';
import { submit, withdrawSubmission } from './submitting.ts';

/** Who takes it in: the agency through which reports go, and of that one's own whoever they are for. */
export function judgesOf({ agency, through, recipient, office }: Opened): readonly string[] {
  if (agency !== through) return [through];
  return [recipient, office].filter((one) => one !== null);
}

/** A reader is told figures by the reader's own rights, never those that the signer was told. */
function withoutFigures({ submissions, ...state }: Opened) {
  return { ...state, submissions: submissions.map(({ figures: _, ...one }) => one) };
}

/** An agency's own report of a period, from its opening to its acceptance. The id is `<regime>.<period>.<agency>`. */
export const agencyReport = streamType({
  prefix: 'agencyReport',
  title: { vi: 'Báo cáo của cơ quan', en: 'Report of an agency' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.agencyReport.read',
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'internal', owners: [] }
      : { sensitivity: 'internal', owners: [state.agency], coordinators: judgesOf(state), on: state.to },
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { agency, period, regime, dueOn, submissions, missingOn } = state;
    const last = submissions.at(-1);
    return {
      title: `Báo cáo kỳ ${period}`,
      status: state.is,
      agency,
      day: dueOn,
      search: [regime, period, agency],
      facets: { submissions: submissions.length, timeliness: last?.timeliness ?? null, missing: missingOn !== null },
    };
  },
  view: (state) => (state.is === 'none' ? state : withoutFigures(state as Opened)),
  commands: [
    ...[open, close, writeNarrative, adjust, withdrawAdjustment, submit, withdrawSubmission, giveBack, accept],
    ...[askException, openException, declineException, noteMissing, escalate],
  ],
});
