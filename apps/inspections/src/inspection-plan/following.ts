import { lookUp, ownRecord, type Day, type LookUp } from '@lien-nganh/kernel';
import type { InspectionPlan } from './state.ts';

/** The plan that an inspection names, as it stands; `null` where it names none. */
export function planNamed(plan: string | null): LookUp<InspectionPlan | null> {
  return plan === null ? lookUp([], () => Promise.resolve(null)) : ownRecord<InspectionPlan>('inspectionPlan', plan);
}

interface Following {
  readonly plannedFor: Day;
  readonly team: string | null;
  readonly lead: string;
}

/**
 * Whether a plan allows an inspection: it is approved, of that day, and of that team or, where no team goes, of that lead.
 * Of a plan that the asker may not know nothing is told, so it allows none of theirs.
 */
export function allows(plan: InspectionPlan, { plannedFor, team, lead }: Following, account: string): boolean {
  if (plan.is !== 'approved') return false;
  const { period, members, approver } = plan;
  const isKnown = members.includes(account) || approver === account;
  const isOfThatDay = period.from <= plannedFor && plannedFor <= period.to;
  return isKnown && isOfThatDay && plan.team === team && (team !== null || plan.lead === lead);
}
