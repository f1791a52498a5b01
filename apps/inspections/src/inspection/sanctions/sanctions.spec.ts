import { describe, expect, test } from '@jest/globals';
import { after } from '../../examples.ts';
import { published } from '../../integration/published-inspection.ts';
import { correctSanction } from './correct-sanction.ts';
import { decideSanction } from './decide-sanction.ts';
import { dropViolation } from '../violations/drop-violation.ts';
import * as histories from '../examples.ts';
import { inspection } from '../inspection.ts';
import type { Inspection } from '../lifecycle.ts';
import { receiveExplanation } from './receive-explanation.ts';
import { recordComplaint } from './record-complaint.ts';
import { recordExecution } from './record-execution.ts';
import { recordViolation } from '../violations/record-violation.ts';
import { settleComplaint } from './settle-complaint.ts';
import { transferCase } from '../violations/transfer-case.ts';
import { withdrawEntry } from '../withdraw-entry.ts';

const shown = (state: unknown) => published(state as Inspection, 'id-1')!;
const line = { violation: 'v-1', basis: 'nd-a-22-1', main: 'fine', amount: '15000000', additional: [], remedies: [] };
const second = { ...line, violation: 'v-2', basis: 'nd-a-30-2', amount: '2000000' };
const decision = {
  ...{ number: '21/QĐ-XPVPHC', decidedOn: '2013-07-12', agency: 'police', signatory: 'district-chairman' },
  ...{ offender: 'individual', complicated: false, lines: [line], reason: null },
};

describe('a violation', () => {
  const record = {
    number: '9/BB-VPHC',
    kind: 'karaoke-after-hours',
    field: 'culture',
    agency: 'police',
    recordedOn: '2013-07-10',
  };
  const joint = after(inspection, histories.jointVisit);

  test('is recorded on the day of its paper, without the person', async () => {
    const { events, state } = await joint.decide(recordViolation, record);
    expect(events[0]).toMatchObject({ name: 'ViolationRecorded', occurredOn: '2013-07-10' });
    expect(shown(state).violations).toMatchObject([{ kind: 'karaoke-after-hours', agency: 'police' }]);
    expect(recordViolation.input.safeParse({ ...record, offender: 'Nguyễn Văn A' }).success).toBe(false);
  });

  test.each([
    ['carrying condoms', { kind: 'keeps-condoms' }, 'condoms-and-needles-are-no-evidence'],
    ['keeping needles', { kind: 'kim-tiem' }, 'condoms-and-needles-are-no-evidence'],
    ['what Health found', { agency: 'health', kind: 'no-periodic-check' }, 'health-says-only-met-or-not'],
    ['what an agency saw that was not there', { agency: 'market' }, 'part-is-of-a-participant'],
    ['what was seen before the visit', { recordedOn: '2013-07-09' }, 'follows-what-it-rests-on'],
    ['what will be seen tomorrow', { recordedOn: '2013-07-17' }, 'happened-by-today'],
  ])('is never %s', async (_title, change, rule) => {
    expect((await joint.decide(recordViolation, { ...record, ...change })).refused).toBe(rule);
  });

  test('of Health is known as a health condition, no more', async () => {
    const { refused } = await joint.decide(recordViolation, { ...record, agency: 'health', kind: 'health-condition' });
    expect(refused).toBeNull();
  });

  test('is not recorded on an inspection that is not disclosed', async () => {
    expect((await after(inspection, histories.underWay).decide(recordViolation, record)).refused).toBe(
      'inspection-is-disclosed',
    );
  });

  test('is explained, or dropped with a reason, as long as it is open', async () => {
    const open = after(inspection, histories.twoViolations);
    const explained = await open.decide(receiveExplanation, { violation: 'v-1', on: '2013-07-11' });
    expect(explained.state).toMatchObject({ cases: { violations: [{ explainedOn: '2013-07-11' }, {}] } });
    const dropped = await open.decide(dropViolation, { violation: 'v-2', reason: 'Không đủ căn cứ' });
    expect(shown(dropped.state).violations).toHaveLength(1);
    const closed = after(inspection, histories.sanctionDecided);
    expect((await closed.decide(dropViolation, { violation: 'v-1', reason: 'x' })).refused).toBe('violation-is-open');
  });
});

