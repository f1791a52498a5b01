import { InvalidMessage, InvalidTopic } from './errors.ts';
import type { ContractMessage, Topic } from './port.ts';

/** Bytes of one message as UTF-8 JSON: 1000 KiB, so that an append of 900 KiB fits with its envelope and Kafka's default of 1 MiB holds it. */
export const MAX_MESSAGE_BYTES = 1000 * 1024;
/** Longest key, and longest id, in UTF-8 bytes: the longest stream name. */
export const MAX_KEY_BYTES = 200;
export const MAX_PARTITIONS = 1000;

/** @throws InvalidTopic */
export function checkTopic({ name, partitions }: Topic): void {
  if (!/^[A-Za-z0-9._-]{1,200}$/.test(name)) {
    throw new InvalidTopic(`topic name ${JSON.stringify(name)} must be 1 to 200 of A-Z a-z 0-9 . _ -`);
  }
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > MAX_PARTITIONS) {
    throw new InvalidTopic(`topic ${name} cannot have ${partitions} partitions: 1 to ${MAX_PARTITIONS}`);
  }
}

/**
 * The message as it travels, UTF-8 JSON.
 * @throws InvalidMessage
 */
export function encodeMessage(message: ContractMessage): string {
  checkKey(message);
  const text = JSON.stringify(message);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_MESSAGE_BYTES)
    throw new InvalidMessage(message.id, `${bytes} bytes, the limit is ${MAX_MESSAGE_BYTES}`);
  return text;
}

/** JSON writes a UTF-16 unit of a text in six bytes at most, */
const MOST_BYTES_OF_A_UNIT = 6;
/** and so much around all attributes together. */
const FRAME_UNITS = 500;

/**
 * What {@link encodeMessage} checks, of a message that travels in parts: it is written out to be measured only where it may be too large.
 * @param units UTF-16 units of the names and values of all its attributes, as JSON or as they are
 * @throws InvalidMessage
 */
export function checkMessage(message: ContractMessage, units: number): void {
  if (MOST_BYTES_OF_A_UNIT * (units + FRAME_UNITS) > MAX_MESSAGE_BYTES) encodeMessage(message);
  else checkKey(message);
}

/** Half of a character is no text that every engine can hold. (Node has `isWellFormed`; ES2023 lacks it.) */
export function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}

/** Ids and keys are what engines and inboxes look up by: text that every one of them can hold. */
function checkKey({ id, subject }: ContractMessage): void {
  const why = whyNot('key (its subject)', subject) ?? whyNot('id', id);
  if (why !== null) throw new InvalidMessage(id, why);
}

function whyNot(what: string, text: string): string | null {
  if (text === '') return `it has no ${what}`;
  if (Buffer.byteLength(text) > MAX_KEY_BYTES) return `its ${what} is over ${MAX_KEY_BYTES} bytes`;
  return text.includes('\0') || !isWellFormed(text) ? `its ${what} holds a NUL or half of a character` : null;
}
