import { inMemory } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { outbound } from '../integration/outbound.ts';
import { establishment } from './establishment.ts';
import { registered } from './examples.ts';
import type { Establishment } from './state.ts';

const fold = (events: readonly { readonly name: string; readonly data: object }[]) =>
  events.reduce<unknown>((state, event) => establishment.evolve(state, event as never), { is: 'none' });
const by = { account: 'account-1', agency: 'police', role: 'officer' };

function twoBooks(establishments = {}) {
  const here = inMemory([establishment], { establishments }, { by, today: '2013-07-16' });
  for (const id of ['a', 'b', 'c']) here.written(establishment, id, registered);
  return {
    send: async (name: string, id: string, input: object) =>
      (await here.send(establishment, name, { reason: 'Cùng một quán', ...input }, { id })).refused,
    stateOf: (id: string) => here.stateOf('establishment', id) as Exclude<Establishment, { is: 'none' }>,
  };
}

describe('two records of one place', () => {
  test('are merged into the one that counts, and separated again, as often as it takes', async () => {
    const { send, stateOf } = twoBooks();
    for (const _ of [1, 2]) {
      expect(await send('merge-establishment', 'a', { into: 'b' })).toBeNull();
      expect(stateOf('a')).toMatchObject({ is: 'open', sameAs: 'b', apart: [] });
      expect(await send('separate-establishment', 'a', { from: 'b' })).toBeNull();
      expect(stateOf('a')).toMatchObject({ is: 'open', sameAs: null, apart: ['b'] });
    }
  });

  test.each([
    ['itself', 'a'],
    ['a record that is not there', 'z'],
    ['one that was merged itself', 'c'],
  ])('a record is not merged into %s', async (_, into) => {
    const { send } = twoBooks();
    await send('merge-establishment', 'c', { into: 'b' });
    expect(await send('merge-establishment', 'a', { into })).toBe('merges-into-one-that-counts');
  });

  test('a record is merged once, told apart once, and neither where it was withdrawn', async () => {
    const { send } = twoBooks();
    await send('merge-establishment', 'a', { into: 'b' });
    expect(await send('merge-establishment', 'a', { into: 'c' })).toBe('merged-once');
    await send('separate-establishment', 'a', { from: 'b' });
    expect(await send('separate-establishment', 'a', { from: 'b' })).toBe('separated-once');
    await send('withdraw-establishment', 'a', {});
    expect(await send('merge-establishment', 'a', { into: 'b' })).toBe('record-stands');
    expect(await send('separate-establishment', 'a', { from: 'c' })).toBe('record-stands');
  });

  test('are not withdrawn while others count with them', async () => {
    const { send, stateOf } = twoBooks({ a: { establishment: 'a', sameAs: 'b' } });
    expect(await send('withdraw-establishment', 'b', {})).toBe('none-is-merged-into-it');
    expect(await send('withdraw-establishment', 'c', {})).toBeNull();
    expect([stateOf('b').is, stateOf('c').is]).toEqual(['open', 'withdrawn']);
  });

  test('count once: the one that was merged leaves the service as withdrawn until it is separated', () => {
    const { map } = outbound.find(({ stream }) => stream === establishment)!;
    const leaving = (...more: { name: string; data: object }[]) =>
      map({} as never, fold([...registered, ...more]), 'a') as { withdrawn: boolean; sameAs: string | null };
    const merged = { name: 'EstablishmentMerged', data: { into: 'b', reason: 'x' } };
    const separated = { name: 'EstablishmentSeparated', data: { from: 'b', reason: 'x' } };
    const told = [leaving(), leaving(merged), leaving(merged, separated)];
    expect(told.map(({ withdrawn }) => withdrawn)).toEqual([false, true, false]);
    expect(told.map(({ sameAs }) => sameAs)).toEqual([null, 'b', null]);
  });
});
