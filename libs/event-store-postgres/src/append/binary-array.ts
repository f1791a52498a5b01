/**
 * One-dimensional arrays in PostgreSQL's binary format. pg would write them as quoted text, which costs the client
 * more than the whole insert costs the server.
 */

const oids = { int4: 23, json: 114, text: 25, uuid: 2950 } as const;
const HEADER_BYTES = 20;

function header(buffer: Buffer, oid: number, length: number): number {
  buffer.writeInt32BE(1, 0); // dimensions
  buffer.writeInt32BE(1, 4); // may hold nulls
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16); // first index
  return HEADER_BYTES;
}

export function int4Array(values: readonly number[]): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + values.length * 8);
  let offset = header(buffer, oids.int4, values.length);
  for (const value of values) {
    offset = buffer.writeInt32BE(4, offset);
    offset = buffer.writeInt32BE(value, offset);
  }
  return buffer;
}

export function uuidArray(values: readonly string[]): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + values.length * 20);
  let offset = header(buffer, oids.uuid, values.length);
  for (const value of values) {
    offset = buffer.writeInt32BE(16, offset);
    offset += buffer.write(value.replaceAll('-', ''), offset, 'hex');
  }
  return buffer;
}

export function textArray(values: readonly string[]): Buffer {
  return encodeTexts(oids.text, values, (index) => Buffer.byteLength(values[index]!));
}

/** @param bytes UTF-8 bytes of each text, known already. */
export function jsonArray(values: readonly string[], bytes: (index: number) => number): Buffer {
  return encodeTexts(oids.json, values, bytes);
}

function encodeTexts(oid: number, values: readonly string[], bytes: (index: number) => number): Buffer {
  let size = HEADER_BYTES;
  for (let index = 0; index < values.length; index += 1) size += 4 + bytes(index);
  const buffer = Buffer.allocUnsafe(size);
  let offset = header(buffer, oid, values.length);
  for (let index = 0; index < values.length; index += 1) {
    offset = buffer.writeInt32BE(bytes(index), offset);
    offset += buffer.write(values[index]!, offset);
  }
  return buffer;
}
