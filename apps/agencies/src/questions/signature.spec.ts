import { beforeEach, expect, test } from '@jest/globals';
import { account } from '../account/account.ts';
import { establishTheAgencies } from '../agency/examples.ts';
import { actor, province, type Province } from '../examples.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { signatureBlocksOf, whoMayApprove } from './signature.ts';

let here: Province;
const on = '2014-02-03';
const basis = { number: '15/QĐ-UBND', issuedOn: '2014-01-20' };

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
  for (const [id, agency, role, title] of [
    ['chairman', 'ppc', 'head', 'Chủ tịch'],
    ['director', 'police', 'head', 'Giám đốc'],
    ['second', 'police', 'officer', 'Phó Giám đốc'],
  ] as const) {
    await here.send(account, 'open', { account: id, subject: `subject-${id}`, agency, role, from: '2013-07-01' });
    await here.send(account, 'set-position', { title, from: '2013-07-01' }, { id });
  }
  const term = { from: '2014-02-01', to: '2014-02-28', basis };
  await here.send(account, 'deputise', { kind: 'leave', of: 'director', ...term }, { id: 'second' });
  const rights = ['approve-plans'];
  await here.send(account, 'deputise', { kind: 'delegation', of: 'chairman', rights, ...term }, { id: 'director' });
});

test('a document is told what stands above a name', async () => {
  const ask = (of: object, by = actor('police')) => here.ask(signatureBlocksOf, { on, ...of }, by);
  expect(await ask({ account: 'second', agency: 'police' })).toMatchObject({
    blocks: [{ authority: ['KT. GIÁM ĐỐC'], title: 'PHÓ GIÁM ĐỐC' }],
  });
  expect(await ask({ account: 'director', agency: 'ppc' })).toMatchObject({
    blocks: [{ authority: ['TUQ. CHỦ TỊCH'], title: 'GIÁM ĐỐC' }],
  });
  expect(await ask({ account: 'second', agency: 'police', on: '2014-03-01' })).toEqual({ blocks: [] });
  expect(await ask({ account: 'nobody', agency: 'police' })).toEqual({ blocks: [] });
  expect(await ask({ account: 'second', agency: 'police' }, actor('operator', 'admin'))).toEqual({ blocks: [] });
});

test('who may approve on a day, by which paper, and who above', async () => {
  const leader = { account: 'director', as: 'head', inSteadOf: null, position: 'GIÁM ĐỐC' };
  const onLeave = { account: 'second', as: 'leave', inSteadOf: 'director', basis: '15/QĐ-UBND, 2014-01-20' };
  expect(await here.ask(whoMayApprove, { agency: 'police', on }, actor('health'))).toMatchObject({
    approvers: [leader, { ...onLeave, rights: [], to: '2014-02-28' }],
    above: [{ agency: 'ppc', account: 'chairman', position: 'CHỦ TỊCH' }],
  });
  expect(await here.ask(whoMayApprove, { agency: 'ppc', on }, actor('health'))).toMatchObject({
    approvers: [{ account: 'chairman' }, { account: 'director', as: 'delegation', rights: ['approve-plans'] }],
    above: [],
  });
  expect(await here.ask(whoMayApprove, { agency: 'nobody', on }, actor('health'))).toEqual({
    approvers: [],
    above: [],
  });
});
