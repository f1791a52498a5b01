import type { Block, Column, OfficialDocument } from '@lien-nganh/documents';
import { longDay, shortDay } from '@lien-nganh/documents';
import {
  isErased,
  type Day,
  type Places,
  type PlaceValue,
  type Printed,
  type PrintOutTemplate,
  type TemplateBlock,
} from '@lien-nganh/kernel';

/** Room to write by hand in the middle of a text. */
const BLANK = '……………………';
const SHORT_BLANK = '…………';
/** A place that is named is written in braces; what stands in the place is never looked through for more of them. */
const PLACE = /\{([a-zA-Z]+)\}/g;

type ShownDay = (day: Day | null) => string;

/** A record on paper: the words of the template, with what the record says in their places. */
export function fill(template: PrintOutTemplate, printed: Printed, label: string | null): OfficialDocument {
  const say = (text: string) => filled(text, printed.texts, longDay);
  const { type, subject, addressees, decidedBy, bases, recipients, signature } = template;
  return {
    language: 'vi',
    label,
    issuer: { superior: printed.issuer.superior, name: printed.issuer.name ?? BLANK },
    number: numberOf(printed.number, template.symbol),
    place: printed.seat ?? SHORT_BLANK,
    date: printed.date,
    ...{ type, subject: say(subject), addressees: addressees.map(say) },
    ...{ decidedBy: decidedBy === null ? null : say(decidedBy), bases: bases.map(say) },
    body: template.body.filter((block) => stands(block, printed.texts)).flatMap((block) => drawn(block, printed)),
    signature: signature && { authority: signature.authority.map(say), title: say(signature.title), name: null },
    recipients: recipients.map(say),
    ...{ annexes: [], provenance: null },
  };
}

/** `21/QĐ-XPVPHC` as it was recorded; without a number, room for one before the template's symbol. */
function numberOf(number: string | null, symbol: string): OfficialDocument['number'] {
  if (number === null) return { value: null, symbol };
  const [value = number, ...rest] = number.split('/');
  return { value, symbol: rest.length === 0 ? symbol : rest.join('/') };
}

function stands({ when, unless }: TemplateBlock, texts: Places): boolean {
  return (when === undefined || says(texts[when])) && (unless === undefined || !says(texts[unless]));
}

function says(value: PlaceValue | undefined): value is Exclude<PlaceValue, null> {
  if (value === undefined || value === null || isErased(value)) return false;
  return typeof value === 'string' || value.day !== null;
}

function filled(text: string, places: Places, shown: ShownDay, blank: string = BLANK): string {
  return text.replace(PLACE, (_, name: string) => {
    const value = places[name];
    if (value === undefined || value === null || isErased(value)) return blank;
    return typeof value === 'string' ? value : shown(value.day);
  });
}

type Of<Kind extends TemplateBlock['is']> = Extract<TemplateBlock, { readonly is: Kind }>;
type Say = (text: string, row?: Places) => string;

interface Drawer {
  readonly say: Say;
  readonly texts: Places;
  rowsOf(name: string): readonly Places[];
}

const kinds: { readonly [Kind in TemplateBlock['is']]: (block: Of<Kind>, drawer: Drawer) => readonly Block[] } = {
  heading: ({ text }, { say }) => [{ is: 'heading', level: 1, number: null, text: say(text) }],
  paragraph: (block, { say }) => [paragraphOf(block, say)],
  list: ({ of, text }, { say, rowsOf }) => {
    const items = rowsOf(of).map((row) => [{ is: 'text' as const, text: say(text, row) }]);
    return items.length === 0 ? [] : [{ is: 'list', mark: 'dash', items }];
  },
  table: (block, { texts, rowsOf }) => [tableOf(block, rowsOf(block.of), texts)],
  lines: ({ label, count }, { say }) => [{ is: 'lines', label: label === null ? null : say(label), count }],
  boxes: (block, { texts }) => [boxesOf(block, texts)],
  signatories: ({ titles }, { say }) => [
    { is: 'signatories', signatories: titles.map((title) => ({ title: say(title), name: null })) },
  ],
  'page-break': () => [{ is: 'page-break' }],
};

function drawn(block: TemplateBlock, { texts, rows }: Printed): readonly Block[] {
  const say: Say = (text, row = {}) => filled(text, { ...texts, ...row }, longDay);
  const draw = kinds[block.is] as (block: TemplateBlock, drawer: Drawer) => readonly Block[];
  return draw(block, { say, texts, rowsOf: (name) => rows[name] ?? [] });
}

function paragraphOf({ lead, text, align }: Of<'paragraph'>, say: Say): Block {
  const begin = lead === undefined ? [] : [{ is: 'text' as const, text: `${say(lead)} `, bold: true }];
  return { is: 'paragraph', runs: [...begin, { is: 'text', text: say(text) }], ...(align ? { align } : {}) };
}

/** A second line in a row that people write in. */
const ROOM = '\n\u00a0';
const NUMBER: Column = { kind: 'text', width: 0.6 };

/** A cell of which the record says nothing is empty: there is room in it. */
function tableOf({ columns, spare }: Of<'table'>, rows: readonly Places[], texts: Places): Block {
  const lines = [...rows, ...Array.from({ length: spare }, (): Places | null => null)];
  const cell = (text: string, row: Places | null) => {
    const said =
      row === null ? '' : filled(text, { ...texts, ...row }, (day) => (day === null ? '' : shortDay(day)), '');
    return said === '' ? null : { is: 'text' as const, text: said };
  };
  return {
    is: 'table',
    ...{ caption: null, frame: null, notes: [] },
    columns: [NUMBER, ...columns.map(({ width }): Column => ({ kind: 'text', width }))],
    head: [[{ text: 'TT' }, ...columns.map(({ head }) => ({ text: head }))]],
    rows: lines.map((row, index) => ({
      ...{ is: 'line', level: 0 },
      cells: [
        { is: 'text', text: `${index + 1}${spare > 0 ? ROOM : ''}` },
        ...columns.map(({ text }) => cell(text, row)),
      ],
    })),
  };
}

function boxesOf({ label, place, choices }: Of<'boxes'>, texts: Places): Block {
  const said = texts[place];
  return {
    is: 'boxes',
    label,
    choices: choices.map((choice) => ({ text: choice.text, ticked: says(said) ? choice.says === said : null })),
  };
}
