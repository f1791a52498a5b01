import { shortDay } from '../days.ts';
import { MARKS } from '../docx/parts.ts';
import { keptProperties } from '../properties.ts';
import { plainText } from '../text.ts';
import { shownInTable } from '../values.ts';
import { element, escapedText } from '../xml.ts';
import type { Kept } from './book-marks.ts';
import { appended, freeName, relationsName, relationsOf, textOf, withRelation, type FormParts } from './parts.ts';
import { UnusableForm, type Content, type Filled } from './places.ts';
import { attributeOf, edited, tagsIn, type Edit } from './tags.ts';
import { DOCUMENT, type TextDocument } from './word.ts';

/** The parts of a text document with what is filled in: paragraphs and letters keep how they look, everything else stays. */
export function filledText(document: TextDocument, filled: readonly Filled[], kept: Kept): FormParts {
  const first = firstFreeId(document);
  const marks: Record<string, string> = {};
  const edits = filled.flatMap(({ place, content }, index) => {
    const room = document.room(place);
    if (!room) throw new UnusableForm('damaged');
    const name = `LienNganh_${index + 1}`;
    if (content.is === 'figure') marks[name] = `f:${content.figure.ref}`;
    const bookmark = content.is === 'figure' ? { id: first + index, name } : null;
    const by = withText(document.xml.slice(room.start, room.end), wordsOf(content), bookmark);
    const prompt: Edit[] =
      room.prompting === null ? [] : [{ start: room.prompting[0], end: room.prompting[1], by: '' }];
    return [...prompt, { start: room.start, end: room.end, by }];
  });
  const changed = { ...document.parts, [DOCUMENT]: new TextEncoder().encode(edited(document.xml, edits)) };
  return withMarks(changed, marks, kept);
}

function wordsOf(content: Content): string {
  switch (content.is) {
    case 'text':
      return content.text;
    case 'day':
      return shortDay(content.day);
    case 'figure':
      return shownInTable(content.figure.value);
  }
}

interface Bookmark {
  readonly id: number;
  readonly name: string;
}

const RUN_LOOK = /<w:r(?:\s[^>]*)?>\s*(<w:rPr>[^]*?<\/w:rPr>)/;
const PARAGRAPH = /<w:p(?:\s[^>]*?)?(?:\/>|>)/;

/** What stands there becomes the text, in the paragraph and the letters of what stood there first. */
function withText(inside: string, words: string, bookmark: Bookmark | null): string {
  const cell = cellInside(inside);
  if (cell) return edited(inside, [{ ...cell, by: withText(inside.slice(cell.start, cell.end), words, bookmark) }]);
  const paragraph = PARAGRAPH.exec(inside);
  if (!paragraph) return runOf(words, lookOf(inside), bookmark);
  const properties = /<w:pPr>[^]*?<\/w:pPr>|<w:pPr\/>/.exec(inside)?.[0] ?? '';
  const open = paragraph[0].replace(/\/>$/, '>');
  const look = lookOf(inside) || (/<w:rPr>[^]*?<\/w:rPr>/.exec(properties)?.[0] ?? '');
  return `${inside.slice(0, paragraph.index)}${open}${properties}${runOf(words, look, bookmark)}</w:p>`;
}

/** A control may hold a whole cell of a table. */
function cellInside(inside: string): { readonly start: number; readonly end: number } | null {
  // a bookmark that was set without choosing any text holds nothing at all
  if (inside === '') return null;
  const tags = tagsIn(inside).filter(({ name }) => name === 'tc');
  const [open, close] = [tags[0], tags.at(-1)];
  return open && close && open.is === 'open' ? { start: open.end, end: close.start } : null;
}

/** How the letters looked; a prompt's grey is not kept. */
function lookOf(inside: string): string {
  return (RUN_LOOK.exec(inside)?.[1] ?? '').replace(/<w:rStyle w:val="PlaceholderText"\/>/, '');
}

function runOf(words: string, look: string, bookmark: Bookmark | null): string {
  const lines = plainText(words)
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapedText(line)}</w:t>`);
  const run = `<w:r>${look}${lines.join('<w:br/>')}</w:r>`;
  if (bookmark === null) return run;
  const { id, name } = bookmark;
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${run}<w:bookmarkEnd w:id="${id}"/>`;
}

function firstFreeId({ tags }: TextDocument): number {
  const ids = tags.filter(({ name }) => name === 'bookmarkStart').map((tag) => Number(attributeOf(tag, 'w:id')));
  return Math.max(0, ...ids.filter(Number.isFinite)) + 1;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PROPERTIES = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Which bookmark is which figure, and what the file keeps of itself, in a part of its own beside the author's. */
function withMarks(parts: FormParts, marks: Readonly<Record<string, string>>, kept: Kept): FormParts {
  const part = freeName(Object.keys(parts), 'customXml/item1.xml', (n) => `customXml/item${n}.xml`);
  const properties = part.replace('item', 'itemProps');
  const content = element(
    'marks',
    { xmlns: MARKS.space },
    ...keptProperties(kept).map(([name, value]) => element('kept', { name, value: plainText(value) })),
    ...Object.entries(marks).map(([bookmark, mark]) => element('mark', { bookmark, mark })),
  );
  const ids = relationsOf(parts, DOCUMENT).map(({ id }) => id);
  const id = freeName(ids, 'rIdLienNganh', (n) => `rIdLienNganh${n}`);
  const relation = { id, type: `${OFFICE}/relationships/customXml`, target: `../${part}` };
  const leads = { id: 'rId1', type: `${OFFICE}/relationships/customXmlProps`, target: properties.split('/')[1]! };
  const types = appended(textOf(parts, '[Content_Types].xml'), 'Types', (prefix) =>
    element(`${prefix}Override`, { PartName: `/${properties}`, ContentType: PROPERTIES }),
  );
  const encode = (text: string) => new TextEncoder().encode(text);
  return {
    ...parts,
    [part]: encode(`${HEAD}${content}`),
    [properties]: encode(`${HEAD}${propertiesOf()}`),
    [relationsName(part)]: encode(withRelation(parts, part, leads)),
    [relationsName(DOCUMENT)]: encode(withRelation(parts, DOCUMENT, relation)),
    '[Content_Types].xml': encode(types),
  };
}

/** Programs keep such a part only where it says which one it is. */
function propertiesOf(): string {
  return element(
    'ds:datastoreItem',
    { 'ds:itemID': '{3D1C2B8E-7A44-4E0B-9F65-2B1E6C0D5A72}', 'xmlns:ds': `${OFFICE}/customXml` },
    element('ds:schemaRefs', {}, element('ds:schemaRef', { 'ds:uri': MARKS.space })),
  );
}
