import { compareDong } from '@lien-nganh/vocabulary';
import type { InspectionPlan } from '../inspection-plan/state.ts';
import type { Sanction } from '../inspection/violations/cases.ts';
import { countingIn } from '../inspection/entries.ts';
import type { Disclosed, Inspection, Undisclosed, Visit } from '../inspection/lifecycle.ts';
import { imposedIn } from '../inspection/fines/payments.ts';

/** Something that waits for one account, or for anybody of one agency. */
export interface Task {
  readonly task: string;
  readonly account: string | null;
  readonly agency: string | null;
  /** Since when, or until when it is planned. */
  readonly on: string | null;
  /** The part of the record that it is about: a violation, decision, complaint or pair; null: all of it. */
  readonly about: string | null;
  /** It waits only as long as none of these can go on the day; absent: it waits. */
  readonly unlessGoes?: readonly Going[];
}

/** A member who is to go, by account and, of a team, by the seat on it. */
export interface Going {
  readonly member: string;
  readonly account: string | null;
  readonly team: string | null;
}

/** What is to be done about an inspection as it stands. */
export function tasksOf(state: Inspection): readonly Task[] {
  if (state.is === 'none' || state.is === 'withdrawn') return [];
  return 'result' in state ? afterDisclosure(state) : beforeDisclosure(state);
}

const next = {
  planned: 'approve-inspection',
  decided: 'carry-out-inspection',
  approved: 'carry-out-inspection',
  notified: 'carry-out-inspection',
  postponed: 'set-a-new-day',
  'in-progress': 'sign-minutes',
} as const satisfies Record<Undisclosed['is'], string>;

/** Only for accounts that may know of it. */
function beforeDisclosure({ is, visit }: Undisclosed): readonly Task[] {
  const accounts = is === 'planned' ? [visit.approver] : visit.crew.map(({ account }) => account);
  const tasks = accounts
    .filter((account) => account !== null)
    .map((account) => ({ task: next[is], account, agency: null, on: visit.plannedFor, about: null }));
  return [...tasks, ...(is === 'in-progress' ? leftByAll(visit, next[is]) : membersToReplace(visit))];
}

/** Where all who went have left since, whoever wrote it, without having gone, is to enter what came of it. */
function leftByAll({ crew, author, team, plannedFor: on }: Visit, task: string): readonly Task[] {
  if (crew.some(({ account }) => account === author)) return [];
  const unlessGoes = crew.map(({ member, account }) => ({ member, account, team }));
  return [{ task, account: author, agency: null, on, about: null, unlessGoes }];
}

/**
 * Whoever wrote it, or goes along, names another for one who has been transferred or has left the team: nobody else may know
 * that there is something to name somebody for.
 */
function membersToReplace({ crew, author, team, plannedFor: on }: Visit): readonly Task[] {
  const knowing = [...new Set([author, ...crew.map(({ account }) => account)])].filter((one) => one !== null);
  return crew.flatMap(({ member, account: of }) =>
    knowing
      .filter((account) => account !== of || account === author)
      .map((account) => ({
        ...{ task: 'name-another-member', account, agency: null, on, about: member },
        unlessGoes: [{ member, account: of, team }],
      })),
  );
}

function afterDisclosure({ visit, result, cases }: Disclosed): readonly Task[] {
  const waits = (task: string, agency: string, about: string | null, on: string): Task => {
    return { task, account: null, agency, on, about };
  };
  // what another record of the same visit holds too waits there
  const counting = countingIn({ result, cases });
  const parties = visit.participants.filter(({ denied }) => !denied);
  return [
    ...parties
      .filter(({ confirmed }) => !confirmed)
      .map(({ agency }) => waits('confirm-part', agency, null, result.on)),
    ...cases.violations
      .filter(({ is, violation }) => is === 'recorded' && counting.has(violation))
      .map(({ violation, agency, recordedOn }) => waits('decide-violation', agency, violation, recordedOn)),
    ...cases.sanctions
      .filter(({ is, decision }) => (is === 'decided' || is === 'served') && counting.has(decision))
      .map(({ decision, agency, since }) => waits('carry-out-decision', agency, decision, since)),
    ...cases.sanctions
      .filter((sanction) => isUnpaid(sanction) && counting.has(sanction.decision))
      .map(({ decision, agency, since }) => waits('collect-fine', agency, decision, since)),
    ...cases.complaints
      .filter(({ settled }) => settled === null)
      .map(({ complaint, decision, on }) => {
        const agency = cases.sanctions.find((sanction) => sanction.decision === decision)?.agency ?? visit.lead;
        return waits('settle-complaint', agency, complaint, on);
      }),
    ...result.pairs
      .filter(({ is }) => is === 'open')
      .flatMap(({ twin }) => parties.map(({ agency }) => waits('decide-pair', agency, twin, result.on))),
  ];
}

/** Carried out, and of its fine less is known to be paid than was imposed. Of what was complied with before receipts were entered nothing is known. */
function isUnpaid(sanction: Sanction): boolean {
  const imposed = imposedIn(sanction);
  if (imposed === null) return false;
  const { is, collected } = sanction;
  const isOwed = is === 'served' || is === 'enforced' || (is === 'complied' && collected !== null);
  return isOwed && compareDong(collected ?? '0', imposed) < 0;
}

export function planTasksOf(state: InspectionPlan): readonly Task[] {
  if (state.is !== 'drafted') return [];
  return [{ task: 'approve-plan', account: state.approver, agency: null, on: state.period.from, about: null }];
}
