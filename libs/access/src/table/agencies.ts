import type { PermissionTable } from '../permission.ts';

/** Rows of the agencies service. */
export const agenciesTable: PermissionTable = {};
