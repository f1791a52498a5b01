import fc from 'fast-check';
import type { Block, Cell, Run } from '../blocks.ts';
import type { OfficialDocument } from '../model.ts';
import type { FigureValue } from '../values.ts';
import { letter } from './documents.ts';

/** Text as people paste it: any character, halves of some, controls, mark-up, formulas. */
export const pasted = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '=1+1',
    '#eval("x")',
    '<w:p>',
    ']]>',
    '\ud83d',
    'Ự ẫ ỗ'.normalize('NFD'),
    '',
    ' ',
    '\u000b',
    '_x0041_',
    '$x$',
    '*a',
  ),
);

const maybe: fc.Arbitrary<string | null> = fc.option(pasted, { nil: null });

const digits = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String);

export const value: fc.Arbitrary<FigureValue> = fc.oneof(
  fc.record({
    is: fc.constant('number' as const),
    digits,
    kind: fc.constantFrom('integer', 'money', 'percent', 'decimal'),
  }),
  fc.record({
    is: fc.constant('zero' as const),
    checks: fc.option(fc.nat().map(String)),
    kind: fc.constantFrom('integer', 'money'),
  }),
  fc.record({ is: fc.constant('missing' as const), because: pasted }),
  fc.record({ is: fc.constant('withheld' as const) }),
  fc.record({ is: fc.constant('cannot-be-carried' as const), because: pasted }),
);

const ref = fc.stringMatching(/^[\x21-\x7e]{1,62}$/);
const figure = fc.record({ is: fc.constant('figure' as const), figure: fc.record({ ref, value }) });
const run: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ is: fc.constant('text' as const), text: pasted, bold: fc.boolean(), italic: fc.boolean() }),
  figure,
);
const runs = fc.array(run, { maxLength: 4 });

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.record({ is: fc.constant('text' as const), text: pasted }),
  fc.record({ is: fc.constant('day' as const), day: fc.constantFrom('2013-07-01', '1900-01-01', '2199-12-31') }),
  figure,
);

const table: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 9 }).chain((columns) =>
  fc.record({
    is: fc.constant('table' as const),
    caption: maybe,
    frame: fc.constant(null),
    columns: fc.array(
      fc.record({
        kind: fc.constantFrom('text', 'number', 'money', 'day', 'percent'),
        width: fc.integer({ min: 1, max: 5 }),
      }),
      { minLength: columns, maxLength: columns },
    ),
    head: fc
      .array(pasted, { minLength: columns, maxLength: columns })
      .map((texts) => [texts.map((text) => ({ text }))]),
    rows: fc.array(
      fc.record({
        is: fc.constantFrom('line', 'total'),
        level: fc.constantFrom(0, 1, 2, 3),
        cells: fc.array(cell, { minLength: columns, maxLength: columns }),
      }),
      { maxLength: 4 },
    ),
    notes: fc.array(runs, { maxLength: 2 }),
  }),
);

const chart: fc.Arbitrary<Block> = fc.array(pasted, { minLength: 1, maxLength: 4 }).chain((places) =>
  fc.record({
    is: fc.constant('chart' as const),
    shape: fc.constantFrom('trend', 'compare'),
    title: pasted,
    alt: pasted.map((text) => `Biểu đồ ${text}`),
    unitOfCount: pasted,
    places: fc.constant(places),
    series: fc.array(
      fc.record({
        name: pasted,
        figures: fc.array(fc.record({ ref, value }), { minLength: places.length, maxLength: places.length }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    is: fc.constant('heading' as const),
    level: fc.constantFrom(1, 2, 3, 4),
    number: maybe,
    text: pasted,
  }),
  fc.record({ is: fc.constant('paragraph' as const), runs, align: fc.constantFrom('both', 'left', 'center') }),
  fc.record({
    is: fc.constant('list' as const),
    mark: fc.constantFrom('dash', 'number', 'letter'),
    items: fc.array(runs, { maxLength: 3 }),
  }),
  fc.record({ is: fc.constant('note' as const), runs }),
  table,
  chart,
  fc.record({ is: fc.constant('lines' as const), label: maybe, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    is: fc.constant('boxes' as const),
    label: maybe,
    choices: fc.array(fc.record({ text: pasted, ticked: fc.option(fc.boolean()) }), { maxLength: 3 }),
  }),
  fc.record({
    is: fc.constant('signatories' as const),
    signatories: fc.array(fc.record({ title: pasted, name: maybe }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ is: fc.constant('page-break' as const) }),
);

const narratives = fc
  .uniqueArray(ref, { maxLength: 3 })
  .chain((slots) =>
    fc.tuple(
      ...slots.map((slot) =>
        fc.record({ is: fc.constant('narrative' as const), slot: fc.constant(slot), prompt: pasted, text: pasted }),
      ),
    ),
  );

/** Documents that a careless person, and a hostile one, could let be made. */
export const document: fc.Arbitrary<OfficialDocument> = fc
  .record({
    label: maybe,
    subject: pasted,
    type: maybe,
    addressees: fc.array(pasted, { maxLength: 3 }),
    bases: fc.array(pasted, { maxLength: 2 }),
    recipients: fc.array(pasted, { maxLength: 2 }),
    body: fc.array(block, { maxLength: 5 }),
    narratives,
    annex: fc.array(block, { maxLength: 2 }),
  })
  .map(({ narratives: written, annex, body, ...rest }) => ({
    ...letter,
    ...rest,
    body: [...body, ...written],
    annexes: annex.length === 0 ? [] : [{ number: 'I', title: 'T', page: 'auto', body: annex }],
  }));
