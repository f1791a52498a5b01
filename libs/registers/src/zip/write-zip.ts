import { crc32, deflateRawSync } from 'node:zlib';

const VERSION = 20;
const DEFLATED = 8;
/** In UTF-8. */
const FLAGS = 0x800;
/** 1980-01-01: the same parts are the same bytes whenever they are written. */
const DAY = 0x21;

interface Written {
  readonly head: Buffer;
  readonly name: Buffer;
  readonly packed: Buffer;
}

/** Packs parts in the order given, without the moment at which it was done. */
export function writeZip(parts: readonly (readonly [name: string, text: string])[]): Buffer {
  const written = parts.map(([name, text]) => packedPart(name, Buffer.from(text, 'utf8')));
  const contents: Buffer[] = [];
  let at = 0;
  for (const { head, name, packed } of written) {
    contents.push(entryOf(head, at), name);
    at += 4 + head.length + name.length + packed.length;
  }
  const locals = written.flatMap(({ head, name, packed }) => [signed(0x04034b50), head, name, packed]);
  const page = Buffer.concat(contents);
  return Buffer.concat([...locals, page, endOf({ count: written.length, bytes: page.length, at })]);
}

function packedPart(name: string, content: Buffer): Written {
  const packed = deflateRawSync(content, { level: 6 });
  const nameBytes = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(26);
  [VERSION, FLAGS, DEFLATED, 0, DAY].forEach((value, index) => head.writeUInt16LE(value, index * 2));
  head.writeUInt32LE(crc32(content), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt16LE(nameBytes.length, 22);
  return { head, name: nameBytes, packed };
}

function entryOf(head: Buffer, at: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  head.copy(entry, 6);
  entry.writeUInt32LE(at, 42);
  return entry;
}

function endOf({ count, bytes, at }: { readonly count: number; readonly bytes: number; readonly at: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature, 0);
  return bytes;
}
