import type { Day } from './envelope.ts';

/** How much a record or a figure may be shown; see the permission table. */
export type Sensitivity = 'open' | 'internal' | 'restricted' | 'undisclosed' | 'withhold-small' | 'withhold-public';

/**
 * Whose a record is: what the relation between an actor and a record is computed from. A stream type states it for a
 * state, a creating command for its input.
 */
export interface Scope {
  readonly sensitivity: Sensitivity;
  /** Agencies whose record it is: the lead, or who keeps it. */
  readonly owners: readonly string[];
  /** Duty of the agency under which it is kept: only accounts that hold the duty stand to it as the agency's. */
  readonly duty?: string;
  /** Duty of the agency with which it passes on: whoever took over other duties alone does not follow in it. Absent: with any. */
  readonly passesOnWith?: string;
  /** Agencies that take part and have confirmed or may confirm. */
  readonly participants?: readonly string[];
  /** Agencies that the obligation addresses. */
  readonly addressees?: readonly string[];
  /** Agencies that coordinate or issue: they follow up. */
  readonly coordinators?: readonly string[];
  /** Unit keys, `code@validFrom`, in which it lies. */
  readonly units?: readonly string[];
  /** Accounts that were appointed by name: leader and members of a team. */
  readonly members?: readonly string[];
  /** Account that approves, or approved. */
  readonly approvers?: readonly string[];
  /** Account that recorded it. */
  readonly author?: string;
  /** The day that the record is about, for rights that are dated. */
  readonly on?: Day;
  /** What it was about before it was corrected; the host fills it in. An audit of then concerns the record still. */
  readonly earlier?: readonly Pick<Scope, 'owners' | 'participants' | 'on'>[];
}
