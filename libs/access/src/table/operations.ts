import type { PermissionTable } from '../permission.ts';

/** Rows that every service has for its own machinery. No business record is shown or changed by it. */
export const operationsTable: PermissionTable = {
  'operations.replay-parked': [{ roles: ['admin'], relations: 'any', sensitivities: ['internal'] }],
};
