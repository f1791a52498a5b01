import { inMemory } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { communeA } from '../examples.ts';
import { healthRequest } from '../health-request/health-request.ts';
import { outbound } from './outbound.ts';
import { suspicion } from '../suspicion/suspicion.ts';

const by = { account: 'account-1', agency: 'police', role: 'officer' };
const tables = {
  units: { [communeA]: { unit: communeA, type: 'xã', parentCode: '900', validFrom: '2004-01-01', validTo: null } },
  agencies: { police: { agency: 'police', validFrom: '2004-01-01', validTo: null, superiors: [], successors: [] } },
  establishments: { 'site-1': { establishment: 'site-1', kind: 'karaoke', withdrawn: false } },
};
const here = () => inMemory([suspicion, healthRequest], tables, { by, today: '2013-07-16' });
const done = { on: '2013-07-10', unit: communeA, lead: 'police' };

describe('an establishment with signs of abuse', () => {
  test.each([
    [null, {}],
    ['establishment-is-known', { establishment: 'site-9' }],
    ['kind-is-the-establishments', { kind: 'hotel' }],
  ])('%s', async (rule, wrong) => {
    const told = { ...done, establishment: 'site-1', kind: 'karaoke', ...wrong };
    expect((await here().send(suspicion, 'record', told)).refused).toBe(rule);
  });

  test('leaves as a kind and a commune', async () => {
    const one = here();
    await one.send(suspicion, 'record', { ...done, establishment: 'site-1', kind: 'karaoke' }, { id: 's-1' });
    const { map } = outbound.find(({ stream }) => stream === suspicion)!;
    const told = map(one.log[0] as never, one.stateOf('suspicion', 's-1'), 's-1');
    expect([JSON.stringify(told).includes('site-1'), told]).toMatchObject([
      false,
      { unit: communeA, stretches: [{ content: { kind: 'karaoke' } }] },
    ]);
  });
});

describe('a request to Health', () => {
  test('names a commune and a need, and no establishment', async () => {
    const ask = async (more: object) =>
      (await here().send(healthRequest, 'record', { ...done, need: 'testing', ...more })).refused;
    expect(await ask({})).toBeNull();
    expect(await ask({ establishment: 'site-1' })).toBe('request-names-no-establishment');
  });
});
