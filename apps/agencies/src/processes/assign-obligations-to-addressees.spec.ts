import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ProcessInput } from '@lien-nganh/kernel';
import { establishTheAgencies } from '../agency/examples.ts';
import { directive } from '../directive/directive.ts';
import { directiveKey, issueTheDirective, obligationInput } from '../directive/examples.ts';
import { actor, province, type Province } from '../examples.ts';
import { followUp } from '../follow-up/follow-up.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { assignObligationsToAddressees as process } from './assign-obligations-to-addressees.ts';

let here: Province;
const on = '2014-01-10';
const document = { number: '1001', symbol: 'UBND-VX', issuedOn: on };
const state = (code: string, addressee: string) => here.stateOf(followUp, `${directiveKey}.${code}.${addressee}`);
const send = (name: string, input: unknown) => here.send(directive, name, input, { id: directiveKey });

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
  await issueTheDirective(here);
});

describe('a directive that is issued', () => {
  test('gives each addressee of each obligation a follow-up of its own', () => {
    const assigned = here.log.filter(({ name }) => name === 'FollowUpAssigned').map(({ stream }) => stream);
    expect(assigned).toEqual([
      `followUp-${directiveKey}.O01.police`,
      `followUp-${directiveKey}.O01.health`,
      `followUp-${directiveKey}.O02.police`,
      `followUp-${directiveKey}.O03.front`,
    ]);
    expect(state('O01', 'health')).toMatchObject({ is: 'assigned', issuer: 'ppc', dueOn: '2013-12-31' });
    expect(state('O02', 'police')).toMatchObject({
      coordinators: ['labour'],
      role: 'report',
      assignedOn: '2013-07-16',
    });
    expect(state('O03', 'front')).toMatchObject({ is: 'requested' });
  });

  test('tells them when it is amended: new ones are assigned, changed ones follow, ended ones end', async () => {
    const changed = obligationInput('O01', ['police', 'east'], { dueOn: '2014-06-30' });
    await send('amend', {
      on,
      document,
      added: [obligationInput('O04', ['labour'])],
      changed: [changed],
      ended: ['O02'],
    });
    expect(state('O04', 'labour')).toMatchObject({ is: 'assigned', assignedOn: on });
    expect(state('O01', 'east')).toMatchObject({ is: 'assigned', assignedOn: on });
    expect(state('O01', 'police')).toMatchObject({ is: 'assigned', dueOn: '2014-06-30', endsOn: null });
    expect(state('O01', 'health')).toMatchObject({ endsOn: '2014-01-09' });
    expect(state('O02', 'police')).toMatchObject({ endsOn: '2014-01-09' });
  });

  test('what ended is not ended again when it is revoked', async () => {
    await send('amend', { on, document, ended: ['O02'] });
    await send('revoke', { on: '2015-01-01', document });
    expect(state('O02', 'police')).toMatchObject({ endsOn: '2014-01-09' });
    expect(state('O01', 'police')).toMatchObject({ endsOn: '2014-12-31' });
  });

  test('who had been left out by mistake is assigned from the directive’s own day', async () => {
    await send('correct', { obligations: [obligationInput('O02', ['police', 'health'])], reason: 'Nhập thiếu' });
    expect(state('O02', 'health')).toMatchObject({ assignedOn: '2013-07-16' });
  });

  test('work that was recorded stays when an amendment comes', async () => {
    const id = `${directiveKey}.O01.health`;
    await here.send(followUp, 'record-progress', { on: '2013-08-01', evidence: ['a'] }, { id, by: actor('health') });
    await send('amend', { on, document, changed: [obligationInput('O01', ['police', 'health'])] });
    expect(state('O01', 'health')).toMatchObject({ is: 'in-progress', dueOn: null });
  });
});

describe('the process itself', () => {
  const issued = () => {
    const event = here.log.find(({ name }) => name === 'DirectiveIssued')!;
    return { is: 'event', event } as ProcessInput;
  };
  const deciding = { now: '', today: '', key: directiveKey };
  const answer = (to: string, outcome: 'accepted' | 'timed-out'): ProcessInput => ({ is: 'answer', to, outcome });

  test('wants the same for the same event, each under a name of its own', () => {
    const known = process.evolve(process.initial, issued());
    const wanted = process.react(issued(), known, deciding);
    expect(process.react(issued(), known, deciding)).toEqual(wanted);
    expect(new Set(wanted.map((one) => (one.do === 'send' ? one.as : ''))).size).toBe(4);
  });

  test('sends a command again whose answer never came, a few times and not for ever', () => {
    const known = process.evolve(process.initial, issued());
    const react = (to: string, outcome: 'accepted' | 'timed-out') => {
      const state = process.evolve(known, answer(to, outcome));
      return process.react(answer(to, outcome), state, deciding);
    };
    expect(react('assign O01 police', 'accepted')).toEqual([]);
    expect(react('assign O01 police', 'timed-out')).toMatchObject([
      { do: 'send', as: 'assign O01 police again', command: 'assign', input: { addressee: 'police' } },
    ]);
    expect(react(`assign O01 police${' again'.repeat(3)}`, 'timed-out')).toHaveLength(1);
    expect(react(`assign O01 police${' again'.repeat(4)}`, 'timed-out')).toEqual([]);
  });
});
