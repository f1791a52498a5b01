import type { DataOfEvent, EventName } from '@lien-nganh/kernel';
import { noPayments, paidInAll, type Paid } from '../fines/payments.ts';
import type { events } from '../events.ts';

/** What follows the minutes: violations, sanctions, complaints and transfers of one inspection, and how they change. */

type Data<Name extends EventName<typeof events>> = DataOfEvent<typeof events, Name>;

export interface Violation extends Data<'ViolationRecorded'> {
  readonly explainedOn: string | null;
  readonly is: 'recorded' | 'decided' | 'transferred' | 'dropped';
}

export type SanctionState = 'decided' | 'served' | 'complied' | 'enforced' | 'suspended' | 'annulled';

export interface Sanction extends Data<'SanctionDecided'>, Paid {
  readonly is: SanctionState;
  readonly since: string;
}

export interface Complaint extends Data<'ComplaintRecorded'> {
  readonly settled: { readonly on: string; readonly outcome: 'upheld' | 'changed' | 'annulled' } | null;
}

export interface Transfer extends Data<'CaseTransferred'> {
  /** What its receiver made of it; absent: nothing is known yet. */
  readonly answer?: Omit<Data<'CaseAnswered'>, 'transfer'>;
}

export interface Cases {
  readonly violations: readonly Violation[];
  readonly sanctions: readonly Sanction[];
  readonly complaints: readonly Complaint[];
  readonly transfers: readonly Transfer[];
}

export const noCases: Cases = { violations: [], sanctions: [], complaints: [], transfers: [] };

export function violationRecorded(cases: Cases, data: Data<'ViolationRecorded'>): Cases {
  return { ...cases, violations: [...cases.violations, { ...data, explainedOn: null, is: 'recorded' }] };
}

export function explanationReceived(cases: Cases, { violation, on }: Data<'ExplanationReceived'>): Cases {
  return { ...cases, violations: changed(cases, [violation], { explainedOn: on }) };
}

export function violationDropped(cases: Cases, { violation }: Data<'ViolationDropped'>): Cases {
  return { ...cases, violations: changed(cases, [violation], { is: 'dropped' }) };
}

export function sanctionDecided(cases: Cases, data: Data<'SanctionDecided'>): Cases {
  return {
    ...cases,
    violations: changed(cases, violationsOf(data), { is: 'decided' }),
    sanctions: [...cases.sanctions, { ...data, is: 'decided', since: data.decidedOn, ...noPayments }],
  };
}

export function sanctionCorrected(cases: Cases, { correctedBecause: _, ...data }: Data<'SanctionCorrected'>): Cases {
  const before = cases.sanctions.find(({ decision }) => decision === data.decision);
  const freed = { ...cases, violations: changed(cases, before ? violationsOf(before) : [], { is: 'recorded' }) };
  return {
    ...cases,
    violations: changed(freed, violationsOf(data), { is: 'decided' }),
    sanctions: cases.sanctions.map((old) => (old.decision === data.decision ? { ...old, ...data } : old)),
  };
}

export function executionRecorded(cases: Cases, data: Data<'ExecutionRecorded'>): Cases {
  const step = (old: Sanction): Sanction => ({
    ...old,
    is: data.step,
    since: data.on,
    ...(data.collected === null ? {} : paidInAll(old, { on: data.on, collected: data.collected })),
  });
  return {
    ...cases,
    sanctions: cases.sanctions.map((old) => (old.decision === data.decision ? step(old) : old)),
  };
}

/** Changes what is known to be paid of one decision. */
export function paymentsChanged(cases: Cases, decision: string, change: (old: Paid) => Paid): Cases {
  return {
    ...cases,
    sanctions: cases.sanctions.map((old) => (old.decision === decision ? { ...old, ...change(old) } : old)),
  };
}

export function complaintRecorded(cases: Cases, data: Data<'ComplaintRecorded'>): Cases {
  return { ...cases, complaints: [...cases.complaints, { ...data, settled: null }] };
}

export function complaintSettled(cases: Cases, { complaint, on, outcome }: Data<'ComplaintSettled'>): Cases {
  const settle = (old: Complaint): Complaint =>
    old.complaint === complaint ? { ...old, settled: { on, outcome } } : old;
  return { ...cases, complaints: cases.complaints.map(settle) };
}

export function caseTransferred(cases: Cases, data: Data<'CaseTransferred'>): Cases {
  return {
    ...cases,
    violations: changed(cases, data.violations, { is: 'transferred' }),
    transfers: [...cases.transfers, data],
  };
}

/** The case is the receiver's from then on; what comes back is open here again. */
export function caseAnswered(cases: Cases, { transfer, ...answer }: Data<'CaseAnswered'>): Cases {
  const sent = cases.transfers.find((one) => one.transfer === transfer);
  const transfers = cases.transfers.map((one) => (one === sent ? { ...one, answer } : one));
  if (!sent) return cases;
  const violations =
    answer.is === 'returned' ? openedAgain(cases, sent) : changed(cases, sent.violations, { is: 'transferred' });
  return { ...cases, violations, transfers };
}

function openedAgain({ violations, sanctions }: Cases, sent: Transfer): readonly Violation[] {
  const decided = new Set(sanctions.flatMap(violationsOf));
  return violations.map((old) =>
    sent.violations.includes(old.violation) ? { ...old, is: decided.has(old.violation) ? 'decided' : 'recorded' } : old,
  );
}

/** Since when nothing is open here because every case that went out is in its receiver's hands; `null`: it is not closed so. */
export function closedWithItsCase({ violations, sanctions, complaints, transfers }: Cases): string | null {
  const answers = transfers.map(({ answer }) => (answer?.is === 'closed' ? answer.on : null));
  const isOpen =
    violations.some(({ is }) => is === 'recorded') ||
    sanctions.some(({ is }) => is === 'decided' || is === 'served') ||
    complaints.some(({ settled }) => settled === null);
  if (isOpen || answers.length === 0 || answers.includes(null)) return null;
  return answers.reduce((last, on) => (last === null || on! > last ? on : last), null);
}

/** Takes out what was entered by mistake; violations that it had settled are open again. */
export function entryWithdrawn(cases: Cases, { entry, id }: Data<'EntryWithdrawn'>): Cases {
  switch (entry) {
    case 'violation':
      return { ...cases, violations: cases.violations.filter(({ violation }) => violation !== id) };
    case 'sanction': {
      const gone = cases.sanctions.find(({ decision }) => decision === id);
      return {
        ...cases,
        violations: changed(cases, gone ? violationsOf(gone) : [], { is: 'recorded' }),
        sanctions: cases.sanctions.filter((sanction) => sanction !== gone),
      };
    }
    case 'transfer': {
      const gone = cases.transfers.find(({ transfer }) => transfer === id);
      return {
        ...cases,
        violations: gone ? openedAgain(cases, gone) : cases.violations,
        transfers: cases.transfers.filter((transfer) => transfer !== gone),
      };
    }
  }
}

export function violationsOf({
  lines,
}: {
  readonly lines: readonly { readonly violation: string }[];
}): readonly string[] {
  return lines.map(({ violation }) => violation);
}

function changed(cases: Cases, which: readonly string[], change: Partial<Violation>): readonly Violation[] {
  return cases.violations.map((old) => (which.includes(old.violation) ? { ...old, ...change } : old));
}
