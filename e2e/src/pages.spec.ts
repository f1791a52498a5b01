import { describe, expect, test } from '@jest/globals';
import { pages } from './pages.data.ts';
import { pageText, queriesOf, refreshed } from './pages.ts';
import { Person, type Json } from './person.ts';

const number = (value: string) => ({ value: { __typename: 'NumberValue', value } });

/** Somebody to whom every figure is 21000 of 30 rows, and every other query what is given. */
class Reader extends Person {
  constructor(readonly data: Json) {
    super('', 'committee', '');
  }

  override answered(query: string): Promise<Json> {
    const figure = { ...number('21000'), events: { totalCount: 30 } };
    return Promise.resolve(query.startsWith('query(') ? { figure } : this.data);
  }
}

const asked = { indicator: 'fines-imposed', from: '2013-07-01', to: '2013-12-31' };
const page = (query: string, json: string, after = '') =>
  `Ask:\n\n\`\`\`sh\nask '${query}'\n\`\`\`\n\n\`\`\`json\n${json}\n\`\`\`\n${after}`;

describe('a page with figures', () => {
  test('stays as it is, in its own layout, while what it prints is what is answered', async () => {
    const text = page('{ a b }', '{ "a":\n 1, "b": [2] }');
    expect(await refreshed(text, [], new Reader({ a: 1, b: [2] }))).toBe(text);
  });

  test('gets the answer below its query anew, without what differs from folder to folder', async () => {
    const event = { id: 'inspection-e5cf1eea-f2d0-5f4e-b64d-9ee93c459038', at: '12-ucayzftg:2475' };
    const now = await refreshed(page('{ a }', '{ "n": 1 }'), [], new Reader({ a: { n: 2, event } }));
    expect(now).toBe(page('{ a }', '{\n  "n": 2,\n  "event": { "id": "inspection-…", "at": "…" }\n}'));
  });

  test('gets the numbers of its sentences anew, wherever its lines break', async () => {
    const says = [{ says: 'The sum # of # rows.', asked: [asked, { ...asked, rows: true as const }] }];
    expect(await refreshed('The sum\n9 000 of 7 rows.', says, new Reader({}))).toBe('The sum\n21 000 of 30 rows.');
  });

  test('gets the table below an overview anew, row by row, with its totals, whatever other tables it has', async () => {
    const column = (cell: string, total: string) => ({
      total: number(total),
      cells: [{ row: '105@2013', figure: number(cell) }],
    });
    const overview = { columns: [column('4', '5'), column('21000', '6')] };
    const table = (...[a, b, c, d]: string[]) =>
      page('{ x }', '{ "columns": [] }', `| \`105@2013\` | ${a} | ${b} |\n| **all** | **${c}** | **${d}** |\n`);
    const other = '\n\n| **all** | **7** | **8** |\n';
    const now = await refreshed(table('1', '2', '3', '4') + other, [], new Reader({ overview }));
    expect(now).toContain('| `105@2013` | 4 | 21 000 |\n| **all** | **5** | **6** |\n');
    expect(now.endsWith(other)).toBe(true);
  });

  test.each(['The total # is right.', 'Twice #'])(
    'that does not say once what it should is told so: %s',
    async (said) => {
      const text = 'Twice 1, twice over. Twice 2.';
      await expect(refreshed(text, [{ says: said, asked: [asked] }], new Reader({}))).rejects.toThrow('the page says');
    },
  );

  test('has its queries found with and without an answer below', () => {
    const piped = "\n```sh\nask '{ c }' |\n  node -p 'x' > f\n```\n";
    const text = `${page('{ a }', '1')}\n\`\`\`sh\nask '{ b }'\n\`\`\`\n${piped}`;
    expect(queriesOf(text)).toEqual([
      { query: '{ a }', printed: '1' },
      { query: '{ b }', printed: null },
      { query: '{ c }', printed: null },
    ]);
  });
});

describe('the figures of the demo', () => {
  test.each(Object.entries(pages))('stand once each in %s', async (page, says) => {
    const now = await refreshed(await pageText(page), says, new Reader({}));
    expect(now.match(/21 000/g)!.length).toBeGreaterThanOrEqual(says.length);
  });
});
