import * as contracts from '@lien-nganh/contracts/audit';
import { publish } from '@lien-nganh/kernel';
import { assignment } from '../assignment/assignment.ts';
import { lastDayOf, type Assignment } from '../assignment/state.ts';

/** What of the audit leaves: who may look at what. Looks never do. */
export const outbound = [
  publish<Assignment, typeof contracts.assignment>(assignment, contracts.assignment, (_, state, id) =>
    state.is === 'none'
      ? null
      : {
          assignment: id,
          ...state.terms,
          auditors: [...state.terms.auditors],
          agencies: [...state.terms.agencies],
          period: { ...state.terms.period },
          endsOn: lastDayOf(state),
        },
  ),
];
