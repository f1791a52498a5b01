import { defineRefusals, reject, type Rejected } from '../refusals.ts';
import type { PrintOut } from './print-out.ts';
import type { PrintOutTemplate, TemplateBlock } from './print-out-template.ts';

/** Rules of a layout: what stands in it can be filled, and nothing is missing without which the paper is worth nothing. */
export const layoutRefusals = defineRefusals({
  'braces-hold-places': {
    vi: 'Dấu ngoặc nhọn chỉ dùng cho tên chỗ điền, chỉ gồm chữ không dấu: {unit}.',
    en: 'Braces stand around the name of a place alone, of letters a–z: {unit}.',
  },
  'places-are-known': {
    vi: 'Mẫu nêu chỗ điền mà văn bản này không có.',
    en: 'The layout names places that this print-out does not fill.',
  },
  'rows-are-known': {
    vi: 'Bảng hoặc danh sách của mẫu nêu loại dòng mà văn bản này không có.',
    en: 'A table or list of the layout is of rows that this print-out does not have.',
  },
  'choices-are-known': {
    vi: 'Ô đánh dấu của mẫu nêu giá trị mà hồ sơ không bao giờ nêu.',
    en: 'A box is ticked by what the record never says.',
  },
  'obligatory-places-stand': {
    vi: 'Mẫu thiếu chỗ điền bắt buộc.',
    en: 'The layout leaves out places that are obligatory.',
  },
  'somebody-signs': {
    vi: 'Mẫu không có chỗ ký.',
    en: 'The layout has no room for a signature.',
  },
});

export type LayoutRule = keyof typeof layoutRefusals;
export const layoutRules = Object.keys(layoutRefusals) as readonly LayoutRule[];

const PLACE = /\{([a-zA-Z]+)\}/g;

/** The first rule that a layout of a print-out breaks, with what breaks it; `null`: it can be filled. */
export function layoutFault(
  { sample, templates, obliges }: Pick<PrintOut, 'sample' | 'templates' | 'obliges'>,
  template: PrintOutTemplate,
): Rejected<LayoutRule> | null {
  const texts = textsOf(template);
  const loose = texts.find(({ text }) => /[{}]/.test(text.replace(PLACE, '')));
  if (loose) return reject('braces-hold-places', { text: loose.text });
  const rows = texts.flatMap(({ of }) => (of === null || of in sample.rows ? [] : [of]));
  if (rows.length > 0) return reject('rows-are-known', { rows: listed(rows) });
  const strange = texts.flatMap(({ text, of }) => placesIn(text).filter((place) => !fills(sample, place, of)));
  const conditions = template.body.flatMap(asks).filter((place) => !fills(sample, place, null));
  if (strange.length + conditions.length > 0)
    return reject('places-are-known', { places: listed([...strange, ...conditions]) });
  return choiceFault(templates, template) ?? missing({ templates, obliges }, template, texts);
}

interface Said {
  readonly text: string;
  /** The rows of which it is said, once for each. */
  readonly of: string | null;
}

/** Every text of a layout. */
function textsOf({
  type,
  symbol,
  subject,
  addressees,
  decidedBy,
  bases,
  body,
  signature,
  recipients,
}: PrintOutTemplate) {
  const head = [type, symbol, subject, decidedBy, ...addressees, ...bases, ...recipients];
  const signed = signature === null ? [] : [...signature.authority, signature.title];
  return [...plain([...head, ...signed]), ...body.flatMap(textsOfBlock)];
}

type Of<Kind extends TemplateBlock['is']> = Extract<TemplateBlock, { readonly is: Kind }>;

const plain = (texts: readonly (string | null | undefined)[], of: string | null = null): readonly Said[] =>
  texts.flatMap((text) => (text === null || text === undefined ? [] : [{ text, of }]));

const kinds: { readonly [Kind in TemplateBlock['is']]: (block: Of<Kind>) => readonly Said[] } = {
  heading: ({ text }) => plain([text]),
  paragraph: ({ lead, text }) => plain([lead, text]),
  list: ({ of, text }) => plain([text], of),
  table: ({ of, columns }) => columns.flatMap(({ head, text }) => [...plain([head]), ...plain([text], of)]),
  lines: ({ label }) => plain([label]),
  boxes: ({ label, choices }) => plain([label, ...choices.map(({ text }) => text)]),
  signatories: ({ titles }) => plain(titles),
  'page-break': () => [],
};

function textsOfBlock(block: TemplateBlock): readonly Said[] {
  return (kinds[block.is] as (block: TemplateBlock) => readonly Said[])(block);
}

function placesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([, place]) => place!);
}

/** What a block asks for its own being there, or to tick a box. */
function asks(block: TemplateBlock): readonly string[] {
  const { when, unless } = block;
  const boxes = block.is === 'boxes' ? [block.place] : [];
  return [when, unless, ...boxes].filter((place) => place !== undefined);
}

function fills({ texts, rows }: PrintOut['sample'], place: string, of: string | null): boolean {
  return place in texts || (of !== null && (rows[of] ?? []).some((row) => place in row));
}

/** What a place may say is what the shipped layouts have boxes for. */
function choiceFault(shipped: readonly PrintOutTemplate[], template: PrintOutTemplate): Rejected<LayoutRule> | null {
  const known = new Set(shipped.flatMap(choicesOf));
  const strange = choicesOf(template).filter((choice) => !known.has(choice));
  return strange.length > 0 ? reject('choices-are-known', { choices: listed(strange) }) : null;
}

function choicesOf({ body }: PrintOutTemplate): readonly string[] {
  return body.flatMap((block) =>
    block.is === 'boxes' ? block.choices.map(({ says }) => `${block.place}: ${says}`) : [],
  );
}

function missing(
  { templates, obliges }: Pick<PrintOut, 'templates' | 'obliges'>,
  template: PrintOutTemplate,
  texts: readonly Said[],
): Rejected<LayoutRule> | null {
  const there = new Set([
    ...texts.flatMap(({ text, of }) => [...placesIn(text), ...(of === null ? [] : [of])]),
    ...template.body.flatMap((block) => (block.is === 'boxes' ? [block.place] : [])),
  ]);
  const left = obliges.filter((place) => !there.has(place));
  if (left.length > 0) return reject('obligatory-places-stand', { places: listed(left) });
  return templates.some(isSigned) && !isSigned(template) ? reject('somebody-signs') : null;
}

function isSigned({ signature, body }: PrintOutTemplate): boolean {
  return signature !== null || body.some(({ is }) => is === 'signatories');
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].sort().join(', ');
}
