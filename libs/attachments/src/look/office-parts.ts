import type { Kind } from './kinds.ts';
import { Refused } from './refused.ts';

/** What the content types of a container say that it is. */
export interface ContentTypes {
  kind: Kind | null;
}

/** Parts that run something or carry other files, by their names. */
const PROGRAMS = [
  /vbaproject/,
  /\.bin$/,
  /(^|\/)activex\//,
  /(^|\/)embeddings\//,
  /(^|\/)macrosheets\//,
  /\.(exe|dll|js|vbs|ps1|bat|cmd|scr|jar|hta|lnk)$/,
];
/** A printer's settings are a .bin that runs nothing. */
const HARMLESS = /(^|\/)printersettings\/[^/]+\.bin$/;
const OUTSIDE = [/(^|\/)externallinks\//, /(^|\/)querytables\//, /(^|\/)connections\.xml$/];

/** @param name of a part, in lower case */
export function refusePart(name: string): void {
  if (HARMLESS.test(name)) return;
  if (PROGRAMS.some((pattern) => pattern.test(name))) throw new Refused('file-holds-no-programs', { found: name });
  if (OUTSIDE.some((pattern) => pattern.test(name)))
    throw new Refused('file-draws-on-nothing-outside', { found: name });
}

/** Is given a part's text piece by piece, each byte a character, and at its end. */
export type Watcher = (text: string, end?: boolean) => void;

/** How much of the piece before is looked at again: longer than anything that is looked for. */
const OVERLAP = 2_048;
/** Content types and relationships are short; one that is not is looked at as far as this, and refused. */
const LONGEST_LIST = 4 << 20;

export function watcherOf(name: string, found: ContentTypes): Watcher {
  if (name === '[content_types].xml') return whole((text) => readContentTypes(text, found));
  if (name.endsWith('.rels')) return whole(refuseRelationships);
  if (/\.(xml|vml)$/.test(name)) return flowing(refuseFields);
  return () => undefined;
}

/** A short part, looked at as one. */
function whole(look: (text: string) => void): Watcher {
  let held = '';
  return (text, end = false) => {
    held += text;
    if (held.length > LONGEST_LIST) throw new Refused('file-unpacks-to-something-reasonable', { limit: LONGEST_LIST });
    if (end) look(asRead(held));
  };
}

/** A long part, looked at as it flows by. */
function flowing(look: (text: string) => void): Watcher {
  let held = '';
  return (text) => {
    look(asRead(held + text));
    held = (held + text).slice(-OVERLAP);
  };
}

/** Parts may be written in UTF-16 too: what is looked for is ASCII, so that without the zeros it reads alike. Entities are undone. */
function asRead(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCharCode(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    );
}

const MAIN: readonly (readonly [type: string, kind: Kind])[] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xlsx'],
];

function readContentTypes(text: string, found: ContentTypes): void {
  if (/macroEnabled|vbaProject|activeX|oleObject/i.test(text)) {
    throw new Refused('file-holds-no-programs', { found: 'macros' });
  }
  const kinds = MAIN.filter(([type]) => text.includes(`"${type}"`) || text.includes(`'${type}'`));
  found.kind = kinds.length === 1 ? kinds[0]![1] : null;
}

/** Outside is only what somebody has to click: web and mail addresses. */
function refuseRelationships(text: string): void {
  for (const [written] of text.matchAll(/<(?:\w{1,20}:)?Relationship\b[^<>]*>/g)) {
    if (!/TargetMode\s*=\s*["']External["']/i.test(written)) continue;
    const isLink = /Type\s*=\s*["'][^"']*\/hyperlink["']/.test(written);
    const target = /Target\s*=\s*["']([^"']*)["']/.exec(written)?.[1] ?? '';
    if (!isLink || !/^(https?:|mailto:|#)/i.test(target)) {
      throw new Refused('file-draws-on-nothing-outside', { found: target.slice(0, 200) });
    }
  }
}

/**
 * Fields and formulas that start programs or fetch what stands elsewhere. Every repetition has an end, or ends at the next tag: a
 * text that is made for it must not keep the search busy.
 */
const FETCHING = [
  /<(?:\w{1,20}:)?instrText[^<>]{0,200}>\s*"?(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b/i,
  /w:instr\s*=\s*["']\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b/i,
  /<(?:\w{1,20}:)?f(?:\s[^<>]{0,500})?>[^<]{0,2000}(?:\b(?:WEBSERVICE|CALL|REGISTER(?:\.ID)?|EXEC)\s*\(|\b[A-Za-z]\w{0,100}\|(?:'[^'<"]{0,300}'|&apos;[^<"&]{0,300}&apos;|[\w.]{1,300})!)/i,
  /<(?:\w{1,20}:)?(?:ddeLink|oleLink)\b/i,
  /<!(?:DOCTYPE|ENTITY)\b/,
];

function refuseFields(text: string): void {
  const found = FETCHING.map((pattern) => pattern.exec(text)?.[0]).find((one) => one !== undefined);
  if (found !== undefined) throw new Refused('file-draws-on-nothing-outside', { found: found.slice(0, 100) });
}
