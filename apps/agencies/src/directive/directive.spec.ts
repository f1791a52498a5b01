import { beforeEach, describe, expect, test } from '@jest/globals';
import { agency } from '../agency/agency.ts';
import { agencyInput, establishTheAgencies } from '../agency/examples.ts';
import { province, type Province } from '../examples.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { directive } from './directive.ts';
import { directiveInput, directiveKey, issueTheDirective, obligationInput } from './examples.ts';

let here: Province;

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
});

const issue = (more: Record<string, unknown>) => here.send(directive, 'issue', directiveInput(more));
const one = (more: Record<string, unknown>) => ({
  regime: null,
  obligations: [obligationInput('O01', ['police'], more)],
});

describe('entering a directive', () => {
  test('is one stream for one document: the same number of another year is another', async () => {
    expect(await issue({})).toBeNull();
    expect(await issue({})).toBe('directive-is-new');
    expect(await issue({ number: ' 879 ' })).toBe('directive-is-new');
    expect(await issue({ issuedOn: '2014-07-16', ...one({}) })).toBeNull();
    expect(here.stateOf(directive, directiveKey)).toMatchObject({ is: 'issued', number: '879' });
  });

  test.each(['confidential', 'secret', 'top-secret'])('%s stays out', async (classification) => {
    expect(await issue({ classification })).toBe('secret-documents-stay-out');
    expect(here.log.filter(({ stream }) => stream.startsWith('directive'))).toEqual([]);
  });

  test('every agency that it names is there on its day', async () => {
    expect(await issue({ issuer: 'nobody' })).toBe('agencies-go-on');
    expect(await issue(one({ addressees: ['nobody'] }))).toBe('agencies-go-on');
    expect(await issue(one({ coordinators: ['nobody'] }))).toBe('agencies-go-on');
    await here.send(agency, 'establish', agencyInput('later', { validFrom: '2014-01-01' }));
    expect(await issue(one({ leads: ['later'] }))).toBe('agencies-go-on');
    expect(await issue({ regime: { ...directiveInput().regime, through: 'nobody' } })).toBe('agencies-go-on');
  });

  test('each obligation has a code of its own', async () => {
    const twice = [obligationInput('O01', ['police']), obligationInput('O01', ['health'])];
    expect(await issue({ obligations: twice })).toBe('obligation-codes-differ');
  });

  test('a due day does not lie before it, and a body that is only requested has none', async () => {
    expect(await issue(one({ dueOn: '2013-07-15' }))).toBe('due-day-follows-the-document');
    expect(await issue(one({ role: 'requested', dueOn: '2013-12-31' }))).toBe('requested-bodies-have-no-deadline');
  });

  test('the reporting regime names obligations that it has', async () => {
    expect(await issue({ regime: { ...directiveInput().regime, obligations: ['O09'] } })).toBe(
      'regime-names-its-obligations',
    );
  });
});

describe('a directive that was issued', () => {
  const document = { number: '1001', symbol: 'UBND-VX', issuedOn: '2014-01-10' };
  const on = '2014-01-10';
  const send = (name: string, input: unknown, id = directiveKey) => here.send(directive, name, input, { id });

  beforeEach(() => issueTheDirective(here));

  test('is amended: obligations are added, changed and ended from a day, and their codes stay known', async () => {
    const amendment = {
      on,
      document,
      added: [obligationInput('O04', ['labour'])],
      changed: [obligationInput('O01', ['police', 'health'], { words: 'Nhiệm vụ sửa đổi', dueOn: '2014-06-30' })],
      ended: ['O03'],
    };
    expect(await send('amend', amendment)).toBeNull();
    expect(here.stateOf(directive, directiveKey)).toMatchObject({
      obligations: [
        { code: 'O01', words: 'Nhiệm vụ sửa đổi', from: '2013-07-16', endsOn: null },
        { code: 'O02' },
        { code: 'O03', endsOn: '2014-01-09' },
        { code: 'O04', from: on },
      ],
      amendedBy: [{ number: '1001', on }],
    });
    expect(await send('amend', { on, document, ended: ['O03'] })).toBe('obligation-is-there');
  });

  test('an amendment changes something, of what is there, under new codes, and not from before the directive', async () => {
    expect(await send('amend', { on, document })).toBe('amendment-changes-something');
    expect(await send('amend', { on, document, ended: ['O09'] })).toBe('obligation-is-there');
    expect(await send('amend', { on, document, ended: ['O01', 'O01'] })).toBe('obligation-is-there');
    expect(await send('amend', { on, document, added: [obligationInput('O01', ['police'])] })).toBe(
      'code-is-never-reused',
    );
    expect(await send('amend', { on: '2013-01-01', document, ended: ['O01'] })).toBe('amendment-follows-the-directive');
    expect(await send('amend', { on, document, added: [obligationInput('O04', ['nobody'])] })).toBe('agencies-go-on');
  });

  test('is corrected where what was entered is not what it says', async () => {
    const obligations = [obligationInput('O02', ['police'], { role: 'report', words: 'Đúng nguyên văn' })];
    const reason = 'Nhập sai nguyên văn';
    expect(await send('correct', { obligations, reason })).toBeNull();
    expect(here.stateOf(directive, directiveKey)).toMatchObject({
      subject: { vi: 'Về tăng cường phòng ngừa' },
      obligations: [{ code: 'O01' }, { code: 'O02', words: 'Đúng nguyên văn' }, { code: 'O03' }],
    });
    expect(await send('correct', { obligations: [obligationInput('O09', ['police'])], reason })).toBe(
      'obligation-is-there',
    );
    expect(await send('correct', { obligations: [obligationInput('O01', ['nobody'])], reason })).toBe('agencies-go-on');
  });

  test('is revoked, and binds nobody from that day', async () => {
    expect(await send('revoke', { on: '2013-07-16', document })).toBe('amendment-follows-the-directive');
    expect(await send('revoke', { on, document })).toBeNull();
    expect(here.stateOf(directive, directiveKey)).toMatchObject({
      is: 'revoked',
      obligations: [{ endsOn: '2014-01-09' }, { endsOn: '2014-01-09' }, { endsOn: '2014-01-09' }],
    });
    expect(await send('revoke', { on, document })).toBe('directive-is-in-force');
    expect(await send('amend', { on, document, ended: ['O01'] })).toBe('directive-is-in-force');
  });

  test.each([
    ['amend', { on, document, ended: ['O01'] }],
    ['correct', { reason: 'a' }],
    ['revoke', { on, document }],
  ])('%s needs a directive that was issued', async (name, input) => {
    expect(await send(name, input, 'unknown')).toBe('directive-is-issued');
  });
});
