import { describe, expect, test } from '@jest/globals';
import { accountsOf } from './accounts.ts';
import { inspectionPapers } from '../integration/inspection-papers.ts';
import { editionsOf, papersOfInspections } from './found-papers.ts';

const found = (number: string, on: string, record = `plan-${number}`) => ({ number, symbol: 'KH-UBND', on, record });

describe('how a series stands', () => {
  test('in order of number, not of letters, and 12A stands beside 12', () => {
    const papers = ['12', '9', '12A', '010', '11'].map((number) => found(number, '2013-05-01'));
    const { lines, gaps } = accountsOf([], papers);
    expect(lines.map(({ number }) => number)).toEqual(['9', '010', '11', '12', '12A']);
    expect(gaps).toEqual([{ from: 1, to: 8 }]);
  });

  test('a number is out of order after one of a later day', () => {
    const days = ['2013-01-05', '2013-03-01', '2013-02-01', '2013-02-02'];
    const { outOfOrder } = accountsOf(
      [],
      days.map((day, place) => found(String(place + 1), day)),
    );
    expect(outOfOrder).toEqual(['3']);
  });
});

test('editions of consolidated reports bear numbers of the agency through which the reports go', () => {
  const numbers = ['15/BC-SLĐTBXH', '016 / BC-SLĐTBXH (mẫu)', 'không số'];
  const editions = numbers.map((number) => ({ number, dated: '2014-01-15' }));
  const all = [
    { record: 'consolidation-a', body: 'labour', editions: [...editions, { number: '9/BC', dated: '2013-12-31' }] },
    { record: 'consolidation-b', body: 'police', editions },
  ];
  expect(editionsOf(all, 'labour', 2014)).toEqual([
    { number: '15', symbol: 'BC-SLĐTBXH', on: '2014-01-15', record: 'consolidation-a' },
    { number: '016', symbol: 'BC-SLĐTBXH', on: '2014-01-15', record: 'consolidation-a' },
  ]);
});

test('papers of inspections bear numbers of whoever issued each, until they are taken back', () => {
  const decision = { body: 'police', symbol: 'QĐ-XPVPHC', on: '2013-07-12' };
  const data = {
    inspection: 'i-1',
    papers: [
      { ...decision, number: '21' },
      { ...decision, number: '21', body: 'ppc' },
    ],
  };
  const others = [
    {
      inspection: 'i-2',
      papers: [
        { ...decision, number: '21' },
        { ...decision, number: '23' },
      ],
    },
  ];
  const rowsOf = (told: object) => inspectionPapers.from[0]!.rows({ data: told } as never);
  expect(rowsOf(data)).toEqual([{ key: 'i-1', row: data }]);
  expect(rowsOf({ ...data, papers: [] })).toEqual([{ key: 'i-1', row: null }]);
  const found = papersOfInspections([data, ...others], 'police', 2013);
  expect(found[0]).toEqual({ number: '21', symbol: 'QĐ-XPVPHC', on: '2013-07-12', record: 'inspection-i-1' });
  const begun = { after: 20, on: '2013-01-01', reason: 'Sổ giấy' };
  expect(accountsOf([], found, begun)).toMatchObject({ doubles: ['21'], gaps: [{ from: 22, to: 22 }] });
  expect(papersOfInspections([data, ...others], 'police', 2014)).toEqual([]);
});
