import type { PermissionTable, Row } from '../permission.ts';
import { decidedTable, erasureTable, linksTable, workTable } from './work.ts';

const myWork: readonly Row[] = [
  { roles: ['officer', 'head'], relations: ['own-agency', 'successor', 'participant'], sensitivities: ['internal'] },
];

/** Rows of the communications service: any agency may lead, and record for itself. */
export const communicationsTable: PermissionTable = {
  ...workTable('communications.session', { weighed: true }),
  ...workTable('communications.campaign', { lasts: true, weighed: true }),
  ...workTable('communications.pressItem'),
  ...workTable('communications.broadcast', { weighed: true }),
  ...workTable('communications.panel', { weighed: true }),
  ...workTable('communications.printedMaterial', { weighed: true }),
  ...workTable('communications.householdCommitment', { lasts: true, weighed: true }),
  ...workTable('communications.establishmentCommitment', { lasts: true }),
  ...workTable('communications.recognition'),
  ...workTable('communications.tally', { weighed: true }),
  ...decidedTable('communications.sessionTwin'),
  ...decidedTable('communications.campaignTwin'),
  ...decidedTable('communications.overlap'),
  ...linksTable('communications'),
  ...erasureTable('communications'),
  'communications.my-work': myWork,
};
