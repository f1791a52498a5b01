import { expect, test } from '@jest/globals';
import { given } from '@lien-nganh/testing';
import { inspection } from '../inspection/inspection.ts';
import { inspectionsOnPaper } from './on-paper.ts';

const [bearer] = inspectionsOnPaper;

test('an inspection that is not disclosed has no paper', () => {
  expect(bearer!.papers(given(inspection).state)).toEqual([]);
});

test('a disclosed one has its minutes, and each decision that was taken', () => {
  const minutes = { number: '12/BB-KT', signedOn: '2013-07-16' };
  const sanctions = [{ number: '7/QĐ-XPHC', decidedOn: '2013-07-20', signatory: 'Giám đốc Công an tỉnh' }];
  expect(bearer!.papers({ result: { minutes }, cases: { sanctions } })).toEqual([
    { kind: 'minutes', number: '12/BB-KT', date: '2013-07-16', signatories: [] },
    { kind: 'decision', number: '7/QĐ-XPHC', date: '2013-07-20', signatories: ['Giám đốc Công an tỉnh'] },
  ]);
  expect(bearer!.papers({ result: { minutes: null }, cases: { sanctions: [] } })).toEqual([]);
});
