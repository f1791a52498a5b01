import type { FollowUpRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';

/** Where an obligation of an addressee stands in a period. */
export const coverageStates = [
  /** A superior confirmed it. Only this reads as done. */
  'confirmed',
  /** Something is recorded for it. That is not to say that it is done. */
  'evidenced',
  /** The addressee checked, and nothing had arisen. */
  'nothing-arisen',
  /** What would show it stays outside the platform. */
  'kept-outside',
  'not-applicable',
  /** Only figures that are withheld would show it: there may be something or nothing. */
  'withheld',
  /** It was asked of a body that nobody orders, and nothing is recorded. It is never overdue. */
  'requested',
  /** Nothing is recorded, and the day that was set has passed. */
  'overdue',
  /** Nothing is recorded, and no day was set or it is still to come. */
  'no-evidence',
] as const;
export type CoverageState = (typeof coverageStates)[number];

/** Who set the day by which it is to be done. */
export const dueBy = ['directive', 'follow-up', 'plan', 'calendar'] as const;
export type DueBy = (typeof dueBy)[number];

export interface Due {
  readonly on: Day;
  readonly by: DueBy;
}

export interface Evidence {
  /** Records that happened in the period, and those that began before and still stood. */
  readonly happened: number;
  readonly stood: number;
  /** What figures show of what no single record is linked for. */
  readonly figures: 'something' | 'withheld' | 'nothing';
}

export interface ToJudge {
  /** First day of what is asked: the period's, or the directive's where it is asked once. */
  readonly since: Day;
  readonly to: Day;
  readonly today: Day;
  readonly once: boolean;
  readonly requested: boolean;
  readonly evidence: Evidence;
  /** The last state of its follow-up by the end of the period; `null`: none was opened. */
  readonly followUp: { readonly state: FollowUpRecord['state']; readonly on: Day } | null;
  /** The earliest day that was set and is not met; `null`: none. */
  readonly due: Due | null;
}

export interface Judged {
  readonly state: CoverageState;
  /** A day that was set has passed, and nobody has confirmed it. Never of a body that was only asked. */
  readonly overdue: boolean;
}

/** States that hold from their day on, whichever period is asked. */
const standing = ['kept-outside', 'not-applicable'] as const;

/** Judges one addressee's part in one obligation. Recorded work never makes it done, and a day that nobody set is never missed. */
export function judge(asked: ToJudge): Judged {
  const settled = settledState(asked);
  if (settled !== null) return { state: settled, overdue: false };
  const overdue = isOverdue(asked);
  return { state: shownState(asked) ?? openState(asked, overdue), overdue };
}

function settledState({ followUp, since, once }: ToJudge): CoverageState | null {
  if (followUp === null) return null;
  if (followUp.state === 'confirmed') return once || followUp.on >= since ? 'confirmed' : null;
  return standing.find((state) => state === followUp.state) ?? null;
}

/** What arose goes before the word that nothing had. */
function shownState({ evidence, followUp, since }: ToJudge): CoverageState | null {
  if (evidence.happened + evidence.stood > 0 || evidence.figures === 'something') return 'evidenced';
  if (followUp?.state === 'nothing-arisen' && followUp.on >= since) return 'nothing-arisen';
  return evidence.figures === 'withheld' ? 'withheld' : null;
}

function openState({ requested }: ToJudge, overdue: boolean): CoverageState {
  if (requested) return 'requested';
  return overdue ? 'overdue' : 'no-evidence';
}

/** The day itself is still in time. A report of the period is due after it: its day counts though it lies beyond. */
function isOverdue({ requested, due, to, today }: ToJudge): boolean {
  return !requested && due !== null && due.on < today && (due.on <= to || due.by === 'calendar');
}

/** The earliest of the days that were set. */
export function earliest(days: readonly (Due | null)[]): Due | null {
  return days.reduce((first, due) => (due !== null && (first === null || due.on < first.on) ? due : first), null);
}
