import type { PermissionTable, Role, Row } from '../permission.ts';
import type { Relation } from '../relation.ts';

const officers: readonly Role[] = ['officer', 'head'];

/** Accounts that were named, and whoever stands in by a paper for the one who approves or wrote it. Before disclosure they alone know of a record. */
const named: readonly Relation[] = ['member', 'approver', 'author', 'delegate'];
const keepers: readonly Relation[] = ['own-agency', 'successor'];
const parties: readonly Relation[] = [...keepers, 'participant', ...named];

function row(relations: readonly Relation[] | 'any', sensitivities: Row['sensitivities'], roles = officers): Row {
  return { roles, relations, sensitivities };
}

/** Dated data and definitions are the coordinating agency's. */
const byStanding = row('any', ['open'], ['standing']);
/** Whose work it is, and who is above them, for what they enter from paper. */
const attaching = [
  row(parties, ['open', 'restricted']),
  row([...parties, 'superior'], ['internal']),
  row(named, ['undisclosed']),
  byStanding,
];
/** Of these, the decider lets those whose record it is, and who attached it. */
const withdrawing = [row(parties, ['open', 'internal', 'restricted']), row(named, ['undisclosed']), byStanding];

/**
 * Rows of the files and papers of every record of a service. They come after the row that lets the record itself be read,
 * over the same scope: nobody is let in by these alone.
 */
export function filesTable(service: string): PermissionTable {
  const of = `${service}.files`;
  return {
    [`${of}.attach`]: attaching,
    [`${of}.note-paper`]: attaching,
    [`${of}.withdraw`]: withdrawing,
    [`${of}.withdraw-paper`]: withdrawing,
    [`${of}.narrow`]: withdrawing,
    [`${of}.read`]: [row('any', 'any', ['officer', 'head', 'committee', 'standing', 'auditor'])],
    [`${of}.read-narrow`]: [
      row([...keepers, ...named], ['open', 'internal', 'restricted']),
      row(named, ['undisclosed']),
      byStanding,
    ],
    [`${service}.papers-without-a-scan`]: [row('any', 'any', ['officer', 'head', 'standing'])],
  };
}
