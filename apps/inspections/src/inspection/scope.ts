import type { Scope } from '@lien-nganh/kernel';
import { isDisclosed, type Disclosed, type Inspection, type Undisclosed, type Visit } from './lifecycle.ts';

/** Who stands how to an inspection. */
export function scope(state: Inspection): Scope {
  if (state.is === 'none') return { sensitivity: 'undisclosed', owners: [] };
  const behind = state.is === 'withdrawn' ? state.was : state;
  return isDisclosed(behind) ? disclosedScope(behind) : undisclosedScope(behind);
}

/** Only accounts, who goes, who approves and who wrote it; no agency: a superior, an auditor, a colleague of the leader stand in no relation to it. */
function undisclosedScope({ visit }: Undisclosed): Scope {
  return { sensitivity: 'undisclosed', owners: [], ...people(visit), author: visit.author };
}

function disclosedScope({ visit, result, cases }: Disclosed): Scope {
  return {
    sensitivity: 'internal',
    owners: [visit.lead],
    participants: visit.participants.filter(({ agency }) => agency !== visit.lead).map(({ agency }) => agency),
    coordinators: [...new Set(cases.sanctions.map(({ agency }) => agency))],
    units: [visit.unit, ...visit.placements],
    ...people(visit),
    author: visit.author,
    on: result.on,
  };
}

function people({ crew, approver }: Visit): Pick<Scope, 'members' | 'approvers'> {
  return {
    members: crew.flatMap(({ account }) => (account === null ? [] : [account])),
    approvers: approver === null ? [] : [approver],
  };
}
