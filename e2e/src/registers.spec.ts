import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filled } from './filled.ts';
import { bytesOf, sentTo } from './month-of-an-office.ts';
import type { Person } from './person.ts';
import { cleanUpAll, start, type Running } from './platform.ts';
import { books, type Book, type Row } from './registers.data.ts';

const MINUTES = 60_000;
const SERVICES = ['agencies', 'inspections', 'communications', 'communities', 'health-interventions', 'reporting'];

let platform: Running;
const people = new Map<string, Person>();
/** Records that rows came to, by their registers. */
const records = new Map<string, string>();

beforeAll(async () => {
  platform = await start();
}, 5 * MINUTES);
afterAll(cleanUpAll, MINUTES);

async function as(account: string): Promise<Person> {
  const known = people.get(account) ?? (await platform.as(account));
  people.set(account, known);
  return known;
}

/** A row that leads to the plan which the book of plans had just before names it. */
const naming = (row: Row): Row => ('Kế hoạch' in row ? { ...row, 'Kế hoạch': records.get('agencies/plans')! } : row);

test('every register of every service is in the table of this spec', async () => {
  const police = await as('officer.police');
  const found = await Promise.all(
    SERVICES.map(async (service) => {
      const { paths } = await police.read(`${service}/openapi.json`);
      const { parameters } = paths[`/api/${service}/imports/{register}/template.xlsx`].get;
      const { schema } = parameters.find(({ name }: { name: string }) => name === 'register');
      return (schema.enum as readonly string[]).map((name) => `${service}/${name}`);
    }),
  );
  expect(books.map(({ register }) => register).sort()).toEqual(found.flat().sort());
});

describe.each(books)('$register', ({ register, account, row, corrected, comes = 'changed', spoiled }: Book) => {
  test(
    'goes from its template to records and back, and nothing doubles',
    async () => {
      const person = await as(account);
      const template = await bytesOf(person, `/api/${register.replace('/', '/imports/')}/template.xlsx`);
      const send = (mode: 'dry-run' | 'commit', ...rows: readonly Row[]) =>
        sentTo(person, register, { file: filled(template, rows), mode });
      const right = naming(row);

      const said = expect.objectContaining({ vi: expect.stringMatching(spoiled.said) });
      const tried = await send('dry-run', { ...right, ...spoiled.cell });
      expect(tried.rows).toMatchObject([{ is: 'refused', reasons: expect.arrayContaining([said]) }]);
      const back = await bytesOf(person, `/api/${register.split('/')[0]}/imports/${tried.import}/refused.xlsx`);
      expect((await sentTo(person, register, { file: back, mode: 'dry-run' })).counts).toEqual({ refused: 1 });

      expect([(await send('dry-run', right)).counts, (await send('dry-run', right)).counts]).toEqual([
        { new: 1 },
        { new: 1 },
      ]);
      const made = await send('commit', right);
      expect([made.counts, made.rows]).toMatchObject([{ new: 1 }, [{ is: 'new', record: expect.any(String) }]]);
      records.set(register, made.rows[0].record);
      expect((await send('commit', right)).rows).toMatchObject([{ is: 'unchanged', record: made.rows[0].record }]);
      const put = await send('commit', { ...right, ...corrected });
      expect(put.rows).toMatchObject([{ is: comes }]);
      const again = comes === 'changed' ? { is: 'unchanged', record: made.rows[0].record } : { is: comes };
      expect((await send('commit', { ...right, ...corrected })).rows).toMatchObject([again]);
    },
    MINUTES,
  );
});
