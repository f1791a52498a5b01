import type { PermissionTable } from '../permission.ts';

/** Rows of the gateway: its GraphQL fields, and its operations. */
export const gatewayTable: PermissionTable = {};
