import type { PermissionTable } from '../permission.ts';

/** Rows of the inspections service. */
export const inspectionsTable: PermissionTable = {};
