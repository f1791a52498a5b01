import { beforeEach, describe, expect, test } from '@jest/globals';
import { halfYear, reportingProvince, sampleRegime, tables } from '../examples.ts';
import { reportTemplate } from '../report-template/report-template.ts';
import { reportingPeriod } from '../reporting-period/reporting-period.ts';
import { regime } from './regime.ts';

let here: Awaited<ReturnType<typeof reportingProvince>>;
beforeEach(async () => {
  here = await reportingProvince();
});
const send = async (name: string, input: object) => (await here.send(regime, name, input, { id: '879' })).refused;
const period = (code: string) => here.stateOf('reportingPeriod', `879.${code}`) as Record<string, unknown>;
const { regime: code, ...content } = sampleRegime;
const health = { agency: 'health', group: 'all-members', manner: 'obliged', from: '2014-01-01' };

const half = sampleRegime.kinds[0]!;
const once = {
  ...{ period: '2013-dot-xuat', names: sampleRegime.names, from: '2013-08-01', to: '2013-08-31' },
  ...{ cutOff: '2013-08-31', dueOn: '2013-09-03' },
};

describe('a reporting regime', () => {
  test('is entered once, and ended', async () => {
    expect(await send('enter', sampleRegime)).toBe('regime-is-new');
    expect(await send('end', { lastDay: '2013-01-01' })).toBe('validity-runs-forward');
    expect(await send('end', { lastDay: '2025-12-31' })).toBeNull();
  });

  test.each([
    ['validity-runs-forward', { validTo: '2013-01-01' }],
    ['agencies-are-known', { addressees: [{ ...health, agency: 'nobody' }] }],
    ['obligations-are-known', { consolidation: '879/O99' }],
    ['calendars-are-entered', { calendars: [{ calendar: 'lunar', from: '2013-07-16' }] }],
    ['calendars-follow-each-other', { calendars: [...sampleRegime.calendars].reverse() }],
    ['addressee-is-new', { addressees: [health, health] }],
    ['agencies-are-known', { office: 'nobody' }],
    ['kinds-are-told-once', { kinds: [sampleRegime.kinds[1]!, sampleRegime.kinds[1]!] }],
    ['templates-are-entered', { kinds: [{ ...half, templates: [{ template: 'unheard-of', from: '2013-07-16' }] }] }],
    ['templates-are-entered', { kinds: [{ ...half, kind: 'yearly' }] }],
    ['templates-follow-each-other', { kinds: [{ ...half, templates: [...half.templates!, ...half.templates!] }] }],
    ['own-days-are-in-order', { ownPeriods: [{ ...once, dueOn: '2013-08-31' }] }],
    ['own-days-are-in-order', { ownPeriods: [{ ...once, consolidatedDueOn: '2013-09-02' }] }],
    ['own-periods-are-told-once', { ownPeriods: [once, once] }],
  ])('%s refuses a correction', async (rule, wrong) => {
    expect(await send('correct', { ...content, ...wrong, reason: 'x' })).toBe(rule);
    expect(await send('correct', { ...content, reason: 'Sửa tên' })).toBeNull();
  });

  test('names addressees from a day on, and releases them', async () => {
    expect(await send('name-addressee', health)).toBeNull();
    expect(await send('name-addressee', health)).toBe('addressee-is-new');
    expect(await send('name-addressee', { ...health, agency: 'nobody' })).toBe('agencies-are-known');
    expect(await send('name-addressee', { ...health, to: '2013-12-31' })).toBe('validity-runs-forward');
    expect(await send('release-addressee', { agency: 'health', lastDay: '2014-06-30' })).toBeNull();
    expect(await send('release-addressee', { agency: 'health', lastDay: '2014-07-01' })).toBe('addressee-is-named');
    expect(await send('name-addressee', { ...health, from: '2014-07-01' })).toBeNull();
  });

  test('goes through whoever has taken the place of the agency that it names, in periods that end from that day on', async () => {
    const { agencies = {}, ...rest } = tables;
    const successors = [{ agency: 'health', duty: null, unit: null, from: '2014-03-01' }];
    const labour = { ...(agencies['labour'] as object), validTo: '2014-03-01', successors };
    here = await reportingProvince([], { ...rest, agencies: { ...agencies, labour } });
    for (const one of ['2013-H2', '2014-H1']) expect(await here.open(one, '2014-07-01')).toBeNull();
    expect(period('2013-H2')).toMatchObject({ through: 'labour', recipient: 'ppc', office: 'ppc-office' });
    expect(period('2014-H1')).toMatchObject({ through: 'health', recipient: 'ppc', office: 'ppc-office' });
  });

  test('follows another calendar from a later day on', async () => {
    expect(await send('follow-calendar', { calendar: 'lunar', from: '2030-01-01' })).toBe('calendars-are-entered');
    expect(await send('follow-calendar', { calendar: 'calendar', from: '2019-03-12' })).toBe(
      'calendars-follow-each-other',
    );
    expect(await send('follow-calendar', { calendar: 'calendar', from: '2030-01-01' })).toBeNull();
  });

  test('follows a template from a day on, and periods are made by it whose last day comes after', async () => {
    await here.send(reportTemplate, 'enter', { ...halfYear, template: 'later' });
    const follow = (template: string, from: string) => send('follow-template', { kind: 'six-monthly', template, from });
    expect(await follow('unheard-of', '2014-01-01')).toBe('templates-are-entered');
    expect(await follow('later', '2013-07-16')).toBe('templates-follow-each-other');
    expect(await follow('later', '2014-01-01')).toBeNull();
    await here.open('2013-H2', '2014-07-01');
    await here.open('2014-H1', '2014-07-01');
    const templates = ['2013-H2', '2014-H1'].map((code) => period(code)['template']);
    expect(templates).toEqual(['half-year', 'later']);
  });

  test('names the days of a report that is asked for once', async () => {
    expect(await send('name-period', { ...once, to: '2013-07-31' })).toBe('own-days-are-in-order');
    expect(await send('name-period', once)).toBeNull();
    expect(await send('name-period', once)).toBe('own-periods-are-told-once');
    expect(await here.open('2013-dot-xuat')).toBeNull();
    expect(period('2013-dot-xuat')).toMatchObject({
      ...{
        kind: 'ad-hoc',
        calendar: null,
        scheme: once.names,
        to: '2013-08-31',
        dueOn: '2013-09-03',
        obligation: null,
      },
    });
  });

  test('may have some due earlier, whose reports others consolidate first, but never by the cut-off', async () => {
    const due = () => (period('2013-H2')['addressees'] as readonly { agency: string; dueOn: string }[]).slice(0, 2);
    const levels = (workingDaysEarlier: number) => ({ levels: [{ group: 'communes', workingDaysEarlier }] });
    await send('correct', { ...content, ...levels(4), reason: 'x' });
    expect(await here.open('2013-H2')).toBe('due-days-follow-the-cut-off');
    // the 4th and 5th were a Saturday and a Sunday
    await send('correct', { ...content, ...levels(2), reason: 'x' });
    expect(await here.open('2013-H2')).toBeNull();
    expect(due().map(({ dueOn }) => dueOn)).toEqual(['2014-01-06', '2014-01-02']);
  });

  test('that nobody entered is none to change', async () => {
    const missing = async (name: string, input: object) =>
      (await here.send(regime, name, input, { id: 'another' })).refused;
    expect(await missing('correct', { ...content, reason: 'x' })).toBe('regime-is-entered');
    expect(await missing('name-addressee', health)).toBe('regime-is-entered');
    expect(await missing('release-addressee', { agency: 'health', lastDay: '2014-01-01' })).toBe('regime-is-entered');
    expect(await missing('follow-calendar', { calendar: 'calendar', from: '2030-01-01' })).toBe('regime-is-entered');
    expect(await missing('end', { lastDay: '2014-01-01' })).toBe('regime-is-entered');
    expect(code).toBe('879');
  });
});

