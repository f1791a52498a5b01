import type { Scope, Summary } from '@lien-nganh/kernel';
import {
  agenciesOf,
  isDisclosed,
  openPairs,
  type Disclosed,
  type Inspection,
  type Undisclosed,
  type Visit,
} from './lifecycle.ts';

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

const titles = { establishment: 'Kiểm tra cơ sở', 'public-place': 'Kiểm tra nơi công cộng' };

/** A line of a list. What it says, whoever may read the record may know. */
export function summary(state: Inspection): Summary {
  if (state.is === 'none') return { title: '', status: 'none' };
  const behind = state.is === 'withdrawn' ? state.was : state;
  const { visit } = behind;
  const day = isDisclosed(behind) ? behind.result.on : visit.plannedFor;
  return {
    title: titles[visit.place],
    status: state.is,
    unit: visit.unit,
    agency: visit.lead,
    ...(day === null ? {} : { day }),
    search: searched(behind),
    facets: {
      mode: visit.mode,
      body: visit.body,
      establishment: visit.establishment,
      joint: agenciesOf(visit).length > 1,
      breaches: isDisclosed(behind) ? behind.result.breaches.length : behind.breaches.length,
      openPairs: isDisclosed(behind) ? openPairs(behind.result) : 0,
    },
  };
}

function searched(behind: Undisclosed | Disclosed): readonly string[] {
  const { establishment, establishmentKind } = behind.visit;
  const minutes = isDisclosed(behind) ? behind.result.minutes?.number : null;
  return [establishment, establishmentKind, minutes].filter((word) => typeof word === 'string');
}
