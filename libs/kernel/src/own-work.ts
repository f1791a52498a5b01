import type { Command } from './command.ts';
import type { Actor } from './envelope.ts';
import { reject, type Rejected } from './refusals.ts';

/** An approval as somebody is about to give it. */
export interface Approving {
  readonly input: unknown;
  readonly state: unknown;
  readonly actor: Actor;
}

/** Whoever acts: the person at the desk and the one for whom that person stands in. */
export function actorsOf({ account, inSteadOf }: Actor): readonly string[] {
  return inSteadOf === undefined ? [account] : [account, inSteadOf];
}

/**
 * The refusal where somebody is about to approve their own work, whether with another account of the same person, as whoever
 * stands in for another, or through whoever stands in for them. `null`: nothing against it.
 *
 * @param personOf what tells persons apart; accounts of one person give the same
 */
export function ownWorkFault(
  { approves }: Pick<Command, 'approves'>,
  { input, state, actor }: Approving,
  personOf: (account: string) => string = (account) => account,
): Rejected | null {
  if (approves === null) return null;
  const makers = new Set(approves.makers(state, input).map(personOf));
  return actorsOf(actor).some((one) => makers.has(personOf(one))) ? reject(approves.rule) : null;
}
