import { isOn, SIGNS, UNSEEN, WORD } from './docx-signs.ts';
import type { Field } from './found.ts';
import { readXml, type Tag } from './unpack.ts';

/** A stretch of text that is being read. */
interface Stretch {
  mark: string | null;
  /** Its place among all stretches. */
  readonly order: number;
  readonly lines: string[];
  prompting: boolean;
}

/**
 * The fields of a text, by the tags that Word keeps; where a program dropped a field's tag, by its bookmark.
 *
 * @param marks by bookmark
 * @throws UnreadableDocument
 */
export function docxFields(part: Uint8Array | undefined, marks: ReadonlyMap<string, string>): DocxFields {
  const reader = new TextReader(marks);
  readXml(part, reader);
  return { fields: reader.fields(), tagged: reader.tagged() };
}

export interface DocxFields {
  /** In the order of the text. */
  readonly fields: readonly Field[];
  /** Marks of which a field kept its tag. */
  readonly tagged: ReadonlySet<string>;
}

class TextReader {
  readonly #paragraphs: string[] = [];
  readonly #controls: Stretch[] = [];
  readonly #tagged: Stretch[] = [];
  /** By number; in Word's files a bookmark ends by the number that it began with. */
  readonly #open = new Map<string, { readonly name: string; readonly stretch: Stretch }>();
  readonly #bookmarked = new Map<string, { readonly stretch: Stretch; readonly first: number; last: number }>();
  #unseen = 0;
  #reading = false;
  #hidden = false;
  #order = 0;

  constructor(private readonly marks: ReadonlyMap<string, string>) {}

  open(tag: Tag): void {
    if (UNSEEN.has(tag.name)) this.#unseen += 1;
    if (!tag.space.includes(WORD)) return;
    this.#reading = tag.name === 't';
    this.#hides(tag);
    if (tag.name === 'p') this.#line();
    else if (tag.name === 'br' && tag.attributes['type'] !== 'page') this.text('\n', true);
    else if (tag.name in SIGNS && this.#inText(tag)) this.text(SIGNS[tag.name]!, true);
    else this.#field(tag);
  }

  text(text: string, sign = false): void {
    if (!this.#isSeen() || !(this.#reading || sign)) return;
    const last = this.#paragraphs.length - 1;
    if (last >= 0) this.#paragraphs[last] += text;
    for (const { lines } of this.#stretches()) {
      if (lines.length === 0) lines.push('');
      lines[lines.length - 1] += text;
    }
  }

  close({ name, space }: Tag): void {
    if (UNSEEN.has(name)) this.#unseen -= 1;
    if (!space.includes(WORD)) return;
    this.#reading = false;
    if (name === 'sdt') this.#controls.pop();
  }

  /** In the order of the text. */
  fields(): readonly Field[] {
    const tags = this.tagged();
    const named = [...this.#bookmarked.values()]
      .filter(({ stretch }) => !tags.has(stretch.mark!))
      .map(({ stretch, first, last }) => ({
        ...stretch,
        // Programs tear bookmarks over several paragraphs: a narrative is whole paragraphs in any case.
        lines: stretch.mark!.startsWith('n:') ? this.#paragraphs.slice(first, last + 1) : stretch.lines,
      }));
    return [...this.#tagged, ...named]
      .sort((a, b) => a.order - b.order)
      .map(({ mark, lines, prompting }) => ({ mark: mark!, text: prompting ? '' : lines.join('\n') }));
  }

  tagged(): ReadonlySet<string> {
    return new Set(this.#tagged.map(({ mark }) => mark!));
  }

  #stretches(): readonly Stretch[] {
    return [...this.#controls, ...[...this.#open.values()].map(({ stretch }) => stretch)];
  }

  #isSeen(): boolean {
    return this.#unseen === 0 && !this.#hidden;
  }

  /** What a run hides nobody reads. */
  #hides(tag: Tag): void {
    if (tag.name === 'r') this.#hidden = false;
    else if (tag.name === 'vanish') this.#hidden = isOn(tag);
  }

  /** A tab is a sign in a text, and a stop where it says how a paragraph stands. */
  #inText({ attributes }: Tag): boolean {
    return attributes['pos'] === undefined;
  }

  #line(): void {
    this.#paragraphs.push('');
    for (const { lines } of this.#stretches()) lines.push('');
  }

  #field({ name, attributes: { val = '', name: bookmark = '', id = '' } }: Tag): void {
    if (name === 'sdt') this.#controls.push(this.#stretch(null));
    else if (name === 'bookmarkStart') this.#begin(bookmark, id);
    else if (name === 'bookmarkEnd') this.#end(id);
    else this.#property(name, val);
  }

  #property(name: string, value: string): void {
    const control = this.#controls.at(-1);
    if (control === undefined) return;
    if (name === 'tag') this.#tag(control, value);
    else if (name === 'showingPlcHdr') control.prompting = true;
  }

  #tag(control: Stretch, tag: string): void {
    if (!/^[fn]:/.test(tag)) return;
    control.mark = tag;
    this.#tagged.push(control);
  }

  #begin(name: string, id: string): void {
    const mark = this.marks.get(name);
    if (mark === undefined) return;
    const at = Math.max(0, this.#paragraphs.length - 1);
    const known = this.#bookmarked.get(name);
    if (known) known.last = at;
    const stretch = known?.stretch ?? this.#stretch(mark);
    this.#open.set(id, { name, stretch });
    this.#bookmarked.set(name, known ?? { stretch, first: at, last: at });
  }

  #end(id: string): void {
    const open = this.#open.get(id);
    const known = this.#bookmarked.get(open?.name ?? '');
    if (known) known.last = Math.max(known.last, this.#paragraphs.length - 1);
    this.#open.delete(id);
  }

  #stretch(mark: string | null): Stretch {
    this.#order += 1;
    return { mark, order: this.#order, lines: [], prompting: false };
  }
}
