import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { executeCommand, type Look, type NoteLook, type Runtime } from '@lien-nganh/service-host';
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

/** Longer than others take to answer the audit. */
const VALID_MS = 60_000;

/**
 * What the audit asks others for while it answers an auditor. It notes that look itself, in its own words, so theirs would
 * be the same look a second time. Known by correlation ids that only an instance of the audit can make, for one auditor and a
 * minute, and that are told to nobody else: with one of their own choice, auditors could look unseen.
 */
export class OwnAsking {
  /** @param key what all instances of the audit have, and nobody else */
  constructor(private readonly key: Buffer) {}

  ask<T>(auditor: string, asking: (correlationId: string) => Promise<T>): Promise<T> {
    const words = `own.${(Date.now() + VALID_MS).toString(36)}.${randomUUID()}`;
    return asking(`${words}.${this.markOf(auditor, words)}`);
  }

  /** Notes what others show, except to the audit. */
  noterFor(noteLook: NoteLook): NoteLook {
    return async (seen) => {
      if (!this.isOwn(seen)) await noteLook(seen);
    };
  }

  private isOwn({ correlationId, standing }: Look): boolean {
    const [, words = '', end = '', mark = ''] =
      /^(own\.([0-9a-z]+)\.[0-9a-f-]{36})\.([0-9a-f]{32})$/.exec(correlationId) ?? [];
    if (words === '' || parseInt(end, 36) < Date.now()) return false;
    return timingSafeEqual(Buffer.from(mark), Buffer.from(this.markOf(standing.actor.account, words)));
  }

  private markOf(auditor: string, words: string): string {
    return createHmac('sha256', this.key).update(`${auditor} ${words}`).digest('hex').slice(0, 32);
  }
}
