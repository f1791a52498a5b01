import { randomUUID } from 'node:crypto';
import { executeCommand, type NoteLook, type Runtime } from '@lien-nganh/service-host';
import { look } from './look/look.ts';
import { note } from './look/note.ts';

/** Keeps looks in the log. What one answer shows is one event, noted in the auditor's own name. */
export function lookNoter(runtime: Runtime): NoteLook {
  return async ({ standing, service, read, agencies, correlationId }) => {
    const { account: auditor, agency } = standing.actor;
    await executeCommand(runtime, {
      type: look,
      command: note,
      id: null,
      input: { auditor, agency, service, read, agencies: agencies === null ? null : [...agencies] },
      standing,
      key: randomUUID(),
      ifRevision: null,
      correlationId,
      causationId: null,
      traceparent: null,
    });
  };
}
