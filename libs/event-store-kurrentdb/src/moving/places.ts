import { randomUUID } from 'node:crypto';
import { jsonEvent, type JSONType } from '@kurrent/kurrentdb-client';
import {
  type ImportedEvent,
  lastThatHolds,
  originIn,
  originJson,
  type OriginJson,
  placeIn,
} from '@lien-nganh/event-store';
import type { Origin, Position } from '@lien-nganh/kernel';
import type { Line } from '../driver/line.ts';
import { within } from '../driver/within.ts';
import { readLog } from '../read/read-log.ts';
import type { Reader } from '../read/reader.ts';

const PLACED = 'log.Placed';

/** Where a moved event stands now, and where it stood. */
interface Placed {
  readonly position: string;
  readonly origin: OriginJson;
}

/** Where places are kept: a stream of the adapter's own beside the identity's. */
export function placesStream(identityStream: string): string {
  return `${identityStream}-places`;
}

export interface PlacesOptions {
  readonly reader: Reader;
  readonly stream: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * `$all` can only be read from where a record begins, so it cannot be searched by halving. An import therefore notes the
 * place of an event now and then: a stream can be, and little is left to read from there on. A note that is missing
 * costs time and nothing else.
 */
export async function notePlace(
  line: Line,
  stream: string,
  {
    event,
    position,
    deadlineMs,
  }: { readonly event: ImportedEvent; readonly position: Position; readonly deadlineMs: number },
): Promise<void> {
  const data: Placed = { position: String(position), origin: originJson(event.origin) };
  const note = jsonEvent({ id: randomUUID(), type: PLACED, data: data as unknown as JSONType });
  const noted = within(line.client.appendToStream(stream, note, { streamState: 'any' }), {
    what: 'a note of an import',
    ms: deadlineMs,
  });
  // Whatever is wrong, the next append meets it too.
  await noted.catch(() => undefined);
}

/** See the port's `movedTo`. */
export async function movedTo(
  { reader, stream, signal }: PlacesOptions,
  { log, position }: { readonly log: string; readonly position: Position },
): Promise<Position | null> {
  const stoodBy = (origin: Origin | undefined) => {
    const place = placeIn(log, origin);
    return place !== undefined && place <= position;
  };
  const noted = await lastNote({ reader, stream, signal }, stoodBy);
  let found = noted;
  const range = { ...(noted === null ? {} : { after: noted }), ...(signal ? { signal } : {}) };
  for await (const event of readLog(reader, range)) {
    if (!stoodBy(event.origin)) break;
    found = event.position;
  }
  return found;
}

/** The latest place that was noted for which the condition holds. */
async function lastNote(
  { reader, stream, signal }: PlacesOptions,
  holds: (origin: Origin) => boolean,
): Promise<Position | null> {
  const noteAt = async (from: number | 'end') => {
    const question = { stream, direction: 'backwards', from, count: 1 } as const;
    for await (const { data, revision } of reader.stream(question, signal)) {
      const { position, origin } = data as unknown as Placed;
      return { revision, position: BigInt(position) as Position, origin: originIn(origin) };
    }
    return undefined;
  };
  const last = await noteAt('end');
  if (!last) return null;
  const revision = await lastThatHolds({ least: 0n, most: last.revision }, async (candidate) =>
    holds((await noteAt(Number(candidate)))!.origin),
  );
  return revision === null ? null : (await noteAt(Number(revision)))!.position;
}
