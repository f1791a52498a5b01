import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the directory says instead of the truth. */
  readonly says?: { readonly size?: number; readonly crc?: number; readonly flags?: number; readonly offset?: number };
}

/** A zip of parts, each deflated; the directory may lie. */
export function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, says = {} } of parts) {
    const packed = deflateRawSync(bytes);
    const fields = headerFields({ bytes, packed, says });
    const nameBytes = Buffer.from(name, 'utf8');
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, lengths(nameBytes), nameBytes]);
    bodies.push(local, packed);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(says.offset ?? offset, 10);
    const central = [Buffer.from('504b01021400', 'hex'), fields, lengths(nameBytes), at, nameBytes];
    directory.push(Buffer.concat(central));
    offset += local.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...bodies, listed, endOf(parts.length, listed.length, offset)]);
}

function headerFields({ bytes, packed, says }: Required<Pick<Part, 'bytes' | 'says'>> & { readonly packed: Buffer }) {
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(says.flags ?? 0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(says.crc ?? crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(says.size ?? bytes.length, 18);
  return fields;
}

function lengths(name: Buffer): Buffer {
  const written = Buffer.alloc(4);
  written.writeUInt16LE(name.length, 0);
  return written;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
