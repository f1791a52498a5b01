import { describe, expect, test } from '@jest/globals';
import type { Block } from './blocks.ts';
import { checked } from './check.ts';
import { report } from './examples/report.ts';
import { figure, inspections, number } from './examples/tables.ts';

const withBody = (...body: Block[]) => ({ ...report, body });
const chart = report.body.find((block) => block.is === 'chart')!;
const narrative = report.body.find((block) => block.is === 'narrative')!;

describe('a document', () => {
  test('is printed with every text composed', () => {
    const typed = { ...report, subject: 'Kết quả'.normalize('NFD') };
    expect(checked(typed).subject).toBe('Kết quả'.normalize('NFC'));
    expect(checked(report)).toEqual(report);
  });

  test.each([
    ['a reference with a blank', withBody({ is: 'paragraph', runs: [figure('a b', number('1'))] })],
    ['a reference that Word cuts', withBody({ is: 'paragraph', runs: [figure('x'.repeat(63), number('1'))] })],
    ['an empty reference', withBody({ is: 'paragraph', runs: [figure('', number('1'))] })],
    ['a slot that is there twice', withBody(narrative, narrative)],
    ['a row that does not fit', withBody({ ...inspections, rows: [{ is: 'line', level: 0, cells: [null] }] })],
    ['a table without columns', withBody({ ...inspections, columns: [], head: [], rows: [] })],
    ['a head with a gap', withBody({ ...inspections, head: [[{ text: 'a' }]] })],
    ['a chart of nothing', withBody({ ...chart, series: [] })],
    ['a chart without words', withBody({ ...chart, alt: ' ' })],
    ['a series that does not fit', withBody({ ...chart, places: ['a'] })],
    [
      'a chart of no number',
      withBody({ ...chart, places: ['a'], series: [{ name: 's', figures: [{ ref: 'a', value: number('x') }] }] }),
    ],
    ['digits that are no number', withBody({ is: 'note', runs: [figure('a', number('=1+1'))] })],
    [
      'a column without width',
      withBody({ ...inspections, columns: inspections.columns.map((one) => ({ ...one, width: 0 })) }),
    ],
    ['no line to write on', withBody({ is: 'lines', label: null, count: 0 })],
    ['nobody who signs', withBody({ is: 'signatories', signatories: [] })],
    ['a date that is none', { ...report, date: '2013-02-30' }],
    ['a moment without a zone', { ...report, provenance: { ...report.provenance!, madeAt: '2013-07-05T02:30:00' } }],
    [
      'a day in a table that is none',
      withBody({
        ...inspections,
        columns: [{ kind: 'day', width: 1 }],
        head: [],
        notes: [],
        rows: [{ is: 'line', level: 0, cells: [{ is: 'day', day: '2013-13-01' }] }],
      }),
    ],
  ])('is refused with %s', (_, document) => {
    expect(() => checked(document)).toThrow(RangeError);
  });
});
