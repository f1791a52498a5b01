import { UnusableForm } from './places.ts';

/** A tag of a part, and where in it. */
export interface Tag {
  readonly is: 'open' | 'close' | 'empty';
  /** Without prefix. */
  readonly name: string;
  readonly full: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

const MARKUP =
  /<(?:!--[^]*?-->|!\[CDATA\[[^]*?\]\]>|\?[^]*?\?>|(\/?)([\w.:-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>)/g;

/**
 * The tags of a part in their order. Only what is changed is written anew, so each says where it stands.
 *
 * @throws UnusableForm damaged where they do not close as they open, or the part declares entities of its own
 */
export function tagsIn(xml: string): readonly Tag[] {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new UnusableForm('damaged');
  const tags = [...xml.matchAll(MARKUP)].flatMap(tagOf);
  if (!isBalanced(tags, true)) throw new UnusableForm('damaged');
  return tags;
}

function tagOf(match: RegExpExecArray): readonly Tag[] {
  const [whole, slash, full, raw = '', empty] = match;
  if (full === undefined) return [];
  const is = slash ? 'close' : empty ? 'empty' : 'open';
  const name = full.slice(full.indexOf(':') + 1);
  return [{ is, name, full, raw, start: match.index, end: match.index + whole.length }];
}

/** Whether each tag that opens closes, in the order in which they opened. */
export function isBalanced(tags: readonly Tag[], whole = false): boolean {
  const open: string[] = [];
  for (const { is, full } of tags) {
    if (is === 'open') open.push(full);
    if (is === 'close' && open.pop() !== full) return false;
  }
  return open.length === 0 && (!whole || tags.length > 0);
}

/** An attribute of a tag by its name with prefix; `null`: it has none. */
export function attributeOf({ raw }: Pick<Tag, 'raw'>, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(raw);
  return match ? unescaped(match[1] ?? match[2]!) : null;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi,
    (whole, ten?: string, hex?: string, word = '') => {
      if (word !== '') return NAMED[word as string] ?? (whole as string);
      const code = ten === undefined ? Number.parseInt(hex!, 16) : Number(ten);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** The text within a stretch of XML. */
export function textIn(xml: string): string {
  const plain = xml.replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_, text: string) => text.replaceAll('&', '&amp;'));
  return unescaped(plain.replace(/<[^>]*>/g, ''));
}

/** One stretch of a part that becomes another; of nothing, where something is put in. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** A part with its edits, which do not overlap; what is put in at one place stands in the order given. */
export function edited(xml: string, edits: readonly Edit[]): string {
  const inOrder = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end, by } of inOrder) {
    pieces.push(xml.slice(at, start), by);
    at = end;
  }
  return [...pieces, xml.slice(at)].join('');
}
