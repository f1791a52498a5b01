import type { PermissionTable, Role, Row } from '../permission.ts';
import type { Relation } from '../relation.ts';

const officers: readonly Role[] = ['officer', 'head'];

/** Whose record it is, and who took over from them. */
const keepers: readonly Relation[] = ['own-agency', 'successor'];
const parties: readonly Relation[] = [...keepers, 'participant'];

function internal(relations: readonly Relation[] | 'any', roles: readonly Role[] = officers): Row {
  return { roles, relations, sensitivities: ['internal'] };
}

const audited = internal(['audit-assignment'], ['auditor']);

/** Reading any recorded work, for lists of it. */
export const readingWork: readonly Row[] = [internal([...parties, 'superior']), internal('any', ['standing']), audited];

/**
 * Rows of one kind of recorded work: who took part records it, or whoever is above them from paper; the lead answers for
 * what it says, and every agency for its own part.
 *
 * @param of `<service>.<prefix>`
 * @param lasts whether it begins and ends
 */
export function workTable(of: string, { lasts = false } = {}): PermissionTable {
  const lasting = { [`${of}.change`]: [internal(keepers)], [`${of}.end`]: [internal(keepers)] };
  return {
    [`${of}.record`]: [internal([...parties, 'superior']), internal('any', ['standing'])],
    [`${of}.correct`]: [internal(keepers)],
    [`${of}.withdraw`]: [internal(keepers)],
    ...(lasts ? lasting : {}),
    [`${of}.place`]: [internal(keepers)],
    [`${of}.name-participant`]: [internal(keepers)],
    [`${of}.confirm-part`]: [internal(parties)],
    [`${of}.deny-part`]: [internal(parties)],
    [`${of}.read`]: readingWork,
  };
}

/** Rows of obligations that are linked to recorded work later. */
export function linksTable(service: string): PermissionTable {
  return {
    // whose record it is, the decider looks up
    [`${service}.link-obligation`]: [internal(['own-agency'])],
    [`${service}.unlink-obligation`]: [internal(['own-agency'])],
    [`${service}.read-links`]: [internal([...keepers, 'superior']), internal('any', ['standing']), audited],
  };
}

/** Rows of erasing a person from recorded work: by decision of the head whose record it is, never by the administrator. */
export function erasureTable(service: string): PermissionTable {
  return {
    [`${service}.erase-person`]: [internal(keepers, ['head'])],
    [`${service}.note-erasure-carried-out`]: [internal('any', ['service'])],
  };
}
