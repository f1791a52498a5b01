import type { PermissionTable, Row } from '../permission.ts';

const read: Row = {
  roles: ['officer', 'head', 'committee', 'standing', 'auditor', 'admin'],
  relations: 'any',
  sensitivities: ['open'],
};
const kept: Row = { roles: ['standing'], relations: 'any', sensitivities: ['open'] };

/** Rows of the layouts of what a service prints: definitions, which the standing agency keeps and everybody reads. */
export function printOutTemplatesTable(service: string): PermissionTable {
  const of = `${service}.printOutTemplate`;
  return { [`${of}.read`]: [read], [`${of}.enter`]: [kept], [`${of}.end`]: [kept] };
}
