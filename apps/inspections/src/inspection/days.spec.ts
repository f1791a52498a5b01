import { describe, expect, test } from '@jest/globals';
import { after } from '../examples.ts';
import { correctSanction } from './correct-sanction.ts';
import * as histories from './examples.ts';
import { inspection } from './inspection.ts';
import { receiveExplanation } from './receive-explanation.ts';
import { recordComplaint } from './record-complaint.ts';
import { recordExecution } from './record-execution.ts';
import { settleComplaint } from './settle-complaint.ts';
import { transferCase } from './transfer-case.ts';

const { twoViolations, sanctionDecided, served, complained } = histories;
const file = { to: 'investigation-police', agency: 'police', violations: ['v-1'], document: '30/CV' };
const step = { decision: 's-1', step: 'served', collected: null, reason: null };
const line = { violation: 'v-1', basis: 'nd-a-22-1', main: 'fine', amount: '15000000', additional: [], remedies: [] };
const decision = {
  ...{ decision: 's-1', number: '21/QĐ', agency: 'police', signatory: 'district-chairman', offender: 'individual' },
  ...{ complicated: false, lines: [line], reason: 'Theo biên bản', correctedBecause: 'Ghi nhầm ngày' },
};

/** The visit and both violations are of 10 July, the decision of the 12th, the complaint of the 14th. */
describe('the days of a record stand in order', () => {
  test.each([
    ['an explanation and its violation', twoViolations, receiveExplanation, { violation: 'v-1' }, '2013-07-10'],
    ['a transfer and the visit', twoViolations, transferCase, file, '2013-07-10'],
    ['an execution and its decision', sanctionDecided, recordExecution, step, '2013-07-12'],
    ['a complaint and the decision', served, recordComplaint, { decision: 's-1' }, '2013-07-12'],
    ['an answer and the complaint', complained, settleComplaint, { complaint: 'c-1', outcome: 'upheld' }, '2013-07-14'],
  ])('%s', async (_title, history, command, input, day) => {
    const record = after(inspection, history);
    const dayBefore = `${day.slice(0, 8)}${String(Number(day.slice(8)) - 1).padStart(2, '0')}`;
    expect((await record.decide(command, { ...input, on: dayBefore })).refused).toBe('follows-what-it-rests-on');
    expect((await record.decide(command, { ...input, on: day })).refused).toBeNull();
  });

  test('a decision is not corrected to a day before its violation records either', async () => {
    const correct = (decidedOn: string) =>
      after(inspection, sanctionDecided).decide(correctSanction, { ...decision, decidedOn });
    expect((await correct('2013-07-09')).refused).toBe('follows-what-it-rests-on');
    expect((await correct('2013-07-10')).refused).toBeNull();
  });
});
