export { callOver, type Answer, type Asking, type Call } from './http/call.ts';
export { openAudit, type Audit, type AuditOptions } from './open-audit.ts';
export { audit } from './service.ts';
export type { AuditedService } from './visibility/owner.ts';
