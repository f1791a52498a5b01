import { describe, expect, test } from '@jest/globals';
import { addDays } from '@lien-nganh/vocabulary';
import { after } from '../examples.ts';
import { correctSanction } from './sanctions/correct-sanction.ts';
import { decideSanction } from './sanctions/decide-sanction.ts';
import * as histories from './examples.ts';
import { inspection } from './inspection.ts';
import { receiveExplanation } from './sanctions/receive-explanation.ts';
import { recordComplaint } from './sanctions/record-complaint.ts';
import { recordExecution } from './sanctions/record-execution.ts';
import { settleComplaint } from './sanctions/settle-complaint.ts';
import { transferCase } from './violations/transfer-case.ts';

const { twoViolations, sanctionDecided, served, complained } = histories;
const file = { to: 'investigation-police', agency: 'police', violations: ['v-1'], document: '30/CV' };
const step = { decision: 's-1', step: 'served', collected: null, reason: null };
const line = { violation: 'v-1', basis: 'nd-a-22-1', main: 'fine', amount: '15000000', additional: [], remedies: [] };
const decision = {
  ...{ number: '21/QĐ', agency: 'police', signatory: 'district-chairman', offender: 'individual' },
  ...{ complicated: false, lines: [line], reason: 'Theo biên bản' },
};

/** The visit and both violations are of 10 July, the decision of the 12th, the complaint of the 14th. */
describe('the days of a record stand in order', () => {
  test.each([
    ['an explanation and its violation', twoViolations, receiveExplanation, { violation: 'v-1', on: '2013-07-10' }],
    ['a transfer and the visit', twoViolations, transferCase, { ...file, on: '2013-07-10' }],
    ['an execution and its decision', sanctionDecided, recordExecution, { ...step, on: '2013-07-12' }],
    ['a complaint and the decision', served, recordComplaint, { decision: 's-1', on: '2013-07-12' }],
    [
      'an answer and the complaint',
      complained,
      settleComplaint,
      { complaint: 'c-1', outcome: 'upheld', on: '2013-07-14' },
    ],
  ])('%s', async (_title, history, command, input) => {
    const record = after(inspection, history);
    expect((await record.decide(command, { ...input, on: addDays(input.on, -1) })).refused).toBe(
      'follows-what-it-rests-on',
    );
    expect((await record.decide(command, input)).refused).toBeNull();
  });

  test('a decision and its violation records, as it is entered and as it is corrected', async () => {
    const decide = (decidedOn: string) =>
      after(inspection, twoViolations).decide(decideSanction, { ...decision, decidedOn });
    const correction = { ...decision, decision: 's-1', correctedBecause: 'Ghi nhầm ngày' };
    const correct = (decidedOn: string) =>
      after(inspection, sanctionDecided).decide(correctSanction, { ...correction, decidedOn });
    for (const send of [decide, correct]) {
      expect((await send('2013-07-09')).refused).toBe('follows-what-it-rests-on');
      expect((await send('2013-07-10')).refused).toBeNull();
    }
  });
});
