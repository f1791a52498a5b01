import type { Standing } from '@lien-nganh/access';
import type { Scope, StreamType } from '@lien-nganh/kernel';
import type { Loaded } from './load.ts';

/**
 * Whose a loaded record is. For an auditor also whose it was before it was corrected: a correction that moved it out of
 * the audited period has changed that period's figures.
 */
export function scopeOfLoaded(
  type: StreamType,
  id: string,
  { state, recorded }: Pick<Loaded, 'state' | 'recorded'>,
  standing: Standing,
): Scope {
  const scope = type.scope(state, id);
  if (standing.assignments.length === 0) return scope;
  const past: Scope[] = [];
  let before = type.initial;
  for (const event of recorded) {
    before = type.evolve(before, event);
    past.push(type.scope(before, id));
  }
  return { ...scope, earlier: past.filter((one) => comparable(one, scope)) };
}

/** Of a state in which nobody was to know of it, or without the day that it has now, nothing follows. */
function comparable(past: Scope, present: Scope): boolean {
  return past.sensitivity === present.sensitivity && (past.on !== undefined || present.on === undefined);
}
