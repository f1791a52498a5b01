import { describe, expect, test } from '@jest/globals';
import { after, communeA } from '../examples.ts';
import { decideTwin } from './decide-twin.ts';
import { decidedSame, proposed } from './examples.ts';
import { lapseTwin } from './lapse-twin.ts';
import { proposeTwin } from './propose-twin.ts';
import { reopenTwin } from './reopen-twin.ts';
import { twin } from './twin.ts';

const pair = {
  first: { record: 'b', agencies: ['police'] },
  second: { record: 'a', agencies: ['culture'] },
  ...{ establishment: 'site-1', on: '2013-07-10', unit: communeA },
};
const reason = 'Cùng một biên bản';
const open = after(twin, proposed);

describe('two records that may be one visit', () => {
  test('are one pair, in whichever order they came', () => {
    const swapped = { ...pair, first: pair.second, second: pair.first };
    expect([proposeTwin.idOf(pair), proposeTwin.idOf(swapped)]).toEqual(['a.b', 'a.b']);
  });

  test('are proposed once, to the agencies of both', async () => {
    const { events, state } = await after(twin, []).decide(proposeTwin, pair);
    expect(events.map(({ name }) => name)).toEqual(['TwinProposed', 'TwinStood']);
    expect(twin.scope(state, 'a.b')).toMatchObject({ sensitivity: 'internal', owners: ['police', 'culture'] });
    const again = after(twin, [...events]);
    expect(await again.decide(proposeTwin, pair)).toMatchObject({ refused: null, events: [] });
    const itself = { ...pair, second: pair.first };
    expect((await after(twin, []).decide(proposeTwin, itself)).refused).toBe('pair-is-of-two-records');
  });

  test('are decided the same, and which one is kept', async () => {
    expect((await open.decide(decideTwin, { verdict: 'same', kept: 'a', reason })).state).toMatchObject({
      is: 'same',
      kept: 'a',
    });
    for (const kept of [null, 'c']) {
      expect((await open.decide(decideTwin, { verdict: 'same', kept, reason })).refused).toBe('kept-is-one-of-the-two');
    }
  });

  test('are decided different, and both are kept', async () => {
    expect((await open.decide(decideTwin, { verdict: 'different', kept: null, reason })).state).toMatchObject({
      is: 'different',
    });
    expect((await open.decide(decideTwin, { verdict: 'different', kept: 'a', reason })).refused).toBe(
      'kept-is-one-of-the-two',
    );
  });

  test('a decision is taken back, and made otherwise', async () => {
    const decided = after(twin, decidedSame);
    expect((await decided.decide(decideTwin, { verdict: 'different', kept: null, reason })).refused).toBe(
      'pair-is-open',
    );
    const reopened = await decided.decide(reopenTwin, { reason });
    expect(reopened.state).toMatchObject({ is: 'open' });
    const again = after(twin, [...decidedSame, ...reopened.events]);
    expect((await again.decide(decideTwin, { verdict: 'different', kept: null, reason })).refused).toBeNull();
    expect((await open.decide(reopenTwin, { reason })).refused).toBe('pair-is-decided');
  });

  test('a pair that means nothing any more lapses once, and is proposed again, not opened', async () => {
    const lapse = { establishment: 'site-1', on: '2013-07-10', was: null };
    const lapsed = await open.decide(lapseTwin, lapse);
    expect(lapsed.state).toMatchObject({ is: 'lapsed' });
    const gone = after(twin, [...proposed, ...lapsed.events]);
    expect((await gone.decide(lapseTwin, lapse)).events).toEqual([]);
    expect((await gone.decide(reopenTwin, { reason })).refused).toBe('pair-is-decided');
    expect((await gone.decide(proposeTwin, pair)).state).toMatchObject({ is: 'open' });
  });

  test('a pair that has moved on meanwhile does not lapse', async () => {
    const lapse = { establishment: 'site-1', on: '2013-07-10', was: 'open' };
    expect((await after(twin, decidedSame).decide(lapseTwin, lapse)).events).toEqual([]);
    expect((await open.decide(lapseTwin, { ...lapse, on: '2013-07-09' })).events).toEqual([]);
  });

  test('a pair whose records have moved together lapses where they were', async () => {
    const { events, state } = await after(twin, decidedSame).decide(proposeTwin, { ...pair, on: '2013-07-11' });
    expect(events.map(({ name, data }) => [name, (data as { on?: string }).on])).toEqual([
      ['TwinLapsed', undefined],
      ['TwinStood', '2013-07-10'],
      ['TwinProposed', '2013-07-11'],
      ['TwinStood', '2013-07-11'],
    ]);
    expect(state).toMatchObject({ is: 'open', on: '2013-07-11' });
  });

  test('a pair that was decided before pairs said how they stand says so when it is proposed again', async () => {
    const legacy = after(twin, decidedSame);
    const { events, state } = await legacy.decide(proposeTwin, pair);
    expect(events).toMatchObject([{ name: 'TwinStood', data: { is: 'same', kept: 'a' } }]);
    expect(state).toMatchObject({ is: 'same', kept: 'a' });
  });

  test('an open pair is put to the agencies that take part now', async () => {
    const { events } = await open.decide(proposeTwin, {
      ...pair,
      second: { record: 'a', agencies: ['culture', 'ppc'] },
    });
    expect(events.map(({ name }) => name)).toEqual(['TwinProposed', 'TwinStood']);
  });
});
