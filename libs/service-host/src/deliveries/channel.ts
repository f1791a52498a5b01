import type { OutgoingMessage } from '@lien-nganh/kernel';

/** One message on its way to one address. */
export interface Sending {
  readonly to: string;
  /** The same whenever it is sent again: the other side knows by it what it has already. */
  readonly id: string;
  readonly message: OutgoingMessage;
  /** Whole address under which it is looked at. */
  readonly link: string;
  /** What a program reads: never the content of a record. */
  readonly data: Readonly<Record<string, string>>;
}

/**
 * What came of it. `refused`: the other side clearly has it not, and may take it later; `unknown`: it may have it, and so it
 * is not sent again.
 */
export interface Outcome {
  readonly outcome: 'made' | 'refused' | 'refused-for-good' | 'unknown';
  readonly why: string;
}

/** A way to tell something outside; it never throws. */
export interface Channel {
  send(sending: Sending, signal: AbortSignal): Promise<Outcome>;
}

/** Milliseconds that the other side has for all of it. */
export const SEND_WITHIN_MS = 30_000;

export function printError(error: unknown): string {
  const { code, message, cause } = error as { code?: unknown; message?: string; cause?: { message?: string } };
  return [code, message ?? String(error), cause?.message].filter(Boolean).join(' ').slice(0, 300);
}
