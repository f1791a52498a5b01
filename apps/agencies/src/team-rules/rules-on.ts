import { lookUp, ownRecord, type Day, type LookUp } from '@lien-nganh/kernel';
import { heldOn } from '@lien-nganh/vocabulary';
import type { TeamRules, Rules } from './state.ts';

/** The one kind of team that there is. */
export const TEAM_178 = 'team-178';

/** The entry of the log that a decision relied on; null where there were no rules. */
export function reliedOn(rules: Rules | null): string | null {
  return rules?.version ?? null;
}

/**
 * The rules of teams of a kind on a day; `null` where nobody entered any: then no rule of a text refuses or marks
 * anything, and the event says that it relied on none.
 */
export function rulesOn(on: Day): LookUp<Rules | null> {
  const kept = ownRecord<TeamRules>('teamRules', TEAM_178);
  return lookUp([], async (rows, records) => {
    const state = await kept.resolve(rows, records);
    return state.is === 'none' ? null : heldOn(state.versions, on);
  });
}
