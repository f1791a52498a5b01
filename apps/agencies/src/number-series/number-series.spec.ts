import { beforeEach, describe, expect, test } from '@jest/globals';
import { establishTheAgencies } from '../agency/examples.ts';
import { actor, province, type Province } from '../examples.ts';
import { issuedDocument } from '../issued-document/issued-document.ts';
import { numbering } from '../numbering/numbering.ts';
import { myWork } from '../questions/my-work.ts';
import { numbersOfPapers } from '../questions/numbers-of-papers.ts';
import { registerTheProvince, units } from '../unit/examples.ts';
import { numberSeries } from './number-series.ts';

let here: Province;
beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
});

const clerk = actor('police');
const send = (name: string, input: object, today = '2014-01-10') =>
  here.send(numberSeries, name, { body: 'police', ...input }, { by: clerk, today });
const paper = { symbol: 'BC-CAT', on: '2013-07-16' };
const ofNumber = { year: 2013, reason: 'Hỏng bản in' };
const set = (input: object) =>
  here.send(numbering, 'set', { body: 'police', validFrom: '2013-01-01', assigns: 'platform', ...input });

interface Shown {
  readonly rows: { number: string; is: string; papers: { records: string[]; subject: string | null }[] }[];
  readonly [list: string]: unknown;
}
async function shown(by = clerk, more: object = {}) {
  return (await here.ask(numbersOfPapers, { body: 'police', year: 2013, ...more }, by)) as Shown;
}
const standings = async () => (await shown()).rows.map(({ number, is }) => `${number} ${is}`);

describe('a clerk who types numbers', () => {
  test('gives each to one paper, and a number that is voided to none', async () => {
    expect(await send('assign', { ...paper, number: '1' })).toBeNull();
    expect(await send('assign', { ...paper, number: '01' })).toBe('number-is-free');
    expect(await send('assign', paper)).toBe('clerk-types-the-number');
    expect(await send('void', { ...ofNumber, number: '2' })).toBeNull();
    expect(await send('void', { ...ofNumber, number: '2' })).toBe('number-is-not-voided');
    expect(await send('assign', { ...paper, number: '2' })).toBe('number-is-not-voided');
    expect(await send('assign', { ...paper, number: '3', on: '2014-01-11' })).toBe('numbered-by-today');
    expect(await standings()).toEqual(['1 assigned', '2 voided']);
  });

  test('keeps a number for a paper, and takes it by saying so', async () => {
    expect(await send('reserve', { on: '2013-07-01', number: '7', reason: 'Chờ ký' })).toBeNull();
    expect(await standings()).toEqual(['7 reserved']);
    expect(await send('assign', { ...paper, number: '7' })).toBe('reservation-is-said');
    expect(await send('assign', { ...paper, number: '8', reserved: true })).toBe('reservation-is-said');
    expect(await send('assign', { ...paper, number: '7', reserved: true })).toBeNull();
    expect(await standings()).toEqual(['7 assigned']);
    expect((await shown())['gaps']).toEqual([{ from: 1, to: 6 }]);
  });

  test('goes on from the paper book after a number, and what is before it is no gap', async () => {
    const begun = { year: 2013, number: '812', reason: 'Sổ giấy đến hết ngày 15/7' };
    expect(await send('begin-after', begun)).toBeNull();
    expect(await send('begin-after', begun)).toBe('beginning-changes');
    expect(await send('assign', { ...paper, number: '700' })).toBe('number-is-in-the-paper-book');
    expect(await send('reserve', { on: '2013-07-16', number: '812', reason: 'x' })).toBe('number-is-in-the-paper-book');
    expect(await send('enter-paper', { ...paper, number: '700' })).toBeNull();
    expect(await send('assign', { ...paper, number: '815' })).toBeNull();
    expect(await shown()).toMatchObject({ begun: { after: 812 }, gaps: [{ from: 813, to: 814 }] });
    expect(await send('begin-after', { ...begun, number: '814' })).toBeNull();
    expect((await shown())['gaps']).toEqual([]);
    await set({});
    expect(await send('assign', { ...paper, on: '2013-07-17' })).toBeNull();
    expect(await standings()).toEqual(['700 entered', '815 assigned', '816 assigned']);
  });

  test('begins anew each year', async () => {
    expect(await send('assign', { ...paper, number: '1' })).toBeNull();
    expect(await send('assign', { ...paper, number: '1', on: '2014-01-02' })).toBeNull();
  });

  test('enters what is on paper: a double is recorded and shown, until it is explained or taken out', async () => {
    expect(await send('assign', { ...paper, number: '1' })).toBeNull();
    expect(await send('enter-paper', { ...paper, number: '1' })).toBe('paper-is-new-to-the-book');
    const other = { symbol: 'QĐ-CAT', on: '2013-08-01', number: '1' };
    expect(await send('enter-paper', other)).toBeNull();
    expect(await shown()).toMatchObject({ doubles: ['1'], unexplained: ['1'] });
    expect(await send('explain', { ...ofNumber, number: '1' })).toBeNull();
    expect(await send('explain', { ...ofNumber, number: '1' })).toBe('number-is-explained-anew');
    expect(await shown()).toMatchObject({ doubles: ['1'], unexplained: [] });
    expect(await send('take-out-paper', { ...paper, number: '1', reason: 'Nhầm' })).toBe('paper-is-entered');
    expect(await send('take-out-paper', { ...other, reason: 'Nhầm' })).toBeNull();
    expect(await shown()).toMatchObject({ doubles: [] });
  });
});

