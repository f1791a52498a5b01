import { InvalidAppend, OutcomeUnknown, StoreUnavailable, TooLarge, WrongRevision } from '@lien-nganh/event-store';
import type { CheckedAppend } from '@lien-nganh/event-store';
import { codeOf, HistoryMissing, messageOf, typeOf } from '../errors.ts';

const INVALID_ARGUMENT = 3;

/** The server says that it did not take the append, or it was never sent. */
const notTaken = /No connection established|Server Is (?:Not Ready|Busy|Too Busy)|No leader info available/i;

/**
 * What an append that was given to the driver threw, as an error of the port. Whatever is not known to be a refusal has
 * an unknown outcome: also "not the leader", which ends everything that goes over the same call.
 */
export function appendError(error: unknown, append: CheckedAppend): Error {
  const refusal = refusals[typeOf(error) ?? '']?.(error, append);
  if (refusal) return refusal;
  const why = messageOf(error);
  if (notTaken.test(why)) return new StoreUnavailable(`KurrentDB did not take the append: ${why}`, { cause: error });
  if (/append-?event-?size|AppendEventSize/i.test(why)) return tooLarge(append, append.bytes);
  if (codeOf(error) === INVALID_ARGUMENT) return new InvalidAppend(`KurrentDB refuses it: ${why}`, { cause: error });
  return new OutcomeUnknown(`no clear answer to an append: ${why}`, { cause: error });
}

const refusals: Readonly<Record<string, (error: unknown, append: CheckedAppend) => Error>> = {
  'wrong-expected-version': (error, { stream, expected }) =>
    new WrongRevision(stream, expected, {
      actual: revisionOf((error as { readonly actualState?: unknown }).actualState),
    }),
  'maximum-append-size-exceeded': (error, append) =>
    tooLarge(append, (error as { readonly maxAppendSize?: number }).maxAppendSize),
  'stream-deleted': (_, { stream }) => new HistoryMissing(stream, 'it was deleted for good'),
  'access-denied': (error) =>
    new StoreUnavailable(`KurrentDB refuses these credentials: ${messageOf(error)}`, { cause: error }),
  'missing-required-metadata-property': (error) =>
    new InvalidAppend(`KurrentDB refuses it: ${messageOf(error)}`, { cause: error }),
};

/** The driver says `no_stream` for a stream that was never written. */
function revisionOf(state: unknown): number {
  return typeof state === 'bigint' ? Number(state) : -1;
}

function tooLarge({ bytes }: CheckedAppend, limit: number | undefined): TooLarge {
  return new TooLarge('bytes', bytes, limit ?? bytes);
}
