import { beforeEach, describe, expect, test } from '@jest/globals';
import { agenciesBelow, type AgencyRecord } from '@lien-nganh/contracts/reference';
import fc from 'fast-check';
import { province, type Province } from '../examples.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { agency } from './agency.ts';
import { agencyInput, duty, establishTheAgencies, under } from './examples.ts';

let here: Province;

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
});

const send = (name: string, input: unknown, id = 'police') => here.send(agency, name, input, { id });
const establish = (slug: string, more: Record<string, unknown>) =>
  here.send(agency, 'establish', agencyInput(slug, more));
const unknown = 'nobody';

describe('establishing an agency', () => {
  test('the same agency twice is one', async () => {
    expect(await establish('police', {})).toBe('agency-is-new');
  });

  test('its unit is registered and of its level, and only a provincial one may be without', async () => {
    expect(await establish('a', { unitCode: '99' })).toBe('unit-is-registered');
    expect(await establish('a', { unitCode: '901' })).toBe('unit-has-the-agencys-level');
    expect(await establish('a', { level: 'district', unitCode: null })).toBe('local-agency-has-a-unit');
    expect(await establish('a', { unitCode: null })).toBeNull();
  });

  test('its superiors are there on that day, one on each line', async () => {
    expect(await establish('a', { superiors: [under(unknown)] })).toBe('superior-goes-on');
    expect(await establish('a', { superiors: [under('ppc'), under('labour')] })).toBe('one-superior-on-a-line');
  });

  test('a branch of a sector in a district has both superiors', async () => {
    const local = { level: 'district', unitCode: '901' };
    expect(await establish('a', { ...local, superiors: [under('health', 'sector')] })).toBe(
      'local-branch-has-two-superiors',
    );
    expect(await establish('a', { ...local, superiors: [under('health', 'sector'), under('east')] })).toBeNull();
  });

  test('two stretches of one thing do not overlap', async () => {
    expect(await establish('a', { duties: [duty('inspect'), duty('inspect')] })).toBe('stretches-do-not-overlap');
    const from = '2004-01-01';
    const membership = [
      { from, to: '2010-12-31' },
      { from: '2010-12-31', to: null },
    ];
    expect(await establish('a', { membership })).toBe('stretches-do-not-overlap');
  });

  test('keeps the names that it bore before', async () => {
    const names = [
      { vi: 'Ty Công an', en: 'Old', from: '2004-01-01', to: '2012-12-31' },
      { vi: 'Công an', en: 'New', from: '2013-01-01', to: null },
    ];
    await establish('a', { names });
    expect(here.stateOf(agency, 'a')).toMatchObject({ names: { vi: 'Công an' }, earlierNames: [{ vi: 'Ty Công an' }] });
  });
});

