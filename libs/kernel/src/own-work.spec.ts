import { describe, expect, test } from '@jest/globals';
import { actorsOf, ownWorkFault, type Actor } from './index.ts';

const approves = { rule: 'nobody-approves-their-own', makers: (state: unknown) => state as readonly string[] };
const head: Actor = { account: 'head', agency: 'police', role: 'head' };
const fault = (actor: Actor, makers: readonly string[], command: Parameters<typeof ownWorkFault>[0] = { approves }) =>
  ownWorkFault(command, { input: {}, state: makers, actor }, (account) => account.replace(/^former-/, ''))?.rejected;

describe('nobody approves their own work', () => {
  test.each<[string, Actor, readonly string[]]>([
    ['with the account that made it', head, ['officer', 'head']],
    ['with another account of the same person', head, ['former-head']],
    ['standing in for somebody else', { ...head, inSteadOf: 'chairman' }, ['head']],
    ['through somebody who stands in', { ...head, account: 'deputy', inSteadOf: 'head' }, ['head']],
    [
      'through somebody who stands in, once made with another account',
      { ...head, account: 'deputy', inSteadOf: 'head' },
      ['former-head'],
    ],
  ])('%s', (_, actor, makers) => {
    expect(fault(actor, makers)).toBe('nobody-approves-their-own');
  });

  test('and anybody approves what others made', () => {
    expect(fault({ ...head, inSteadOf: 'chairman' }, ['officer'])).toBeUndefined();
  });

  test('what is no approval is done by whoever may', () => {
    expect(fault(head, ['head'], { approves: null })).toBeUndefined();
  });
});

test('whoever acts is one person, or two where one stands in for the other', () => {
  expect([actorsOf(head), actorsOf({ ...head, inSteadOf: 'chairman' })]).toEqual([['head'], ['head', 'chairman']]);
});