describe('the platform', () => {
  test('gives the next number where the body wants that, and never one of an earlier day', async () => {
    expect(await set({})).toBeNull();
    expect(await send('assign', paper)).toBeNull();
    expect(await send('void', { ...ofNumber, number: '2' })).toBeNull();
    expect(await send('assign', { ...paper, number: '9' })).toBe('platform-gives-the-number');
    expect(await send('assign', paper)).toBeNull();
    expect(await send('reserve', { on: '2013-07-16', reason: 'Chờ ký' })).toBeNull();
    expect(await send('assign', { ...paper, on: '2013-07-15' })).toBe('numbers-follow-the-day');
    expect(await standings()).toEqual(['1 assigned', '2 voided', '3 assigned', '4 reserved']);
    expect(await send('assign', { ...paper, number: '4', reserved: true })).toBeNull();
    expect((await shown())['unexplained']).toEqual([]);
  });

  test('ends with the last number that is written in six digits', async () => {
    await send('assign', { ...paper, number: '999999' });
    await set({});
    expect(await send('assign', paper)).toBe('series-has-room');
  });

  test('numbers kinds apart that the head wants apart, from 1 January', async () => {
    const apart = [{ series: 'decisions', kinds: ['QĐ'] }];
    expect(await set({ apart, validFrom: '2013-02-01' })).toBe('series-begin-with-the-year');
    expect(await set({ apart: [...apart, { series: 'all', kinds: ['BC'] }] })).toBe('kind-has-one-series');
    expect(await set({ apart: [...apart, { series: 'more', kinds: ['QĐ'] }] })).toBe('kind-has-one-series');
    expect(await set({ apart })).toBeNull();
    expect(await set({ apart, validFrom: '2012-01-01' })).toBe('numbering-follows-later');
    expect(await set({ apart, assigns: 'clerk', validFrom: '2013-06-01' })).toBeNull();
    expect(await send('assign', { symbol: 'QĐ-CAT', on: '2013-03-01' })).toBe('series-takes-the-symbol');
    expect(await send('assign', { symbol: 'QĐ-CAT', on: '2013-03-01', series: 'decisions' })).toBeNull();
    expect(await send('assign', { ...paper, number: '1' })).toBeNull();
    expect(await send('reserve', { on: '2013-07-16', reason: 'x', number: '5', series: 'other' })).toBe(
      'series-is-kept',
    );
    expect(await send('void', { ...ofNumber, number: '5', series: 'other' })).toBe('series-is-kept');
    expect(await send('explain', { ...ofNumber, number: '5', series: 'other' })).toBe('series-is-kept');
    expect(await shown()).toMatchObject({ allSeries: ['all', 'decisions'], doubles: [] });
  });
});

test('a whole symbol may have a series of its own, apart from the others of its kind', async () => {
  const apart = [
    { series: 'sanctions', kinds: ['QĐ-XPVPHC'] },
    { series: 'decisions', kinds: ['QĐ'] },
  ];
  expect(await set({ apart, assigns: 'clerk' })).toBeNull();
  const on = '2013-03-01';
  expect(await send('assign', { symbol: 'QĐ-XPVPHC', on, number: '1', series: 'decisions' })).toBe(
    'series-takes-the-symbol',
  );
  expect(await send('assign', { symbol: 'QĐ-XPVPHC', on, number: '1', series: 'sanctions' })).toBeNull();
  expect(await send('assign', { symbol: 'QĐ-CAT', on, number: '1', series: 'decisions' })).toBeNull();
});

test('what nobody accounts for yet waits for the clerks of the body, and for no other', async () => {
  const waiting = async (by = clerk) =>
    ((await here.ask(myWork, {}, by, '2014-02-01')) as { numbers: object[] }).numbers;
  await send('enter-paper', { ...paper, number: '3' });
  expect(await waiting()).toEqual([{ series: 'all', year: 2013, gaps: 1, unexplained: 0 }]);
  expect(await waiting(actor('health'))).toEqual([]);
  for (const number of ['1', '2']) await send('void', { ...ofNumber, number });
  expect(await waiting()).toEqual([]);
  await send('enter-paper', { ...paper, number: '3', on: '2013-07-17' });
  expect(await waiting()).toEqual([{ series: 'all', year: 2013, gaps: 0, unexplained: 1 }]);
});

describe('what bears a number', () => {
  const recordDocument = (number: string, lead = 'police') =>
    here.send(
      issuedDocument,
      'record',
      {
        ...{ on: '2013-07-16', unit: units.province, lead, obligations: [], level: 'province' },
        ...{ document: { number, symbol: 'BC-CAT' }, documentType: 'notice', subject: 'Mẫu' },
      },
      { by: actor(lead), id: `${number}-${here.log.length}` },
    );

  test('is joined with the book by number, symbol and day, and two records with one number are a double', async () => {
    await send('assign', { ...paper, number: '12', subject: 'Báo cáo' });
    expect(await recordDocument('12')).toBeNull();
    const { rows, doubles } = await shown();
    expect(rows).toMatchObject([{ is: 'assigned', papers: [{ subject: 'Báo cáo' }] }]);
    expect(rows[0]!.papers[0]!.records).toHaveLength(1);
    expect(doubles).toEqual([]);
    await recordDocument('12');
    await recordDocument('14', 'health');
    expect(await shown()).toMatchObject({ doubles: ['12'], gaps: [{ from: 1, to: 11 }] });
  });

  test('outside the book is found, and not to be used again once it is voided', async () => {
    await recordDocument('1');
    expect(await standings()).toEqual(['1 found']);
    await send('void', { ...ofNumber, number: '1' });
    expect(await shown()).toMatchObject({ usedThoughVoided: ['1'], unexplained: ['1'] });
  });
});

test('a book is told to nobody but its body, not even that there is one', async () => {
  await send('assign', { ...paper, number: '1' });
  const [nothing, others] = [await shown(actor('police'), { year: 2012 }), await shown(actor('health'))];
  expect(others).toEqual({ ...nothing, year: 2013 });
});