describe('a period', () => {
  test('has the days of the calendar that the regime follows on its last day, and whoever is named then', async () => {
    expect(await here.open('2013-H2')).toBeNull();
    expect(period('2013-H2')).toMatchObject({ calendar: 'calendar', from: '2013-07-01', dueOn: '2014-01-06' });
    expect(period('2013-H2')['addressees']).toHaveLength(5);
    expect(await here.open('2020-H1', '2020-07-01')).toBeNull();
    expect(period('2020-H1')).toMatchObject({ calendar: 'cut-off', from: '2019-12-15', dueOn: '2020-06-17' });
    expect(await here.open('2020', '2021-01-01')).toBeNull();
    expect(period('2020')).toMatchObject({ kind: 'yearly', obligation: '879/O38' });
  });

  test('is opened once it has begun, and once', async () => {
    expect(await here.open('2014-H2')).toBe('period-has-begun');
    expect(await here.open('2013-H3')).toBe('period-is-of-the-calendar');
    // before the regime
    expect(await here.open('2012-H2')).toBe('period-is-of-the-calendar');
    expect((await here.send(reportingPeriod, 'open', { regime: 'another', period: '2013' })).refused).toBe(
      'regime-is-entered',
    );
    expect(await here.open('2013-H2')).toBeNull();
    expect(await here.open('2013-H2')).toBe('period-is-new');
  });

  test('is of a kind that the regime lists, and stays so where it is renewed; days that it names itself are listed', async () => {
    expect(await here.open('2013-H2')).toBeNull();
    expect(
      await send('correct', { ...content, kinds: [{ kind: 'yearly', obligation: null }], reason: 'x' }),
    ).toBeNull();
    expect(await here.open('2014-H1', '2014-07-01')).toBe('kind-is-of-the-regime');
    expect((await here.send(reportingPeriod, 'renew', {}, { id: '879.2013-H2' })).refused).toBe(
      'kind-is-of-the-regime',
    );
    expect(await here.open('2014', '2015-01-01')).toBeNull();
    expect(await send('name-period', once)).toBeNull();
    expect(await here.open('2013-dot-xuat', '2013-09-01')).toBeNull();
  });

  test('names the unit that a report is of, where its agency answers for one', async () => {
    await here.open('2013-H2');
    const addressees = period('2013-H2')['addressees'] as readonly { agency: string; unit: string | null }[];
    expect(addressees.map(({ agency, unit }) => [agency, unit]).slice(0, 3)).toEqual([
      ['police', null],
      ['commune-x', '03145@2004-08-31'],
      ['commune-y', null],
    ]);
  });

  test('follows the regime when it is renewed, and is withdrawn', async () => {
    const change = async (name: string, input: object = {}) =>
      (await here.send(reportingPeriod, name, input, { id: '879.2013-H2' })).refused;
    expect(await change('renew')).toBe('period-is-open');
    await here.open('2013-H2');
    expect(await change('renew')).toBe('period-changes');
    await send('name-addressee', { ...health, from: '2013-12-01' });
    expect(await change('renew')).toBeNull();
    expect(period('2013-H2')['addressees']).toHaveLength(6);
    expect(await change('withdraw', { reason: 'Nhập nhầm' })).toBeNull();
    expect(await change('withdraw', { reason: 'Nhập nhầm' })).toBe('period-is-open');
    expect(await here.open('2013-H2')).toBeNull();
  });
});
