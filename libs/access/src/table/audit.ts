import type { PermissionTable } from '../permission.ts';

/** Rows of the audit interface. */
export const auditTable: PermissionTable = {};
