import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** A file that cannot be read back. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';

  /** `not-a-document`: neither docx nor xlsx. `too-large`: more than any report. `damaged`: its parts cannot be read. */
  constructor(readonly because: 'not-a-document' | 'too-large' | 'damaged') {
    super(`the file is ${because}`);
  }
}

const MIB = 1024 * 1024;
const LARGEST_FILE = 64 * MIB;
/** Unpacked: a small file that swells is no report. */
const LARGEST_PART = 128 * MIB;

/** Parts of a file of an office, by name. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * The XML parts of a file.
 *
 * @throws UnreadableDocument
 */
export function unpacked(bytes: Uint8Array): Parts {
  if (bytes.length > LARGEST_FILE) throw new UnreadableDocument('too-large');
  let left = LARGEST_PART;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (!/\.(xml|rels)$/.test(name)) return false;
    left -= originalSize;
    if (left < 0) throw new UnreadableDocument('too-large');
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : new UnreadableDocument('not-a-document');
  }
}

/** An element by its name without prefix; attributes likewise. */
export interface Tag {
  readonly name: string;
  readonly space: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Reader {
  open?(tag: Tag): void;
  text?(text: string): void;
  close?(tag: Tag): void;
}

/**
 * Reads a part from its beginning to its end. Entities that the part declares itself are not followed.
 *
 * @throws UnreadableDocument when it is no XML
 */
export function readXml(part: Uint8Array | undefined, reader: Reader): void {
  if (part === undefined) throw new UnreadableDocument('damaged');
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => reader.open?.(tagOf(tag)));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('closetag', (tag) => reader.close?.(tagOf(tag)));
  parser.on('error', () => {
    throw new UnreadableDocument('damaged');
  });
  parser.write(new TextDecoder().decode(part)).close();
}

interface SaxesTag {
  readonly local: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, { readonly local: string; readonly value: string }>>;
}

function tagOf({ local, uri, attributes }: SaxesTag): Tag {
  const pairs = Object.values(attributes).map(({ local: name, value }) => [name, value] as const);
  return { name: local, space: uri, attributes: Object.fromEntries(pairs) };
}
