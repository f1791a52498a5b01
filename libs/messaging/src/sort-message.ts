import type { ParkReason } from './inbox.ts';
import type { ContractMessage } from './port.ts';

/** What is known of one message's key, and of the message itself. */
export interface KeyState {
  /** Last revision of the key that was done; -1 when none was. */
  readonly lastRevision: number;
  readonly finished: boolean;
  /** Ids of the key's parked messages. */
  readonly parked: ReadonlySet<string>;
}

export type Sorted =
  { readonly is: 'ready' } | { readonly is: 'repeat' } | { readonly is: 'park'; readonly reason: ParkReason };

/** Whether a message is to be handled, left out, or parked. */
export function sortMessage({ id, keyrevision }: Pick<ContractMessage, 'id' | 'keyrevision'>, key: KeyState): Sorted {
  const { lastRevision } = key;
  if (key.finished || key.parked.has(id)) return { is: 'repeat' };
  if (keyrevision <= lastRevision) return { is: 'park', reason: { is: 'revision-reused', last: lastRevision } };
  if (key.parked.size > 0) return { is: 'park', reason: { is: 'behind' } };
  if (keyrevision > lastRevision + 1) return { is: 'park', reason: { is: 'hole', expected: lastRevision + 1 } };
  return { is: 'ready' };
}

/**
 * Why a parked message cannot be replayed; `null` when it can. Its revision may lie below the key's last: a later one
 * was dropped meanwhile.
 */
export function whyNotYet(
  { reason, message }: { readonly reason: ParkReason; readonly message: Pick<ContractMessage, 'keyrevision'> },
  lastRevision: number,
): string | null {
  if (reason.is === 'revision-reused') {
    return `the key has revision ${message.keyrevision} already, under another id: drop this message, or rebuild`;
  }
  if (message.keyrevision <= lastRevision + 1) return null;
  return `revision ${lastRevision + 1} of the key has not come`;
}
