import type { PermissionTable, Role, Row } from '../permission.ts';
import type { Relation } from '../relation.ts';

function internal(roles: readonly Role[], relations: readonly Relation[] | 'any'): Row {
  return { roles, relations, sensitivities: ['internal'] };
}

/** Before the day that an assignment sets, a look is the auditing side's alone. */
function undisclosed(roles: readonly Role[], relations: readonly Relation[] | 'any'): Row {
  return { roles, relations, sensitivities: ['undisclosed'] };
}

/** What an auditor does in the log. An undisclosed record is never inside an assignment. */
const looking = [internal(['auditor'], ['audit-assignment'])];
/** The head of the agency that audits: neither the province nor an auditor lets anybody look. */
const auditing = internal(['head'], ['own-agency']);

/** Rows of the audit interface. */
export const auditTable: PermissionTable = {
  'audit.assignment.assign': [auditing, internal(['service'], 'any')],
  'audit.assignment.name-auditors': [auditing],
  'audit.assignment.prolong': [auditing],
  // the province may end one, by a decision that it names; both sides read who did
  'audit.assignment.end': [internal(['head', 'auditor'], ['own-agency']), internal(['standing'], 'any')],
  'audit.erase-person': [auditing],
  'audit.note-erasure-carried-out': [internal(['service'], 'any')],
  // that somebody looks is no secret
  'audit.assignment.read': [
    internal(['head', 'standing', 'committee'], 'any'),
    internal(['auditor'], ['own-agency', 'member']),
  ],

  // each service notes for the auditor that it answers
  'audit.look.note': [undisclosed(['auditor'], ['author']), undisclosed(['service'], 'any')],
  'audit.look.read': [undisclosed(['auditor'], ['author']), undisclosed(['head'], ['own-agency'])],
  'audit.looks': [
    undisclosed(['auditor'], ['author']),
    internal(['auditor'], ['author']),
    undisclosed(['head'], ['coordinator']),
    internal(['head'], ['coordinator', 'own-agency', 'successor', 'superior']),
  ],

  'audit.log': looking,
  'audit.causes': looking,
  'audit.record': looking,
  'audit.figure': looking,
  // it tells nothing of any record, and stands on every document
  'audit.log-hash': [
    { roles: ['officer', 'head', 'committee', 'standing', 'auditor'], relations: 'any', sensitivities: ['open'] },
  ],
};
