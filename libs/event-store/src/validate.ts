import type { EventToAppend } from '@lien-nganh/kernel';
import { InvalidAppend, TooLarge } from './errors.ts';
import { type Expected, MAX_APPEND_BYTES, MAX_APPEND_EVENTS, MAX_STREAM_NAME_BYTES, MAX_TYPE_BYTES } from './port.ts';

/** An event that was checked, with the JSON texts that are to be stored. */
export interface CheckedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
  /** UTF-8 bytes of each text. */
  readonly dataBytes: number;
  readonly metadataBytes: number;
}

/** An append that any store can take. */
export interface CheckedAppend {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly CheckedEvent[];
  /** Counted against {@link MAX_APPEND_BYTES}. */
  readonly bytes: number;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NIL = '00000000-0000-0000-0000-000000000000';
/** JSON.stringify escapes exactly these as \u; the look-behind skips a backslash that is itself data. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/**
 * Checks an append against every limit of the port and serialises it once. Every adapter calls this first.
 * @throws InvalidAppend, TooLarge
 */
export function checkAppend(stream: string, expected: Expected, events: readonly EventToAppend[]): CheckedAppend {
  checkName('stream name', stream, MAX_STREAM_NAME_BYTES);
  checkExpected(expected);
  if (events.length === 0) throw new InvalidAppend('an append needs at least one event');
  if (events.length > MAX_APPEND_EVENTS) throw new TooLarge('events', events.length, MAX_APPEND_EVENTS);
  const checked = events.map(checkEvent);
  if (events.length > 1) checkDistinctIds(events);
  const bytes = checked.reduce((sum, event) => sum + event.dataBytes + event.metadataBytes + event.type.length, 0);
  if (bytes > MAX_APPEND_BYTES) throw new TooLarge('bytes', bytes, MAX_APPEND_BYTES);
  return { stream, expected, events: checked, bytes };
}

/** Checks one event, and gives it with its JSON texts. @throws InvalidAppend */
export function checkEvent(event: EventToAppend): CheckedEvent {
  checkId('event id', event.id);
  checkName('event type', event.type, MAX_TYPE_BYTES);
  if (!Number.isInteger(event.schemaVersion) || event.schemaVersion < 1 || event.schemaVersion > 0x7fff) {
    throw new InvalidAppend(`schema version ${event.schemaVersion} is not a whole number from 1 to 32767`);
  }
  const data = jsonOf('data', event.data);
  const metadata = jsonOf('metadata', event.metadata);
  checkId('command id', event.metadata.commandId);
  return {
    id: event.id,
    type: event.type,
    schemaVersion: event.schemaVersion,
    data,
    metadata,
    dataBytes: Buffer.byteLength(data),
    metadataBytes: Buffer.byteLength(metadata),
  };
}

/** Whether every store can hold a text: no NUL, no half of a surrogate pair. (Node has `isWellFormed`; ES2023 lacks it.) */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && (text as string & { isWellFormed(): boolean }).isWellFormed();
}

function checkName(what: string, name: string, limit: number): void {
  if (typeof name !== 'string' || name === '') throw new InvalidAppend(`the ${what} is empty`);
  if (!isStorable(name)) {
    throw new InvalidAppend(`the ${what} holds a NUL or half a character`);
  }
  const bytes = Buffer.byteLength(name);
  if (bytes <= limit) return;
  if (what === 'stream name') throw new TooLarge('stream-name', bytes, limit);
  throw new InvalidAppend(`the ${what} has ${bytes} bytes, the limit is ${limit}`);
}

function checkExpected(expected: Expected): void {
  if (typeof expected !== 'number') return;
  if (!Number.isInteger(expected) || expected < 0 || expected > 0x7fffffff) {
    throw new InvalidAppend(`expected revision ${expected} is not a revision`);
  }
}

function checkId(what: string, id: string): void {
  if (typeof id !== 'string' || !uuid.test(id) || id === NIL) {
    throw new InvalidAppend(`the ${what} is not a UUID in lower case: ${String(id).slice(0, 60)}`);
  }
}

function checkDistinctIds(events: readonly EventToAppend[]): void {
  if (new Set(events.map((event) => event.id)).size < events.length) {
    throw new InvalidAppend('two events of one append have the same id');
  }
}

function jsonOf(what: string, value: unknown): string {
  const json = stringify(what, value);
  if (json === undefined) throw new InvalidAppend(`${what} is not JSON`);
  if (json.includes('\\u') && unstorable.test(json)) {
    throw new InvalidAppend(`${what} holds a NUL or half a character`);
  }
  return json;
}

function stringify(what: string, value: unknown): string | undefined {
  try {
    return JSON.stringify(value) as string | undefined;
  } catch (cause) {
    throw new InvalidAppend(`${what} is not JSON`, { cause });
  }
}
