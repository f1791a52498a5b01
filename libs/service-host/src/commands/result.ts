import type { EventStore } from '@lien-nganh/event-store';
import { streamName, type EventToAppend, type Position, type StreamEvent, type StreamType } from '@lien-nganh/kernel';
import { Problem } from '../problem.ts';
import type { Loaded } from '../records/load.ts';

/** What a command gives: the same, field by field, however often it is sent. */
export interface CommandResult {
  readonly id: string;
  readonly stream: string;
  /** Of the last event that the command wrote; of the record as it is, where it wrote none. */
  readonly revision: number;
  readonly events: readonly { readonly id: string; readonly type: string }[];
  /** Where its last event stands in the log; `null`: it wrote none. */
  readonly position: Position | null;
}

/** A result, and whether it was there before. */
export interface Executed {
  readonly result: CommandResult;
  readonly repeated: boolean;
}

/** Whose result it is. */
export interface ResultOf {
  readonly type: StreamType;
  readonly id: string;
}

export function resultOf(
  { type, id }: ResultOf,
  written: readonly Pick<EventToAppend, 'id' | 'type'>[],
  last: Pick<CommandResult, 'revision' | 'position'>,
): CommandResult {
  return {
    id,
    stream: streamName(type.prefix, id),
    revision: last.revision,
    position: last.position,
    events: written.map((event) => ({ id: event.id, type: event.type })),
  };
}

/**
 * What a command gave when it came before; `null`: it did not.
 *
 * @throws Problem command-id-reused when it came with other content
 */
export async function firstResult(
  of: ResultOf & { readonly commandId: string; readonly fingerprints: readonly string[] },
  { events }: Pick<Loaded, 'events'>,
  store: Pick<EventStore, 'readLog'>,
): Promise<CommandResult | null> {
  const written = events.filter(({ metadata }) => metadata.commandId === of.commandId);
  const last = written.at(-1);
  if (!last) return null;
  if (!of.fingerprints.includes(last.metadata.fingerprint)) throw new Problem('command-id-reused');
  return resultOf(of, written, { revision: last.revision, position: last.position ?? (await positionOf(last, store)) });
}

/** Not every store tells positions when it reads a stream; the log does, at the price of looking for the event there. */
async function positionOf(
  { stream, revision }: Pick<StreamEvent, 'stream' | 'revision'>,
  store: Pick<EventStore, 'readLog'>,
): Promise<Position> {
  for await (const event of store.readLog({ filter: { streamPrefixes: [stream] } })) {
    if (event.stream === stream && event.revision === revision) return event.position;
  }
  throw new Error(`${stream} has an event that the log has not: ${revision}`);
}
