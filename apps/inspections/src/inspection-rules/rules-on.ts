import { lookUp, ownRecord, type Day, type LookUp } from '@lien-nganh/kernel';
import { heldOn } from '@lien-nganh/vocabulary';
import type { InspectionRules, Rules } from './state.ts';

/** The entry of the log that a decision relied on; null where there were no rules. */
export function reliedOn(rules: Rules | null): string | null {
  return rules?.version ?? null;
}

/**
 * The rules of a kind of body on a day; `null` where nobody entered any: then no rule of a text refuses or marks
 * anything, and the event says that it relied on none.
 */
export function rulesOn(body: string, on: Day): LookUp<Rules | null> {
  const kept = ownRecord<InspectionRules>('inspectionRules', body);
  return lookUp([], async (rows, records) => {
    const state = await kept.resolve(rows, records);
    return state.is === 'none' ? null : heldOn(state.versions, on);
  });
}
