import { beforeEach, describe, expect, test } from '@jest/globals';
import { by, figuresTold, reportingProvince } from '../examples.ts';
import { standingIn, type Opened } from './state.ts';

let here: Awaited<ReturnType<typeof reportingProvince>>;
const told = figuresTold();
const named = { regime: '879', period: '2013-H2', agency: 'police' };
const writer = { by: by('officer.police') };
const head = { by: by('head.police'), elsewhere: told.elsewhere, today: '2014-01-03' };
const standing = { by: by('head.labour') };
const service = { by: { account: 'service', agency: 'platform', role: 'service' } };

beforeEach(async () => {
  here = await reportingProvince();
  await here.open('2013-H2');
  expect(await here.toReport('open', named, service)).toBeNull();
});
const state = () => here.stateOf('agencyReport', '879.2013-H2.police') as Opened;
const write = (text: string | null = 'Đã ban hành kế hoạch.') =>
  here.toReport('write-narrative', { slot: 'II.1', text }, { ...writer, today: '2014-01-02' });
const submit = (more: object = {}, sending: object = {}) =>
  here.toReport('submit', { ...told.seen('log:100'), ...more }, { ...head, ...sending });

/** A second head of the police, by position a deputy, who stands in for the head until a day. */
function tellOfDeputy({ kind, to }: { readonly kind: string; readonly to: string | null }) {
  const accounts = here.tables['accounts'] as Record<string, unknown>;
  const account = { account: 'deputy.police', subject: 'deputy.police', agency: 'police', role: 'head', duties: [] };
  const basis = { number: '3/QĐ', issuedOn: '2013-01-01' };
  accounts['account deputy.police'] = {
    ...{ ...account, from: '2004-01-01', to: null, positions: [{ title: 'Phó Giám đốc', from: '2004-01-01' }] },
    deputisings: [{ deputising: 'd', kind, of: 'head.police', rights: [], from: '2013-01-01', to, basis }],
  };
}

describe('how somebody signs a report', () => {
  const deputy = { by: { ...by('head.police'), account: 'deputy.police' } };
  const inStead = { signedAs: 'deputy', inTheSteadOf: 'head.police' };

  test('follows from the dated facts: a deputy signs for the head by a paper of the day, and never as the head', async () => {
    tellOfDeputy({ kind: 'deputy', to: '2014-01-03' });
    expect(await submit({}, deputy)).toBe('signature-follows-from-papers');
    expect(await submit(inStead, { ...deputy, today: '2014-01-04' })).toBe('signature-follows-from-papers');
    expect(await submit(inStead, deputy)).toBeNull();
    expect(standingIn(state())).toMatchObject({ signedAs: 'deputy', signers: ['deputy.police', 'head.police'] });
  });

  test('is by no paper where only open work was handed over, or nothing was', async () => {
    tellOfDeputy({ kind: 'hand-over', to: null });
    expect(await submit(inStead, deputy)).toBe('signature-follows-from-papers');
    expect(await submit(inStead, { by: { ...by('head.police'), account: 'head.new' } })).toBe(
      'signature-follows-from-papers',
    );
  });
});

// Case S-23.
describe('whoever wrote it', () => {
  test('does not sign it, by an account of their own, as another, or by a deputy in their stead', async () => {
    await here.toReport(
      'write-narrative',
      { slot: 'II.1', text: 'Do người đứng đầu viết.' },
      { by: by('head.police') },
    );
    expect(await submit()).toBe('nobody-signs-their-own-work');
    const deputy = { ...by('head.police'), account: 'deputy.police' };
    const inStead = { signedAs: 'deputy', inTheSteadOf: 'head.police' };
    tellOfDeputy({ kind: 'deputy', to: null });
    expect(await submit(inStead, { by: deputy })).toBe('nobody-signs-their-own-work');
    expect(await submit({}, { by: by('head.police') })).toBe('nobody-signs-their-own-work');
  });

  test('does not sign through whoever stands in for them by a paper, and both are named', async () => {
    const deputy = { ...by('head.police'), account: 'officer.new', inSteadOf: 'head.police' };
    await here.toReport(
      'write-narrative',
      { slot: 'II.1', text: 'Do người đứng đầu viết.' },
      { by: by('head.police') },
    );
    expect(await submit({}, { by: deputy })).toBe('nobody-signs-their-own-work');
    await here.toReport('write-narrative', { slot: 'II.1', text: 'Do cán bộ viết.' }, writer);
    expect(await submit({}, { by: deputy })).toBeNull();
    expect(standingIn(state())).toMatchObject({
      ...{ signedAs: 'deputy', inTheSteadOf: 'head.police', signers: ['officer.new', 'head.police'] },
    });
  });

  test('is found by the person behind the account', async () => {
    const accounts = here.tables['accounts'] as Record<string, unknown>;
    accounts['account head.new'] = {
      account: 'head.new',
      subject: 'officer.police',
      agency: 'police',
      role: 'head',
      positions: [],
    };
    await write();
    expect(await submit({}, { by: { ...by('head.police'), account: 'head.new' } })).toBe('nobody-signs-their-own-work');
    delete accounts['account head.new'];
  });

  test('or signed it neither accepts it nor gives it back', async () => {
    await write();
    tellOfDeputy({ kind: 'deputy', to: null });
    await submit({ signedAs: 'deputy', inTheSteadOf: 'head.police' }, { by: { ...head.by, account: 'deputy.police' } });
    for (const account of ['officer.police', 'head.police', 'deputy.police']) {
      const later = { by: { account, agency: 'labour', role: 'head' } };
      expect(await here.toReport('accept', {}, later)).toBe('nobody-judges-their-own-work');
      expect(await here.toReport('return', { remarks: 'x' }, later)).toBe('nobody-judges-their-own-work');
    }
    expect(await here.toReport('accept', {}, standing)).toBeNull();
  });
});
