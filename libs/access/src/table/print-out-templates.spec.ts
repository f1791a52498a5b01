import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { printOutTemplatesTable } from './print-out-templates.ts';

const expected: Expected = [
  ['officer head committee standing auditor admin', 'open', 'any', 'printOutTemplate.read'],
  ['standing', 'open', 'any', 'printOutTemplate.enter printOutTemplate.end'],
];

describe('the rows of print-out templates', () => {
  const table = printOutTemplatesTable('visits');
  const cells = new Cells('visits', table, expected);

  test('are those that the list names', () => {
    expect(cells.named).toEqual(Object.keys(table).sort());
  });

  test.each(cells.named)('%s: each cell is as the list says', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });
});
