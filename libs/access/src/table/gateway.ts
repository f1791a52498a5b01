import type { PermissionTable, Role, Row } from '../permission.ts';
import type { Relation } from '../relation.ts';

const officers: readonly Role[] = ['officer', 'head'];
const leaders: readonly Role[] = ['committee', 'standing'];
const readers: readonly Role[] = [...officers, ...leaders, 'auditor'];

const own: readonly Relation[] = ['own-agency', 'successor', 'superior'];

/** Words of the province that everybody at work needs: who is who, which unit is where, what a figure means. */
function open(roles: readonly Role[]): readonly Row[] {
  return [{ roles, relations: 'any', sensitivities: ['open'] }];
}

/** Documents and records without a name in them. */
const documents: readonly Row[] = [{ roles: readers, relations: 'any', sensitivities: ['internal'] }];

/** Single records: auditors see those of their assignment. */
const records: readonly Row[] = [
  { roles: [...officers, ...leaders], relations: 'any', sensitivities: ['internal'] },
  { roles: ['auditor'], relations: ['audit-assignment'], sensitivities: ['internal'] },
];

/** Recorded work of any service: what is restricted in its service is so here, for those who had a part in it and above. */
const activities: readonly Row[] = [
  ...records,
  { roles: officers, relations: [...own, 'participant'], sensitivities: ['restricted'] },
  { roles: ['auditor'], relations: ['audit-assignment'], sensitivities: ['restricted'] },
];

/**
 * A figure has its indicator's sensitivity, and the agency whose line it is as owner. Values of a `withhold-small` indicator
 * read "withheld" to everybody; who may ask is told that much.
 */
const figures: readonly Row[] = [
  { roles: readers, relations: 'any', sensitivities: ['open', 'withhold-small', 'withhold-public'] },
  { roles: [...officers, ...leaders], relations: 'any', sensitivities: ['internal'] },
  { roles: leaders, relations: 'any', sensitivities: ['restricted'] },
  { roles: officers, relations: own, sensitivities: ['restricted'] },
  { roles: ['auditor'], relations: ['audit-assignment'], sensitivities: ['internal', 'restricted'] },
];

/** The gateway's own machinery: no business record is shown by it. */
function operations(roles: readonly Role[]): readonly Row[] {
  return [{ roles, relations: 'any', sensitivities: ['internal'] }];
}

/** Rows of the gateway: the types and fields of its GraphQL schema, and its operations. */
export const gatewayTable: PermissionTable = {
  'gateway.read-units': open([...readers, 'admin']),
  'gateway.read-agencies': open([...readers, 'admin']),
  'gateway.read-indicators': open(readers),

  'gateway.read-directives': documents,
  'gateway.read-obligations': documents,
  'gateway.read-follow-ups': documents,
  'gateway.read-evidence': documents,
  'gateway.read-coverage': documents,

  'gateway.read-figures': figures,
  'gateway.read-figure-events': figures,
  'gateway.read-overview': figures,
  'gateway.watch-figures': figures,
  // what a report says besides figures; each of its figures needs the right to it
  'gateway.read-reports': documents,

  'gateway.read-inspections': records,
  'gateway.read-establishments': records,
  'gateway.read-activities': activities,

  'gateway.list-parked': operations(['admin']),
  'gateway.replay-parked': operations(['admin']),
  'gateway.drop-parked': operations(['admin']),
  'gateway.rebuild-ledger': operations(['admin']),
  // figures that were told already become others: not a matter of machinery
  'gateway.accept-restatement': operations(['standing']),
};
