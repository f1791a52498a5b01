import express, { type Request, type RequestHandler } from 'express';
import { Problem } from '../problem.ts';

export interface JsonBody {
  /** Bytes, as the parser of Express takes it, `1mb`. */
  readonly limit: string;
  readonly types: string[];
}

/**
 * Reads a body that is JSON in UTF-8 to the last byte, and one thing only: bytes that are no UTF-8 would be stored as other
 * characters than were sent, and of two values under one key each reader takes the one it likes.
 *
 * Hands on Problem unsupported-media-type, malformed-json, and the errors of the body parser.
 */
export function jsonBody({ limit, types }: JsonBody): RequestHandler {
  const read = express.raw({ limit, type: types });
  return (request, response, next) => {
    if (!isUtf8(request)) return next(new Problem('unsupported-media-type'));
    read(request, response, (error?: unknown) => {
      if (error) return next(error);
      try {
        // Without a body there is nothing to read.
        if (Buffer.isBuffer(request.body)) request.body = parseJson(request.body);
        next();
      } catch (fault) {
        next(fault);
      }
    });
  };
}

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i;

function isUtf8(request: Request): boolean {
  const [, charset = 'utf-8'] = CHARSET.exec(request.header('content-type') ?? '') ?? [];
  return /^utf-?8$/i.test(charset);
}

/** @throws Problem malformed-json */
function parseJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  if (text === '') return {};
  const value = parsed(text);
  if (keysWritten(text) !== keysHeld(value)) throw malformed('duplicate-key');
  return value;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('not-utf-8');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem('malformed-json');
  }
}

function malformed(why: string): Problem {
  return new Problem('malformed-json', { details: { why } });
}

const COLON = /\s*:/y;

/** Keys in a text that is JSON: the strings before a colon. */
function keysWritten(text: string): number {
  let keys = 0;
  for (let begin = text.indexOf('"'); begin !== -1; begin = text.indexOf('"', COLON.lastIndex)) {
    const end = endOfString(text, begin);
    COLON.lastIndex = end + 1;
    if (COLON.test(text)) keys += 1;
    else COLON.lastIndex = end + 1;
  }
  return keys;
}

/** Where the string that begins at a quotation mark has its other one. */
function endOfString(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text[before] === '\\') before -= 1;
    // An even number of backslashes escape each other.
    if ((end - before) % 2 === 1) return end;
  }
}

/** Keys of a value and of all that it holds. Not recursive: whoever sends endless lists is refused elsewhere. */
function keysHeld(value: unknown): number {
  let keys = 0;
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === null || typeof next !== 'object') continue;
    const items: unknown[] = Object.values(next);
    if (!Array.isArray(next)) keys += items.length;
    for (const item of items) waiting.push(item);
  }
  return keys;
}
