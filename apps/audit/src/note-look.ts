import { randomUUID } from 'node:crypto';
import { executeCommand, type NoteLook, type Runtime } from '@lien-nganh/service-host';
import { look } from './look/look.ts';
import { note } from './look/note.ts';

/** Keeps looks in the log. What one answer shows is one event, noted in the auditor's own name. */
export function lookNoter(runtime: Runtime): NoteLook {
  return async ({ standing, service, read, agencies, correlationId, traceparent }) => {
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
      traceparent: traceparent ?? null,
    });
  };
}

/**
 * What the audit asks others for while it answers an auditor. It notes that look itself, in its own words, so theirs would
 * be the same look a second time. Known by correlation ids that are made here and told to nobody else: with one of their
 * own choice, auditors could look unseen.
 */
export class OwnAsking {
  private readonly underWay = new Set<string>();

  async ask<T>(asking: (correlationId: string) => Promise<T>): Promise<T> {
    const correlationId = randomUUID();
    this.underWay.add(correlationId);
    try {
      return await asking(correlationId);
    } finally {
      this.underWay.delete(correlationId);
    }
  }

  /** Notes what others show, except to the audit. */
  noterFor(noteLook: NoteLook): NoteLook {
    return async (seen) => {
      if (!this.underWay.has(seen.correlationId)) await noteLook(seen);
    };
  }
}
