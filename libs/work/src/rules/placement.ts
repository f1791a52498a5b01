import { allUnits } from '@lien-nganh/contracts/reference';
import { lookUp, type LookUp } from '@lien-nganh/kernel';
import { successorsOf } from '@lien-nganh/vocabulary';

/** Whether a unit took over something of one of the others, at any remove: only there can a site lie on a later map. */
export function tookOverFrom(former: readonly string[], unit: string): LookUp<boolean> {
  return lookUp(['units'], async (rows) => {
    const map = await allUnits().resolve(rows);
    const reached = new Set<string>();
    const waiting = [...former];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const found = successorsOf(map, next).map(({ to }) => to);
      waiting.push(...found.filter((key) => !reached.has(key)));
      for (const key of found) reached.add(key);
    }
    return reached.has(unit);
  });
}
