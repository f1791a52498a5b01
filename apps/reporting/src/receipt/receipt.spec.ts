import { beforeEach, describe, expect, test } from '@jest/globals';
import { consolidation } from '../consolidation/consolidation.ts';
import { reportingProvince } from '../examples.ts';
import { receipt } from './receipt.ts';
import { timelinessOf, type Received } from './state.ts';

let here: Awaited<ReturnType<typeof reportingProvince>>;
beforeEach(async () => {
  here = await reportingProvince();
  await here.open('2013-H2');
});
const stateOf = (agency: string) => here.stateOf('receipt', `879.2013-H2.${agency}`) as Received;
const change = async (name: string, input: object, agency = 'police') =>
  (await here.send(receipt, name, input, { id: `879.2013-H2.${agency}` })).refused;

describe('a receipt', () => {
  test('is on time until the due day and with it, and late after it', async () => {
    expect(await here.receive('police', { receivedOn: '2014-01-06' })).toBeNull();
    expect(await here.receive('commune-x', { receivedOn: '2014-01-07' })).toBeNull();
    expect(['police', 'commune-x'].map((agency) => timelinessOf(stateOf(agency)))).toEqual(['on-time', 'late']);
    expect(here.log.at(-1)).toMatchObject({ occurredOn: '2014-01-07', obligations: ['879/O37'] });
  });

  test.each([
    ['period-is-open', 'police', { period: '2013' }],
    ['agency-reports-in-the-period', 'health', {}],
    ['received-by-today', 'police', { receivedOn: '2014-01-21' }],
    ['dated-before-it-was-received', 'police', { dated: '2014-01-04' }],
    ['dated-when-the-period-has-begun', 'police', { dated: '2013-06-30' }],
  ])('%s refuses', async (rule, agency, wrong) => {
    expect(await here.receive(agency, wrong)).toBe(rule);
  });

  test('is entered once, corrected, withdrawn, and entered again', async () => {
    expect(await here.receive('police')).toBeNull();
    expect(await here.receive('police')).toBe('receipt-is-new');
    const fix = (changes: object) => change('correct', { changes, reason: 'Nhập nhầm' });
    expect(await fix({ receivedOn: '2014-01-03' })).toBe('correction-changes-something');
    expect(await fix({ receivedOn: '2014-01-01' })).toBe('dated-before-it-was-received');
    expect(await fix({ receivedOn: '2014-02-01' })).toBe('received-by-today');
    expect(await fix({ dated: '2013-06-30' })).toBe('dated-when-the-period-has-begun');
    expect(await fix({ receivedOn: '2014-01-08', content: 'nothing-to-report' })).toBeNull();
    expect(stateOf('police')).toMatchObject({ content: 'nothing-to-report', corrections: 1 });
    expect(timelinessOf(stateOf('police'))).toBe('late');
    expect(await change('withdraw', { reason: 'Nhập nhầm' })).toBeNull();
    expect(await change('withdraw', { reason: 'Nhập nhầm' })).toBe('receipt-stands');
    expect(await fix({ receivedOn: '2014-01-09' })).toBe('receipt-stands');
    expect(await here.receive('police')).toBeNull();
  });
});

describe('a consolidated report', () => {
  const issue = async (more: object = {}) =>
    (
      await here.send(consolidation, 'issue', {
        ...{ regime: '879', period: '2013-H2', number: '15/BC', dated: '2014-01-15', ...more },
      })
    ).refused;
  const edition = async (name: string, input: object) =>
    (await here.send(consolidation, name, { reason: 'x', ...input }, { id: '879.2013-H2' })).refused;

  test('has a number and a date, and serves the obligation to consolidate', async () => {
    expect(await issue({ period: '2013' })).toBe('period-is-open');
    expect(await issue({ dated: '2014-02-01' })).toBe('issued-by-today');
    expect(await issue({ dated: '2013-06-30' })).toBe('issued-when-the-period-has-begun');
    expect(await issue()).toBeNull();
    expect(here.log.at(-1)).toMatchObject({ occurredOn: '2014-01-15', obligations: ['879/O39'] });
    expect(await issue()).toBe('report-is-new');
  });

  test('is restated, corrected and withdrawn', async () => {
    expect(await edition('restate', { number: '19/BC', dated: '2014-01-18' })).toBe('report-is-issued');
    expect(await edition('correct', { number: '19/BC', dated: '2014-01-18' })).toBe('report-is-issued');
    expect(await edition('withdraw', {})).toBe('report-is-issued');
    await issue();
    const early = { number: '19/BC', dated: '2013-06-30' };
    expect(await edition('correct', early)).toBe('issued-when-the-period-has-begun');
    expect(await edition('restate', { number: '19/BC', dated: '2014-01-14' })).toBe('editions-follow-each-other');
    expect(await edition('restate', { number: '19/BC', dated: '2014-01-21' })).toBe('issued-by-today');
    expect(await edition('restate', { number: '19/BC', dated: '2014-01-18' })).toBeNull();
    expect(await edition('correct', { number: '19/BC', dated: '2014-01-18' })).toBe('correction-changes-something');
    expect(await edition('correct', { number: '20/BC', dated: '2014-01-14' })).toBe('editions-follow-each-other');
    expect(await edition('correct', { number: '20/BC', dated: '2014-01-21' })).toBe('issued-by-today');
    expect(await edition('correct', { number: '20/BC', dated: '2014-01-19' })).toBeNull();
    expect(here.stateOf('consolidation', '879.2013-H2')).toMatchObject({
      editions: [{ number: '15/BC' }, { number: '20/BC', dated: '2014-01-19' }],
    });
    expect(await edition('withdraw', {})).toBeNull();
  });
});
