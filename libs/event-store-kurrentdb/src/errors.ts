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

/** Names of the driver's error types that the adapter tells apart; see its `ErrorType`. */
export function typeOf(error: unknown): string | undefined {
  const { type } = error as { readonly type?: unknown };
  return typeof type === 'string' ? type : undefined;
}

/** gRPC's number of the status, where the driver knows it. */
export function codeOf(error: unknown): number | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'number' ? code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a read threw, as an error of the port. Every failure of the driver heals by itself: it is "unavailable". */
export function readError(error: unknown): Error {
  if (error instanceof EventStoreError) return error;
  if (typeOf(error) === 'access-denied') {
    return new StoreUnavailable(`KurrentDB refuses these credentials: ${messageOf(error)}`, { cause: error });
  }
  return new StoreUnavailable(`the log cannot be read: ${messageOf(error)}`, { cause: error });
}

/** Whether the server says that a position is none of this log's. */
export function isInvalidPosition(error: unknown): boolean {
  return /invalid\s?position/i.test(messageOf(error));
}
