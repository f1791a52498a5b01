import type { PermissionTable, Row } from '../permission.ts';

const byAdmin: readonly Row[] = [{ roles: ['admin'], relations: 'any', sensitivities: ['internal'] }];

/** Rows that every service has for its own machinery. No business record is shown or changed by it. */
export const operationsTable: PermissionTable = {
  'operations.replay-parked': byAdmin,
  'operations.check-files': byAdmin,
};
