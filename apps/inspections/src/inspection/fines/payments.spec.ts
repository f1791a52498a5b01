import { describe, expect, test } from '@jest/globals';
import { after } from '../../examples.ts';
import { published } from '../../integration/published-inspection.ts';
import { tasksOf } from '../../questions/tasks.ts';
import { correctPayment } from './correct-payment.ts';
import { events } from '../events.ts';
import * as histories from '../examples.ts';
import { inspection } from '../inspection.ts';
import type { Inspection } from '../lifecycle.ts';
import { recordExecution } from '../sanctions/record-execution.ts';
import { recordPayment } from './record-payment.ts';
import { withdrawEntry } from '../withdraw-entry.ts';
import { withdrawPayment } from './withdraw-payment.ts';

const shown = (state: unknown) => published(state as Inspection, 'id-1')!.sanctions[0]!;
/** A fine of 17 million, served on 13 July; today is 16 July. */
const served = after(inspection, histories.served);
const payment = { decision: 's-1', paidOn: '2013-07-14', amount: '5000000', receipt: '0012345' };
const paidOnce = [
  ...histories.served,
  events.PaymentRecorded({ payment: 'p-1', decision: 's-1', on: '2013-07-14', amount: '5000000', receipt: '0012345' }),
];
const paid = after(inspection, paidOnce);
const collecting = (state: unknown) => tasksOf(state as Inspection).filter(({ task }) => task === 'collect-fine');

describe('a payment of a fine', () => {
  test('counts on its day, in parts, and its receipt leaves in nothing', async () => {
    const { events: recorded, state } = await served.decide(recordPayment, payment);
    expect(recorded).toMatchObject([{ name: 'PaymentRecorded', occurredOn: '2013-07-14' }]);
    expect(shown(state)).toMatchObject({
      ...{ amount: '17000000', collected: '5000000' },
      payments: [{ paidOn: '2013-07-14', amount: '5000000' }],
    });
    expect(JSON.stringify(shown(state))).not.toContain('0012345');
    const second = { ...payment, paidOn: '2013-07-15', amount: '12000000', receipt: '0012399' };
    const all = await paid.decide(recordPayment, second);
    expect(shown(all.state)).toMatchObject({ collected: '17000000', payments: [{}, { amount: '12000000' }] });
    expect([collecting(state).length, collecting(all.state)]).toEqual([1, []]);
  });

  test.each([
    ['of no decision', { decision: 's-9' }, 'decision-is-known'],
    ['of tomorrow', { paidOn: '2013-07-17' }, 'happened-by-today'],
    ['before the decision', { paidOn: '2013-07-11' }, 'follows-what-it-rests-on'],
    ['of a receipt that was entered, however it is written', { receipt: ' 001 2345' }, 'receipt-is-entered-once'],
    ['of more than is owed', { receipt: '2', amount: '12000001' }, 'collected-is-imposed-at-most'],
  ])('is not entered %s', async (_title, change, rule) => {
    expect((await paid.decide(recordPayment, { ...payment, ...change })).refused).toBe(rule);
  });

  test('is none of a warning, nor of a decision that was annulled, nor of nothing', async () => {
    const annulled = events.ExecutionRecorded({
      ...{ decision: 's-1', step: 'annulled', on: '2013-07-14', collected: null, reason: null },
    });
    const gone = after(inspection, [...histories.served, annulled]);
    expect((await gone.decide(recordPayment, payment)).refused).toBe('payment-is-of-a-fine');
    expect(recordPayment.input.safeParse({ ...payment, amount: '0' }).success).toBe(false);
    expect((await after(inspection, histories.underWay).decide(recordPayment, payment)).refused).toBe(
      'inspection-is-disclosed',
    );
  });

  test('is corrected, and withdrawn, with a reason', async () => {
    const correction = {
      payment: 'p-1',
      paidOn: '2013-07-15',
      amount: '17000000',
      receipt: '12345',
      reason: 'Ghi nhầm',
    };
    const corrected = await paid.decide(correctPayment, correction);
    expect(shown(corrected.state)).toMatchObject({
      ...{ collected: '17000000', payments: [{ payment: 'p-1', paidOn: '2013-07-15' }] },
    });
    expect((await paid.decide(correctPayment, { ...correction, payment: 'p-9' })).refused).toBe('payment-is-known');
    const tooMuch = { ...correction, amount: '17000001' };
    expect((await paid.decide(correctPayment, tooMuch)).refused).toBe('collected-is-imposed-at-most');
    const withdrawn = await paid.decide(withdrawPayment, { payment: 'p-1', reason: 'Trả lại' });
    expect(shown(withdrawn.state)).toMatchObject({ collected: null, payments: [] });
    expect((await paid.decide(withdrawPayment, { payment: 'p-9', reason: 'x' })).refused).toBe('payment-is-known');
  });

  test('holds its decision fast: neither withdrawn nor told otherwise without it', async () => {
    const entry = { entry: 'sanction', id: 's-1', reason: 'Ghi nhầm' };
    expect((await paid.decide(withdrawEntry, entry)).refused).toBe('entry-stands-alone');
    const step = { decision: 's-1', step: 'complied', on: '2013-07-15', reason: null };
    const other = { ...step, collected: '17000000' };
    expect((await paid.decide(recordExecution, other)).refused).toBe('receipts-say-what-was-collected');
    expect((await paid.decide(recordExecution, { ...step, collected: null })).refused).toBeNull();
  });
});

describe('a sum that was told without receipts', () => {
  const told = (...sums: readonly string[]) => {
    const each = sums.map((collected, index) =>
      events.ExecutionRecorded({
        ...{ decision: 's-1', step: 'enforced', on: `2013-07-1${index + 4}`, collected, reason: null },
      }),
    );
    return shown(after(inspection, [...histories.served, ...each]).state);
  };

  test('counts on each day what it is more than before', () => {
    expect(told('9007199254740993', '9007199254740995').payments).toEqual([
      { payment: 'told-0', paidOn: '2013-07-14', amount: '9007199254740993' },
      { payment: 'told-1', paidOn: '2013-07-15', amount: '2' },
    ]);
  });

  test('that is less takes back what was told last', () => {
    expect(told('5', '8', '4')).toMatchObject({ collected: '4', payments: [{ amount: '4' }] });
    expect(told('5', '0')).toMatchObject({ collected: '0', payments: [] });
    expect(told('0')).toMatchObject({ collected: '0', payments: [] });
  });
});
