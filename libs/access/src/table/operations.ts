import type { PermissionTable } from '../permission.ts';

/** Rows that every service and the gateway share: parked messages, rebuilds, links. */
export const operationsTable: PermissionTable = {};
