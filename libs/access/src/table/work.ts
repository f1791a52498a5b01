import type { PermissionTable, Role, Row } from '../permission.ts';
import type { Relation } from '../relation.ts';

const officers: readonly Role[] = ['officer', 'head'];

/** Whose record it is, and who took over from them. */
const keepers: readonly Relation[] = ['own-agency', 'successor'];
const parties: readonly Relation[] = [...keepers, 'participant'];

function internal(relations: readonly Relation[] | 'any', roles: readonly Role[] = officers): Row {
  return { roles, relations, sensitivities: ['internal'] };
}

function restrictedTo(relations: readonly Relation[] | 'any', roles: readonly Role[] = officers): Row {
  return { roles, relations, sensitivities: ['restricted'] };
}

const audited = internal(['audit-assignment'], ['auditor']);
const byProcess = internal('any', ['service']);

/** Reading any recorded work, for lists of it. */
export const readingWork: readonly Row[] = [internal([...parties, 'superior']), internal('any', ['standing']), audited];

const readingRestricted: readonly Row[] = [
  restrictedTo([...parties, 'superior']),
  restrictedTo(['audit-assignment'], ['auditor']),
];

/**
 * Rows of one kind of recorded work: who took part records it, or whoever is above them from paper; the lead answers for
 * what it says, and every agency for its own part.
 *
 * @param of `<service>.<prefix>`
 * @param lasts whether it begins and ends
 * @param weighed whether it is weighed with others that may be the same
 * @param restricted whether its records are: then nobody but who has a part in them, or is above those, reads them
 * @param within whether nothing of them is for anybody but the agency whose they are: neither for those above it, nor for audits
 */
export function workTable(of: string, { within, ...rows }: WorkRows = {}): PermissionTable {
  return within ? withinTable(partiesTable(of, rows)) : partiesTable(of, rows);
}

function partiesTable(of: string, { lasts, weighed, restricted }: Omit<WorkRows, 'within'>): PermissionTable {
  const row = restricted ? restrictedTo : internal;
  return {
    [`${of}.record`]: [row([...parties, 'superior']), ...(restricted ? [] : [internal('any', ['standing'])])],
    [`${of}.correct`]: [row(keepers)],
    [`${of}.withdraw`]: [row(keepers)],
    ...(lasts && { [`${of}.change`]: [row(keepers)], [`${of}.end`]: [row(keepers)] }),
    [`${of}.place`]: [row(keepers)],
    [`${of}.name-participant`]: [row(keepers)],
    [`${of}.confirm-part`]: [row(parties)],
    [`${of}.deny-part`]: [row(parties)],
    ...(weighed && { [`${of}.note-others`]: [row('any', ['service'])] }),
    [`${of}.read`]: restricted ? readingRestricted : readingWork,
  };
}

interface WorkRows {
  readonly lasts?: boolean;
  readonly weighed?: boolean;
  readonly restricted?: boolean;
  readonly within?: boolean;
}

const within: readonly Row[] = [restrictedTo(keepers)];

function withinTable(actions: PermissionTable): PermissionTable {
  return Object.fromEntries(Object.keys(actions).map((action) => [action, within]));
}

/** Rows of totals and their releases: what stands behind a released figure is for the agency that counted, and nobody else. */
export function smallCountsTable(service: string, { totals = 'totals', release = 'release' } = {}): PermissionTable {
  return {
    ...workTable(`${service}.${totals}`, { within: true }),
    [`${service}.${release}.publish`]: [restrictedTo(keepers, ['head'])],
    [`${service}.${release}.set-threshold`]: [restrictedTo(keepers, ['head'])],
    [`${service}.${release}.read`]: within,
  };
}

/** Rows of questions that a process puts and people decide: whoever has a part in one of the records decides, and takes it back. */
export function decidedTable(of: string): PermissionTable {
  return {
    [`${of}.propose`]: [byProcess],
    [`${of}.lapse`]: [byProcess],
    [`${of}.decide`]: [internal(keepers)],
    [`${of}.reopen`]: [internal(keepers)],
    [`${of}.read`]: [internal([...keepers, 'superior']), internal('any', ['standing']), audited],
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