describe('the dated tree', () => {
  test('another superior from a day ends the one before on that line', async () => {
    expect(await send('set-superior', { agency: 'labour', line: 'peoples-committee', from: '2020-01-01' })).toBeNull();
    expect(here.stateOf(agency, 'police')).toMatchObject({
      superiors: [
        { agency: 'ppc', to: '2019-12-31' },
        { agency: 'labour', from: '2020-01-01', to: null },
      ],
    });
  });

  test('has no circle, near or far', async () => {
    const above = (slug: string) => ({ agency: slug, line: 'sector', from: '2020-01-01' });
    expect(await send('set-superior', above('police'), 'police')).toBe('tree-has-no-circle');
    expect(await send('set-superior', above('police-east'), 'ppc')).toBe('tree-has-no-circle');
  });

  test('the superior is there, the day lies within the agency’s life, and the agency is established', async () => {
    const input = { agency: 'labour', line: 'sector', from: '2020-01-01' };
    expect(await send('set-superior', { ...input, agency: unknown })).toBe('superior-goes-on');
    expect(await send('set-superior', { ...input, from: '1999-01-01' })).toBe('within-the-agencys-life');
    expect(await send('set-superior', input, unknown)).toBe('agency-is-established');
  });

  test('a branch in a district is never left with its sector alone', async () => {
    expect(
      await send('release-from-superior', { line: 'peoples-committee', lastDay: '2020-01-01' }, 'police-east'),
    ).toBe('local-branch-has-two-superiors');
    await establish('b', { level: 'district', unitCode: '901' });
    const sector = { agency: 'health', line: 'sector', from: '2020-01-01' };
    expect(await send('set-superior', sector, 'b')).toBe('local-branch-has-two-superiors');
  });

  test('a superior is released, where there is one', async () => {
    expect(await send('release-from-superior', { line: 'sector', lastDay: '2020-01-01' })).toBe('superior-goes-on');
    expect(await send('release-from-superior', { line: 'peoples-committee', lastDay: '2020-01-01' })).toBeNull();
  });

  test('whatever superiors are set in whatever order, nobody ever stands below themself', async () => {
    const slug = fc.constantFrom('ppc', 'labour', 'police', 'health', 'east', 'police-east');
    const setting = fc.record({
      id: slug,
      agency: slug,
      line: fc.constantFrom('sector', 'peoples-committee'),
      from: fc.constantFrom('2010-01-01', '2012-06-01', '2014-01-01'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(setting, { maxLength: 25 }), async (settings) => {
        const own = province();
        await registerTheProvince(own);
        await establishTheAgencies(own);
        for (const { id, ...input } of settings) await own.send(agency, 'set-superior', input, { id });
        const records = await own.rows.list<AgencyRecord>('agencies', '');
        for (const on of ['2011-01-01', '2013-01-01', '2020-01-01'])
          for (const record of records)
            for (const below of agenciesBelow(records, record.agency, on))
              expect(agenciesBelow(records, below, on)).not.toContain(record.agency);
      }),
      { numRuns: 40 },
    );
  });
});

describe('duties, membership, codes, names', () => {
  test('a duty is given once, ended by who holds it, and transferred to an agency that is there', async () => {
    expect(await send('give-duty', { duty: 'inspect', from: '2013-01-01' })).toBeNull();
    expect(await send('give-duty', { duty: 'inspect', from: '2014-01-01' })).toBe('duty-is-held-once');
    expect(await send('give-duty', { duty: 'other', from: '1999-01-01' })).toBe('within-the-agencys-life');
    expect(await send('end-duty', { duty: 'other', lastDay: '2014-01-01' })).toBe('duty-is-held');
    const transfer = { duty: 'inspect', to: 'health', from: '2015-01-01' };
    expect(await send('transfer-duty', { ...transfer, to: unknown })).toBe('successor-goes-on');
    expect(await send('transfer-duty', { ...transfer, duty: 'other' })).toBe('duty-is-held');
    expect(await send('transfer-duty', transfer)).toBeNull();
    expect(here.stateOf(agency, 'police')).toMatchObject({
      duties: [{ duty: 'inspect', to: '2014-12-31' }],
      successors: [{ agency: 'health', duty: 'inspect', from: '2015-01-01' }],
    });
    expect(await send('end-duty', { duty: 'communicate', lastDay: '2015-01-01' }, 'labour')).toBeNull();
  });

  test('an agency joins the steering committee once and leaves it where it is on it', async () => {
    expect(await send('join-committee', { from: '2013-01-01' })).toBe('membership-is-recorded-once');
    expect(await send('leave-committee', { lastDay: '2014-12-31' })).toBeNull();
    expect(await send('leave-committee', { lastDay: '2015-12-31' })).toBe('membership-runs');
    expect(await send('join-committee', { from: '2016-01-01' })).toBeNull();
    expect(await send('join-committee', { from: '1999-01-01' }, 'health')).toBe('within-the-agencys-life');
  });

  test('an electronic code of either form belongs to one agency at a time', async () => {
    const code = { scheme: 'new', code: 'H35.04', from: '2020-09-07' };
    expect(await send('assign-code', code)).toBeNull();
    expect(await send('assign-code', code, 'health')).toBe('electronic-code-is-borne-once');
    expect(await send('assign-code', { ...code, from: '1999-01-01' })).toBe('within-the-agencys-life');
    const codes = [{ scheme: 'new', code: 'H35.04', from: '2021-01-01', to: null }];
    expect(await establish('c', { codes })).toBe('electronic-code-is-borne-once');
  });

  test('a new name leaves the earlier one to its days', async () => {
    const rename = { names: { vi: 'Tên mới', en: 'New name' }, on: '2016-01-01' };
    expect(await send('rename', rename)).toBeNull();
    expect(await send('rename', { ...rename, on: '2015-01-01' })).toBe('within-the-agencys-life');
    expect(here.stateOf(agency, 'police')).toMatchObject({
      names: { vi: 'Tên mới' },
      earlierNames: [{ vi: 'Cơ quan police', to: '2015-12-31' }],
    });
  });

  test.each([
    'rename',
    'give-duty',
    'end-duty',
    'transfer-duty',
    'join-committee',
    'leave-committee',
    'assign-code',
    'release-from-superior',
    'dissolve',
  ])('%s needs an agency that is established', async (name) => {
    const on = '2020-01-01';
    const inputs: Record<string, unknown> = {
      rename: { names: { vi: 'a', en: 'a' }, on },
      'give-duty': { duty: 'a', from: on },
      'end-duty': { duty: 'a', lastDay: on },
      'transfer-duty': { duty: 'a', to: 'b', from: on },
      'join-committee': { from: on },
      'leave-committee': { lastDay: on },
      'assign-code': { scheme: 'new', code: 'H35.04', from: on },
      'release-from-superior': { line: 'sector', lastDay: on },
      dissolve: { on, successors: [] },
    };
    expect(await send(name, inputs[name], unknown)).toBe('agency-is-established');
  });
});
