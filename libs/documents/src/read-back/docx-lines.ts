import { isOn, SIGNS, UNSEEN, WORD } from './docx-signs.ts';
import { figureIn, inOneRow, lineOf } from './lines.ts';
import { readXml, type Tag } from './unpack.ts';

/**
 * What stands in a text outside its narratives, a line for each paragraph and for each row of a table, with the references of
 * figures in their places.
 *
 * @param marks by bookmark
 * @param tagged marks of which a field kept its tag: their bookmarks say nothing more
 * @throws UnreadableDocument
 */
export function docxLines(
  part: Uint8Array | undefined,
  marks: ReadonlyMap<string, string>,
  tagged: ReadonlySet<string>,
): readonly string[] {
  const reader = new LinesReader(marks, tagged);
  readXml(part, reader);
  return reader.lines.filter((line) => line !== '');
}

class LinesReader {
  readonly lines: string[] = [];
  /** Paragraphs that are open, the innermost last: a text box stands within one. */
  readonly #paragraphs: { text: string; narrative: boolean }[] = [];
  /** Cells of the row that is open; of a table within a table they are cells of the outer one. */
  #row: string[] = [];
  #rows = 0;
  readonly #controls: { mark: string | null }[] = [];
  readonly #bookmarks = new Map<string, string>();
  #unseen = 0;
  #reading = false;
  #hidden = false;

  constructor(
    private readonly marks: ReadonlyMap<string, string>,
    private readonly tagged: ReadonlySet<string>,
  ) {}

  open(tag: Tag): void {
    if (UNSEEN.has(tag.name)) this.#unseen += 1;
    if (!tag.space.includes(WORD)) return;
    this.#reading = tag.name === 't';
    this.#opened[tag.name]?.(tag);
    if (tag.name in SIGNS && tag.attributes['pos'] === undefined) this.#write(SIGNS[tag.name]!);
  }

  text(text: string): void {
    if (this.#reading) this.#write(text);
  }

  close({ name, space }: Tag): void {
    if (UNSEEN.has(name)) this.#unseen -= 1;
    if (!space.includes(WORD)) return;
    this.#reading = false;
    if (name === 'p') this.#ended();
    else if (name === 'sdt') this.#controls.pop();
    else if (name === 'tr' && (this.#rows -= 1) === 0) this.lines.push(inOneRow(this.#row.splice(0)));
  }

  readonly #opened: Readonly<Record<string, (tag: Tag) => void>> = {
    p: () => this.#paragraphs.push({ text: '', narrative: this.#inNarrative() }),
    r: () => (this.#hidden = false),
    vanish: (tag) => (this.#hidden = isOn(tag)),
    tr: () => (this.#rows += 1),
    br: () => this.#write('\n'),
    sdt: () => this.#controls.push({ mark: null }),
    tag: ({ attributes: { val = '' } }) => this.#tag(val),
    bookmarkStart: ({ attributes: { name = '', id = '' } }) => this.#begin(name, id),
    bookmarkEnd: ({ attributes: { id = '' } }) => this.#bookmarks.delete(id),
  };

  #tag(mark: string): void {
    const control = this.#controls.at(-1);
    if (control === undefined || !/^[fn]:/.test(mark)) return;
    control.mark = mark;
    this.#place(mark);
  }

  #begin(name: string, id: string): void {
    const mark = this.marks.get(name);
    if (mark === undefined || this.tagged.has(mark)) return;
    // of one that is torn over paragraphs some programs write each beginning, and one end
    for (const [begun, own] of this.#bookmarks) if (own === mark) this.#bookmarks.delete(begun);
    this.#bookmarks.set(id, mark);
    this.#place(mark);
  }

  /** A figure is told by its reference; a paragraph of a narrative is not told. */
  #place(mark: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    if (mark.startsWith('f:')) paragraph.text += figureIn(mark.slice(2));
    else paragraph.narrative = true;
  }

  #marks(): readonly string[] {
    return [...this.#controls.flatMap(({ mark }) => mark ?? []), ...this.#bookmarks.values()];
  }

  #inNarrative(): boolean {
    return this.#marks().some((mark) => mark.startsWith('n:'));
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && this.#unseen === 0 && !this.#hidden && this.#marks().length === 0) paragraph.text += text;
  }

  #ended(): void {
    const { text, narrative } = this.#paragraphs.pop()!;
    const line = narrative ? '' : lineOf(text);
    if (this.#rows > 0) this.#row.push(line);
    else this.lines.push(line);
  }
}
