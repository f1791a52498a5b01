import { textOf, type FormParts } from './parts.ts';
import { UnusableForm, type Place, type Standing } from './places.ts';
import { attributeOf, isBalanced, tagsIn, textIn, type Tag } from './tags.ts';
import { controlsIn, type Control } from './word-controls.ts';
import { tablesIn, type TableCell, type Tables } from './word-tables.ts';

export const DOCUMENT = 'word/document.xml';

/** What a place of a text holds, between two points of its part. */
export interface Room {
  readonly start: number;
  readonly end: number;
  /** Of a control: where it says that it shows a prompt, which is no content. */
  readonly prompting: readonly [number, number] | null;
}

/** What a replaced text would take away. */
const MORE = new Set([
  'tbl',
  'sdt',
  'drawing',
  'pict',
  'object',
  'ins',
  'del',
  'footnoteReference',
  'commentReference',
]);
const FIELDS = new Set(['fldChar', 'fldSimple', 'instrText']);

type InTable = Extract<Place, { is: 'table-cell' }>;

/** A text document that an authority made. */
export class TextDocument {
  readonly xml: string;
  readonly tags: readonly Tag[];
  readonly #controls: ReadonlyMap<string, Control>;
  readonly #bookmarks: ReadonlyMap<string, Room>;
  readonly #tables: Tables;

  /** @throws UnusableForm */
  constructor(readonly parts: FormParts) {
    this.xml = textOf(parts, DOCUMENT);
    this.tags = tagsIn(this.xml);
    if (this.tags[0]?.full !== 'w:document') throw new UnusableForm('not-a-form');
    const tags = withoutDoubles(this.tags);
    this.#controls = controlsIn(tags);
    this.#bookmarks = bookmarksIn(tags);
    this.#tables = tablesIn(tags);
  }

  standing(place: Place): Standing {
    if (place.is === 'control' && this.#controls.get(place.tag)?.special) return { is: 'no-text' };
    const room = this.room(place);
    if (room) return this.#standingIn(room);
    return place.is === 'table-cell' && this.#isCovered(place) ? { is: 'inside-merged' } : { is: 'not-there' };
  }

  /** Where the content of a place stands; `null`: there is no such place. */
  room(place: Place): Room | null {
    switch (place.is) {
      case 'control':
        return this.#controls.get(place.tag)?.room ?? null;
      case 'bookmark':
        return this.#bookmarks.get(place.name) ?? null;
      case 'table-cell':
        return this.#roomInTable(place);
      case 'cell':
        return null;
    }
  }

  #standingIn({ start, end, prompting }: Room): Standing {
    const inside = this.tags.filter((tag) => tag.start >= start && tag.end <= end);
    if (inside.some(({ name }) => FIELDS.has(name))) return { is: 'worked-out' };
    if (inside.some(({ name }) => MORE.has(name)) || !isBalanced(inside)) return { is: 'no-text' };
    const text = prompting === null ? textIn(this.xml.slice(start, end)).trim() : '';
    return { is: 'free', text, shown: 'plain' };
  }

  #roomInTable(place: InTable): Room | null {
    const cell = this.#cells(place).find(({ column, continued }) => column === place.column && !continued);
    return cell === undefined ? null : { start: cell.start, end: cell.end, prompting: null };
  }

  #cells({ table, row }: InTable): readonly TableCell[] {
    return this.#tables[table - 1]?.[row - 1] ?? [];
  }

  #isCovered(place: InTable): boolean {
    return this.#cells(place).some(({ column, span }) => column <= place.column && place.column < column + span);
  }
}

function bookmarksIn(tags: readonly Tag[]): ReadonlyMap<string, Room> {
  const begun = new Map<string, { readonly name: string; readonly start: number }>();
  const bookmarks = new Map<string, Room>();
  for (const tag of tags) {
    const id = attributeOf(tag, 'w:id') ?? '';
    if (tag.name === 'bookmarkStart') begun.set(id, { name: attributeOf(tag, 'w:name') ?? '', start: tag.end });
    const found = tag.name === 'bookmarkEnd' ? begun.get(id) : undefined;
    if (found) bookmarks.set(found.name, { start: found.start, end: tag.start, prompting: null });
  }
  return bookmarks;
}

/** Without what stands there a second time for old programs. */
function withoutDoubles(tags: readonly Tag[]): readonly Tag[] {
  let depth = 0;
  return tags.filter(({ name, is }) => {
    if (name === 'Fallback') depth += is === 'open' ? 1 : -1;
    return depth === 0;
  });
}
