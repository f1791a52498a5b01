import type { PermissionTable } from './permission.ts';
import { agenciesTable } from './table/agencies.ts';
import { auditTable } from './table/audit.ts';
import { communicationsTable } from './table/communications.ts';
import { communitiesTable } from './table/communities.ts';
import { filesTable } from './table/files.ts';
import { gatewayTable } from './table/gateway.ts';
import { healthInterventionsTable } from './table/health-interventions.ts';
import { inspectionsTable } from './table/inspections.ts';
import { operationsTable } from './table/operations.ts';
import { printOutTemplatesTable } from './table/print-out-templates.ts';
import { reportingTable } from './table/reporting.ts';

export { filesTable } from './table/files.ts';
export { printOutTemplatesTable } from './table/print-out-templates.ts';
export type { Effect, PermissionTable, Role, Row } from './permission.ts';
export { standingsToAct, effectOf, isAllowed, roles } from './permission.ts';
export type { HandedOn } from './rights.ts';
export { handedOn, rightsHandedOn } from './rights.ts';
export type { Relation, RunningAssignment, Standing, StandingIn, Succession } from './relation.ts';
export { dutiesApart, relations, relationsOf } from './relation.ts';

/** Services of which every record takes files. */
const services = 'agencies inspections health-interventions communications communities reporting audit'.split(' ');

/** Those that print records. */
const printing = ['agencies', 'inspections'];

/** THE permission table: the only place that decides who may do what. */
export const permissions: PermissionTable = {
  ...agenciesTable,
  ...inspectionsTable,
  ...healthInterventionsTable,
  ...communicationsTable,
  ...communitiesTable,
  ...reportingTable,
  ...gatewayTable,
  ...auditTable,
  ...operationsTable,
  ...(Object.assign({}, ...services.map(filesTable), ...printing.map(printOutTemplatesTable)) as PermissionTable),
};
