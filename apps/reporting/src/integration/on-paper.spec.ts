import { expect, test } from '@jest/globals';
import { consolidation } from '../consolidation/consolidation.ts';
import { receipt } from '../receipt/receipt.ts';
import { reportsOnPaper } from './on-paper.ts';

const papersOf = ({ events }: { events: object }, state: unknown) =>
  reportsOnPaper.find((one) => one.events === events)!.papers(state);

test('a report that came in on paper is one; what was submitted here, came without a number or was withdrawn is none', () => {
  const received = { is: 'received', from: 'paper', number: '5/BC', dated: '2014-01-02' };
  const paper = { kind: 'report', number: '5/BC', date: '2014-01-02', signatories: [] };
  expect(papersOf(receipt, received)).toEqual([paper]);
  for (const other of [{ from: 'submission' }, { number: null }, { is: 'withdrawn' }]) {
    expect(papersOf(receipt, { ...received, ...other })).toEqual([]);
  }
});

test('each edition is one, until its scan is filed: where the paper lies is no scan', () => {
  const edition = { number: '15/BC', dated: '2014-01-15', signed: { office: 'ppc', lines: ['TM.'] }, filed: [] };
  const filed = (as: string) => [{ as, reference: 'Kho', sha256: null }];
  const editions = [
    { ...edition, filed: filed('scan') },
    { ...edition, number: '16/BC', filed: filed('paper') },
    { ...edition, number: '17/BC', signed: null },
  ];
  expect(papersOf(consolidation, { is: 'issued', editions })).toEqual([
    { kind: 'report', number: '16/BC', date: '2014-01-15', signatories: ['ppc'] },
    { kind: 'report', number: '17/BC', date: '2014-01-15', signatories: [] },
  ]);
  expect(papersOf(consolidation, { is: 'withdrawn', editions })).toEqual([]);
});