describe('a sanction decision', () => {
  const open = after(inspection, histories.twoViolations);
  const decide = (change: object = {}) => open.decide(decideSanction, { ...decision, ...change });

  test('sanctions several violations at once, each with one main sanction; the money is the decider’s', async () => {
    const { events, state } = await decide({ lines: [line, { ...second, main: 'licence-suspension', amount: null }] });
    expect(events).toMatchObject([{ name: 'SanctionDecided', occurredOn: '2013-07-12', data: { breaches: [] } }]);
    expect(shown(state).sanctions).toMatchObject([
      {
        ...{ agency: 'police', main: 'licence-suspension', field: 'security', amount: '15000000', state: 'decided' },
        lines: [
          { field: 'culture', main: 'fine' },
          { field: 'security', amount: null },
        ],
      },
    ]);
  });

  test('adds its fines exactly, far beyond 32 bits', async () => {
    const reason = 'Số liệu thử';
    const lines = [
      { ...line, amount: '900000000000000001' },
      { ...second, amount: '90000000000000002' },
    ];
    expect(shown((await decide({ lines, reason })).state).sanctions[0]!.amount).toBe('990000000000000003');
  });

  test.each([
    ['a violation twice', { lines: [line, line] }, 'one-main-sanction-per-violation'],
    ['an unknown violation', { lines: [{ ...line, violation: 'v-9' }] }, 'violation-is-open'],
    ['a fine without an amount', { lines: [{ ...line, amount: null }] }, 'fine-has-an-amount'],
    ['a warning with an amount', { lines: [{ ...line, main: 'warning' }] }, 'fine-has-an-amount'],
    ['a basis that did not apply', { lines: [{ ...line, basis: 'nd-b' }] }, 'legal-basis-applied-on-that-day'],
    ['a decision of tomorrow', { decidedOn: '2013-07-17' }, 'happened-by-today'],
    ['a decider that is no more', { agency: 'former-trade' }, 'agency-exists-on-that-day'],
    [
      'needles to be destroyed',
      { lines: [{ ...line, remedies: ['Tiêu hủy bơm kim tiêm'] }] },
      'condoms-and-needles-are-no-evidence',
    ],
  ])('is not %s', async (_title, change, rule) => {
    expect((await decide(change)).refused).toBe(rule);
  });

  test('a second one on the same violation is refused', async () => {
    const decided = after(inspection, histories.sanctionDecided);
    expect((await decided.decide(decideSanction, decision)).refused).toBe('one-main-sanction-per-violation');
  });

  test('warning and fine are never additional', () => {
    const fined = { ...decision, lines: [{ ...line, additional: ['fine'] }] };
    expect(decideSanction.input.safeParse(fined).success).toBe(false);
  });

  test.each([
    ['below the range', { lines: [{ ...line, amount: '9999999' }] }, 'fine-is-in-the-range'],
    ['above the range', { lines: [{ ...line, amount: '20000001' }] }, 'fine-is-in-the-range'],
    ['in a person’s range for an organisation', { offender: 'organisation' }, 'fine-is-in-the-range'],
    ['above the signatory’s ceiling', { signatory: 'commune-chairman' }, 'signatory-keeps-to-the-ceiling'],
    ['by a signatory without any ceiling', { signatory: 'team-leader' }, 'signatory-keeps-to-the-ceiling'],
    [
      'by a main sanction that the basis does not know',
      { lines: [{ ...line, main: 'expulsion', amount: null }] },
      'sanction-is-of-its-basis',
    ],
  ])('%s is recorded with a reason, and marked', async (_title, change, rule) => {
    expect((await decide(change)).refused).toBe('outside-the-rules-needs-a-reason');
    const { events, state } = await decide({ ...change, reason: 'Theo kết luận của hội đồng' });
    expect(events).toMatchObject([{ data: { breaches: [rule] } }]);
    expect(shown(state).breaches).toContain(rule);
  });

  test('the borders of the range are inside it', async () => {
    for (const amount of ['10000000', '20000000']) {
      expect((await decide({ lines: [{ ...line, amount }] })).events).toMatchObject([{ data: { breaches: [] } }]);
    }
  });

  test('just the signatory’s ceiling is not above it', async () => {
    const capped = { signatory: 'commune-chairman', reason: 'Mức thấp' };
    const breachesOf = async (amount: string) =>
      ((await decide({ ...capped, lines: [{ ...line, amount }] })).events[0]!.data as { breaches: string[] }).breaches;
    expect(await breachesOf('5000000')).not.toContain('signatory-keeps-to-the-ceiling');
    expect(await breachesOf('5000001')).toContain('signatory-keeps-to-the-ceiling');
  });

  test('seven days after the record are in the term, the eighth only in a complicated case', async () => {
    const on = (decidedOn: string, complicated = false) =>
      open.decide(decideSanction, { ...decision, decidedOn, complicated }, { today: '2013-08-30' });
    expect((await on('2013-07-17')).refused).toBeNull();
    expect((await on('2013-07-18')).refused).toBe('outside-the-rules-needs-a-reason');
    expect((await on('2013-07-18', true)).refused).toBeNull();
    expect((await on('2013-08-10', true)).refused).toBe('outside-the-rules-needs-a-reason');
  });

  test('entered wrongly is corrected with a reason, all of it, and its violations follow', async () => {
    const decided = after(inspection, histories.sanctionDecided);
    const correction = {
      ...decision,
      decision: 's-1',
      correctedBecause: 'Ghi nhầm',
      lines: [{ ...line, amount: '16000000' }],
    };
    const { state } = await decided.decide(correctSanction, correction);
    expect(shown(state).sanctions).toMatchObject([{ decision: 's-1', amount: '16000000', lines: [{}] }]);
    expect(state).toMatchObject({ cases: { violations: [{ is: 'decided' }, { is: 'recorded' }] } });
    const unknown = { ...correction, decision: 's-9' };
    expect((await decided.decide(correctSanction, unknown)).refused).toBe('decision-is-known');
  });
});

