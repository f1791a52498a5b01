import type { Register } from '@lien-nganh/kernel';
import type { Reason } from '@lien-nganh/registers';
import type { Problem } from '../problem.ts';

/** Why a command was refused, at the heads of the row that led to it. */
export function reasonsIn({ parts, inWords }: Problem, register: Register): readonly Reason[] {
  const { errors = [] } = parts;
  if (errors.length === 0) return [{ head: null, ...inWords }];
  return errors.map(({ path, vi, en }) => {
    const column = register.columns.find(({ field, path: own = field }) => names(path, own));
    return column ? { head: column.head, vi, en } : { head: null, vi: `${path}: ${vi}`, en: `${path}: ${en}` };
  });
}

/** A correcting command names it among its changes. */
function names(path: string, own: string): boolean {
  const inside = path.replace(/^changes\//, '');
  return inside === own || inside.startsWith(`${own}/`);
}
