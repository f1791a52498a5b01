import { BadFile } from '../bad-file.ts';
import { limits } from '../limits.ts';

/** A piece of a document. Names come without their prefix; every element that opens also closes. */
export type Token =
  | { readonly is: 'open'; readonly name: string; readonly raw: string }
  | { readonly is: 'close'; readonly name: string }
  | { readonly is: 'text'; readonly text: string };

const TAG = /<(\/?)([\w.:-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/y;
const OTHER = /<(?:\?[^]*?\?>|!--[^]*?-->)/y;
const CDATA = '<![CDATA[';
const DEEPEST = 64;
/** Nothing that a spreadsheet holds is longer without a sign of its end; a text may be all references. */
const LONGEST = 8 * limits.cell;

/**
 * Reads XML piece by piece, as much of it as spreadsheets use: it knows no document types and no entities of a file's own, so
 * that nothing grows and nothing is fetched.
 */
export class XmlScanner {
  #rest = '';
  readonly #open: string[] = [];

  /** @throws BadFile damaged, declares-entities, too-long */
  *feed(piece: string): Generator<Token> {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag === -1) break;
      if (tag > at) yield* this.#text(text.slice(at, tag));
      at = tag;
      const next = this.#markupAt(text, tag);
      if (next === null) break;
      yield* next.tokens;
      at = next.end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST) throw new BadFile('too-long');
  }

  /** @throws BadFile damaged when the document is not over */
  end(): void {
    if (this.#open.length > 0 || this.#rest.trim() !== '') throw new BadFile('damaged');
  }

  *#text(raw: string): Generator<Token> {
    if (this.#open.length > 0) yield { is: 'text', text: referencesIn(raw) };
    else if (raw.replace('\uFEFF', '').trim() !== '') throw new BadFile('damaged');
  }

  /** `null`: it is not whole yet. */
  #markupAt(text: string, at: number): { readonly tokens: readonly Token[]; readonly end: number } | null {
    TAG.lastIndex = at;
    const tag = TAG.exec(text);
    if (tag) return { tokens: this.#element(tag), end: TAG.lastIndex };
    OTHER.lastIndex = at;
    if (OTHER.test(text)) return { tokens: [], end: OTHER.lastIndex };
    if (text.startsWith(CDATA, at)) {
      const end = text.indexOf(']]>', at);
      if (end === -1) return null;
      return { tokens: [{ is: 'text', text: text.slice(at + CDATA.length, end) }], end: end + 3 };
    }
    if (/^<!(?:DOCTYPE|ENTITY)/i.test(text.slice(at, at + 9))) throw new BadFile('declares-entities');
    return null;
  }

  #element([, slash, full, raw, empty]: RegExpExecArray): readonly Token[] {
    const name = full!.slice(full!.indexOf(':') + 1);
    if (slash) {
      if (this.#open.pop() !== full) throw new BadFile('damaged');
      return [{ is: 'close', name }];
    }
    const open: Token = { is: 'open', name, raw: raw! };
    if (empty) return [open, { is: 'close', name }];
    if (this.#open.push(full!) > DEEPEST) throw new BadFile('damaged');
    return [open];
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));|&/gi;

function referencesIn(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(REFERENCE, (_, decimal?: string, hex?: string, named?: string) => {
    if (named !== undefined) return NAMED[named] ?? damaged();
    const code = decimal === undefined ? parseInt(hex ?? 'none', 16) : Number(decimal);
    return isCharacter(code) ? String.fromCodePoint(code) : damaged();
  });
}

function damaged(): never {
  throw new BadFile('damaged');
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}

/** One attribute of a tag, by its name with prefix; `null` when it has none. */
export function attributeIn(raw: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(raw);
  return match ? referencesIn(match[1] ?? match[2]!) : null;
}

/**
 * The tokens of bytes in UTF-8, in the batches in which they come.
 *
 * @throws BadFile damaged when they are no UTF-8, or no whole document
 */
export async function* tokensOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Generator<Token>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scanner = new XmlScanner();
  const decoded = (piece?: Uint8Array) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new BadFile('damaged');
    }
  };
  for await (const piece of pieces) yield scanner.feed(decoded(piece));
  yield scanner.feed(decoded());
  scanner.end();
}

/** Shows every token of a document to whoever takes them, in order. */
export async function eachToken(pieces: AsyncIterable<Uint8Array>, take: (token: Token) => void): Promise<void> {
  for await (const tokens of tokensOf(pieces)) for (const token of tokens) take(token);
}

/** Shows every element of a document as it opens. */
export function eachElement(
  pieces: AsyncIterable<Uint8Array>,
  take: (name: string, raw: string) => void,
): Promise<void> {
  return eachToken(pieces, (token) => {
    if (token.is === 'open') take(token.name, token.raw);
  });
}

/** Whether an attribute says yes, as XML schema lets it be said. */
export function isTrue(attribute: string | null): boolean {
  return attribute === '1' || attribute === 'true';
}