describe('carrying a decision out', () => {
  const step = (history: readonly { readonly name: string; readonly data: unknown }[], to: string, more: object = {}) =>
    after(inspection, history).decide(recordExecution, {
      ...{ decision: 's-1', step: to, on: '2013-07-14', collected: null, reason: null },
      ...more,
    });

  test('served, then complied with, with what was collected', async () => {
    expect((await step(histories.sanctionDecided, 'served')).refused).toBeNull();
    const { state } = await step(histories.served, 'complied', { collected: '17000000' });
    expect(shown(state).sanctions).toMatchObject([{ state: 'complied', collected: '17000000' }]);
  });

  test('nothing is complied with before it was served, nor anything after it was annulled', async () => {
    expect((await step(histories.sanctionDecided, 'complied')).refused).toBe('execution-follows-its-order');
    const annulled = [...histories.served, ...(await step(histories.served, 'annulled')).events];
    expect((await step(annulled, 'complied')).refused).toBe('execution-follows-its-order');
  });

  test('a complaint follows any decision; one that succeeds annuls it', async () => {
    const complained = await after(inspection, histories.served).decide(recordComplaint, {
      decision: 's-1',
      on: '2013-07-14',
    });
    expect(complained.refused).toBeNull();
    const settle = { complaint: 'c-1', on: '2013-07-16', outcome: 'annulled' };
    const { events, state } = await after(inspection, histories.complained).decide(settleComplaint, settle);
    expect(events.map(({ name }) => name)).toEqual(['ComplaintSettled', 'ExecutionRecorded']);
    expect(shown(state).sanctions).toMatchObject([{ state: 'annulled' }]);
    const again = after(inspection, [...histories.complained, ...events]);
    expect((await again.decide(settleComplaint, settle)).refused).toBe('complaint-is-open');
  });

  test('signs of crime: the file goes at once, and the decision on the same violation waits', async () => {
    const transfer = {
      to: 'investigation-police',
      agency: 'police',
      on: '2013-07-15',
      violations: ['v-1'],
      document: '30/CV',
    };
    const { state } = await after(inspection, histories.served).decide(transferCase, transfer);
    expect(shown(state)).toMatchObject({
      transfers: [{ to: 'investigation-police', agency: 'police', transferredOn: '2013-07-15' }],
      sanctions: [{ state: 'suspended' }],
    });
    const before = await after(inspection, histories.twoViolations).decide(transferCase, transfer);
    const decided = after(inspection, [...histories.twoViolations, ...before.events]);
    expect((await decided.decide(decideSanction, decision)).refused).toBe('violation-is-open');
  });

  test('an entry made by mistake is withdrawn, but not from under another', async () => {
    const withdraw = (
      entry: string,
      id: string,
      history: readonly { readonly name: string; readonly data: unknown }[],
    ) => after(inspection, history).decide(withdrawEntry, { entry, id, reason: 'Ghi nhầm' });
    expect((await withdraw('violation', 'v-1', histories.sanctionDecided)).refused).toBe('entry-stands-alone');
    expect((await withdraw('sanction', 's-1', histories.complained)).refused).toBe('entry-stands-alone');
    const { state } = await withdraw('sanction', 's-1', histories.sanctionDecided);
    expect(state).toMatchObject({ cases: { violations: [{ is: 'recorded' }, { is: 'recorded' }], sanctions: [] } });
    expect(shown((await withdraw('violation', 'v-1', histories.twoViolations)).state).violations).toHaveLength(1);
  });
});
