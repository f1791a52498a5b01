import { lookUp, ownRecord, type LookUp } from '@lien-nganh/kernel';
import type { Work } from './state.ts';

/**
 * Whether somebody has entered a record of this kind and id in the same service, withdrawn since or not; `null` names none,
 * and nothing is asked.
 */
export function recordKnown(prefix: string, id: string | null): LookUp<boolean> {
  if (id === null) return lookUp([], () => Promise.resolve(true));
  return lookUp([], async (rows, records) => {
    const record = await ownRecord<Work>(prefix, id).resolve(rows, records);
    return record.is !== 'none';
  });
}
