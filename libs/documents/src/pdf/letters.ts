/** Which characters a font has a shape for. */
export type Letters = (codePoint: number) => boolean;

const FORMAT_SEGMENTS = 4;

/**
 * The characters of a TrueType font, read from its `cmap` table (the Unicode one of Windows: the plane of all living scripts).
 *
 * @throws RangeError when the font has no such table
 */
export function lettersOf(font: Uint8Array): Letters {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const at = subtable(view, tableAt(view, 'cmap'));
  const double = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + double + 2;
  const ranges: (readonly [number, number])[] = [];
  for (let index = 0; index < double; index += 2) {
    ranges.push([view.getUint16(starts + index), view.getUint16(ends + index)]);
  }
  const known = new Set<number>();
  for (const [index, [start, end]] of ranges.entries()) {
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      if (glyph(view, { at, double, index, start, code }) !== 0) known.add(code);
    }
  }
  return (codePoint) => known.has(codePoint);
}

function tableAt(view: DataView, tag: string): number {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new RangeError(`a font has no ${tag}`);
}

/** The table of platform 3 (Windows), encoding 1 (Unicode). */
function subtable(view: DataView, cmap: number): number {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const entry = cmap + 4 + index * 8;
    const at = cmap + view.getUint32(entry + 4);
    const isUnicode = view.getUint16(entry) === 3 && view.getUint16(entry + 2) === 1;
    if (isUnicode && view.getUint16(at) === FORMAT_SEGMENTS) return at;
  }
  throw new RangeError('a font does not say which characters it has');
}

interface Place {
  readonly at: number;
  /** Twice the number of segments. */
  readonly double: number;
  /** Twice the index of this one. */
  readonly index: number;
  readonly start: number;
  readonly code: number;
}

/** The shape of a character; 0: there is none. */
function glyph(view: DataView, { at, double, index, start, code }: Place): number {
  const deltas = at + 16 + 2 * double;
  const offsets = deltas + double + 2 * index;
  const offset = view.getUint16(offsets);
  const delta = view.getInt16(deltas + 2 * index);
  if (offset === 0) return (code + delta) & 0xffff;
  return view.getUint16(offsets + offset + 2 * (code - start));
}
