import { EventStoreError, StoreUnavailable } from '@lien-nganh/event-store';

/**
 * A stream has lost events, or was deleted, by somebody who worked on KurrentDB directly. The port knows neither; what
 * was decided on such a stream cannot be relied on.
 */
export class HistoryMissing extends EventStoreError {
  readonly code = 'history-missing';
  constructor(
    readonly stream: string,
    found: string,
  ) {
    super(`stream ${stream} was changed outside the platform: ${found}`);
  }
}

/** The name by which the server, or the driver, tells an error from others: `stream-deleted`, `access-denied` … */
export function typeOf(error: unknown): string | undefined {
  const { type, metadata } = error as { readonly type?: unknown; readonly metadata?: Partial<Trailers> };
  if (typeof type === 'string') return type;
  return metadata?.get?.('exception')[0]?.toString();
}

interface Trailers {
  get(key: string): readonly { toString(): string }[];
}

/** gRPC's number of the status, where the driver knows it. */
export function codeOf(error: unknown): number | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'number' ? code : undefined;
}

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Some of the driver's have no message, only a type.
  return error.message || (typeOf(error) ?? error.name);
}

const UNAUTHENTICATED = 16;

/** What a read threw, as an error of the port. Every failure of the driver heals by itself: it is "unavailable". */
export function readError(error: unknown): Error {
  if (error instanceof EventStoreError) return error;
  if (typeOf(error) === 'access-denied' || codeOf(error) === UNAUTHENTICATED) {
    return new StoreUnavailable(`KurrentDB refuses these credentials: ${messageOf(error)}`, { cause: error });
  }
  return new StoreUnavailable(`the log cannot be read: ${messageOf(error)}`, { cause: error });
}

/** Whether the server says that a position is none of this log's. */
export function isInvalidPosition(error: unknown): boolean {
  return /invalid\s?position/i.test(messageOf(error));
}
