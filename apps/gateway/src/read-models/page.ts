/** Which rows of a list are wanted: those after a cursor, at most so many. */
export interface PageAsked {
  readonly first: number;
  /** Cursor of the last row of the page before; `null`: from the beginning. */
  readonly after: string | null;
}

export interface Page<Row> {
  readonly totalCount: number;
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}

/** A cursor that is none which was given out. */
export class CursorUnknown extends Error {
  readonly code = 'cursor-unknown';
}

/** A place in an order, as an opaque text. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws CursorUnknown */
export function decodeCursor(cursor: string, length: number): readonly string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (isTexts(parts) && parts.length === length) return parts;
  } catch {
    // what does not parse is no cursor either
  }
  throw new CursorUnknown();
}

function isTexts(parts: unknown): parts is string[] {
  return Array.isArray(parts) && parts.every((part) => typeof part === 'string' && !part.includes('\u0000'));
}
