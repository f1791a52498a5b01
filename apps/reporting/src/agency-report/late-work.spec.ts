import { beforeEach, describe, expect, test } from '@jest/globals';
import { by, figuresTold, reportingProvince } from '../examples.ts';
import { standingIn, type Opened } from './state.ts';

let here: Awaited<ReturnType<typeof reportingProvince>>;
const told = figuresTold();
const named = { regime: '879', period: '2013-H2', agency: 'police' };
const writer = { by: by('officer.police') };
const standing = { by: by('head.labour') };
const superior = { by: by('head.ppc') };

beforeEach(async () => {
  here = await reportingProvince();
  await here.open('2013-H2');
  const service = { by: { account: 'service', agency: 'platform', role: 'service' } };
  expect(await here.toReport('open', named, service)).toBeNull();
});
const state = () => here.stateOf('agencyReport', '879.2013-H2.police') as Opened;
const submit = (more: object = {}, sending: object = {}) =>
  here.toReport(
    'submit',
    { ...told.seen('log:100'), ...more },
    { by: by('head.police'), elsewhere: told.elsewhere, today: '2014-01-03', ...sending },
  );

// Case S-12.
describe('an exception for late work', () => {
  const open = (until: string, today: string, records: readonly string[] = ['inspection-1']) =>
    here.toReport('open-exception', { until, reason: 'Mất điện', records }, { ...superior, today });

  test('is opened by those above for a report that is locked, until a day, asked for or not', async () => {
    expect(await open('2014-01-15', '2014-01-12')).toBe('report-was-submitted');
    expect(await here.toReport('ask-exception', { reason: 'x' }, writer)).toBe('report-was-submitted');
    expect(await here.toReport('decline-exception', { reason: 'x' }, superior)).toBe('exception-was-asked');
    await submit();
    await here.toReport('accept', {}, standing);
    expect(await here.toReport('ask-exception', { reason: 'Mất điện' }, writer)).toBeNull();
    expect(await here.toReport('ask-exception', { reason: 'Mất điện' }, writer)).toBe('exception-is-new');
    expect(await here.toReport('decline-exception', { reason: 'Kỳ sau' }, superior)).toBeNull();
    expect(await open('2014-01-11', '2014-01-12')).toBe('exception-ends-later');
    expect(await open('2014-01-15', '2014-01-12')).toBeNull();
    expect(await open('2014-01-20', '2014-01-12')).toBe('exception-is-new');
  });

  test('lets it be submitted again until its end, and not the day after', async () => {
    await submit();
    await here.toReport('accept', {}, standing);
    await open('2014-01-15', '2014-01-12');
    expect(await submit(told.seen('log:130'), { today: '2014-01-15' })).toBeNull();
    const { exception } = state().exceptions[0]!;
    expect(state()).toMatchObject({
      ...{ is: 'submitted', accepted: null },
      submissions: [{ state: 'overtaken' }, { state: 'stands', exception, timeliness: 'late' }],
    });
    expect(await submit(told.seen('log:140'), { today: '2014-01-16' })).toBe('report-is-locked');
  });

  test('stands beside others for other records, until one is for all', async () => {
    await submit();
    expect(await open('2014-01-15', '2014-01-12')).toBeNull();
    expect(await open('2014-01-20', '2014-01-13', ['inspection-1', 'inspection-2'])).toBeNull();
    expect(await open('2014-01-20', '2014-01-13', ['inspection-2'])).toBe('exception-is-new');
    expect(
      await here.toReport('ask-exception', { reason: 'Thêm việc' }, { ...writer, today: '2014-01-13' }),
    ).toBeNull();
    expect(await open('2014-01-14', '2014-01-13', [])).toBeNull();
    expect(await open('2014-01-20', '2014-01-14', ['inspection-3'])).toBe('exception-is-new');
    expect(await open('2014-01-20', '2014-01-15', ['inspection-3'])).toBeNull();
    expect(await submit(told.seen('log:130'), { today: '2014-01-16' })).toBeNull();
    expect(standingIn(state())!.exception).toBe(state().exceptions.at(-1)!.exception);
  });
});
