import { lookUp, ownRecord, type LookUp } from '@lien-nganh/kernel';
import { standing, type Work } from '@lien-nganh/work';

/** Kinds of recorded work that are places. */
type Place = 'keyArea' | 'hotspot';

/** Whether one of these kinds has a record of that id that was not withdrawn; `null` names none, and nothing is asked. */
export function placeKnown(kinds: readonly Place[], id: string | null): LookUp<boolean> {
  if (id === null) return lookUp([], () => Promise.resolve(true));
  return lookUp([], async (rows, records) => {
    const found = kinds.map((kind) => ownRecord<Work>(kind, id).resolve(rows, records));
    return (await Promise.all(found)).some((record) => standing(record) !== null);
  });
}
