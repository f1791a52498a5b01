import type { PermissionTable, Row } from '../permission.ts';
import { smallCountsTable, workTable } from './work.ts';

const service = 'health-interventions';

/** Of the agency, and by the duty under which a record is kept of the programme alone: see `Scope.duty`. */
const own: Row = { roles: ['officer', 'head'], relations: ['own-agency', 'successor'], sensitivities: ['restricted'] };

/** Rows of the health-interventions service: nobody but the programme reads or writes any of it, the auditor included. */
export const healthInterventionsTable: PermissionTable = {
  ...workTable(`${service}.site`, { lasts: true, within: true }),
  ...workTable(`${service}.programme`, { lasts: true, within: true }),
  ...workTable(`${service}.reportingAreas`, { lasts: true, within: true }),
  ...smallCountsTable(service),
  // what other sectors ask: nothing of it goes back to them
  [`${service}.communeRequest.receive`]: [{ roles: ['service'], relations: 'any', sensitivities: ['restricted'] }],
  [`${service}.communeRequest.take-up`]: [own],
  [`${service}.communeRequest.read`]: [own],
  [`${service}.my-work`]: [own],
  [`${service}.to-release`]: [own],
  [`${service}.erase-person`]: [{ ...own, roles: ['head'] }],
  [`${service}.note-erasure-carried-out`]: [{ roles: ['service'], relations: 'any', sensitivities: ['restricted'] }],
};
