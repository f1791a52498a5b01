import { streamType } from '@lien-nganh/kernel';
import { assign } from './assign.ts';
import { complete } from './complete.ts';
import { confirm } from './confirm.ts';
import { declareNotApplicable } from './declare-not-applicable.ts';
import { events } from './events.ts';
import { extend } from './extend.ts';
import { followAmendment } from './follow-amendment.ts';
import { keepOutside } from './keep-outside.ts';
import { recordNothingArisen } from './record-nothing-arisen.ts';
import { recordProgress } from './record-progress.ts';
import { refusals } from './refusals.ts';
import { returnWithReason } from './return.ts';
import { followUpScope } from './scope.ts';
import { evolve, initial } from './state.ts';

/** One obligation of one addressee, from its assignment to the issuer's confirmation. */
export const followUp = streamType({
  prefix: 'followUp',
  title: { vi: 'Theo dõi thực hiện nhiệm vụ', en: 'Follow-up' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.followUp.read',
  scope: (state) => (state.is === 'none' ? { sensitivity: 'open', owners: [] } : followUpScope(state)),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const { directive, code, addressee, role, dueOn, requested, assignedOn, lastProgressOn } = state;
    return {
      title: `${directive}/${code} ${addressee}`,
      status: state.is,
      agency: addressee,
      day: lastProgressOn ?? assignedOn,
      search: [directive, code, addressee],
      facets: { directive, code, role, dueOn, requested },
    };
  },
  commands: [
    assign,
    recordProgress,
    complete,
    recordNothingArisen,
    confirm,
    returnWithReason,
    extend,
    keepOutside,
    declareNotApplicable,
    followAmendment,
  ],
});
