import { describe, expect, test } from '@jest/globals';
import { communeB } from '../examples.ts';
import { events } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import { twinIdOf } from '../twin/pair.ts';
import { twin } from '../twin/twin.ts';
import { littleLog, visitOf, type LittleLog } from './examples.ts';

const reason = 'Đã đối chiếu';
const decide = (log: LittleLog, one: string, other: string, kept: string | null) =>
  log.send([twin, twinIdOf(one, other)], 'decide-twin', {
    verdict: kept === null ? 'different' : 'same',
    kept,
    reason,
  });
const agencies = (log: LittleLog, id: string) => log.shown(id).participants.map(({ agency }) => agency);
const total = (log: LittleLog, ...ids: string[]) =>
  ids.filter((id) => !log.shown(id).withdrawn && log.shown(id).sameAs === null).length;

async function withRecords(records: Readonly<Record<string, readonly string[]>>): Promise<LittleLog> {
  const log = littleLog();
  for (const [id, [lead, ...others]] of Object.entries(records)) log.write(inspection, id, visitOf(lead!, ...others));
  await log.quiet();
  return log;
}

const three = () => withRecords({ a: ['police'], b: ['culture'], c: ['health'] });

async function merged(...pairs: readonly (readonly [string, string, string])[]): Promise<LittleLog> {
  const log = await three();
  for (const [one, other, kept] of pairs) {
    expect(await decide(log, one, other, kept)).toEqual({ refused: null });
    await log.quiet();
  }
  return log;
}

describe('records of the same visit', () => {
  test('S-18: two records are an open pair on both; "same" is one with both agencies, "different" two', async () => {
    const log = await withRecords({ a: ['police'], b: ['culture'] });
    expect([log.shown('a').openPairs, log.shown('b').openPairs, total(log, 'a', 'b')]).toEqual([1, 1, 2]);
    await decide(log, 'a', 'b', 'b');
    await log.quiet();
    expect([total(log, 'a', 'b'), agencies(log, 'b'), log.shown('a').sameAs]).toEqual([1, ['culture', 'police'], 'b']);
    await log.send([twin, 'a.b'], 'reopen-twin', { reason });
    await decide(log, 'a', 'b', null);
    await log.quiet();
    expect([total(log, 'a', 'b'), agencies(log, 'b'), log.shown('a').openPairs]).toEqual([2, ['culture'], 0]);
  });

  test('three records of one visit never count nothing: a pair that others answer is no longer asked', async () => {
    const log = await merged(['a', 'b', 'a'], ['a', 'c', 'c']);
    expect(log.pair('b', 'c').is).toBe('lapsed');
    expect(await log.send([twin, 'b.c'], 'reopen-twin', { reason })).toEqual({ refused: 'pair-is-decided' });
    expect(await decide(log, 'b', 'c', 'b')).toEqual({ refused: 'pair-is-open' });
    expect([total(log, 'a', 'b', 'c'), log.shown('c').sameAs]).toEqual([1, null]);
  });

  test('three decisions of one moment make no circle', async () => {
    const log = await three();
    const decided = [decide(log, 'a', 'b', 'a'), decide(log, 'b', 'c', 'b'), decide(log, 'a', 'c', 'c')];
    expect(await Promise.all(decided)).toEqual([{ refused: null }, { refused: null }, { refused: null }]);
    await log.quiet();
    expect(total(log, 'a', 'b', 'c')).toBe(1);
  });

  test('a record that takes the place of one that stood for another has the agencies of all', async () => {
    const log = await merged(['a', 'b', 'a'], ['a', 'c', 'c']);
    expect([agencies(log, 'c'), agencies(log, 'b')]).toEqual([['health', 'police', 'culture'], ['culture']]);
  });

  test('the visit serves the obligations that any of its records serves, each once', async () => {
    const log = await merged(['a', 'b', 'a'], ['a', 'c', 'c']);
    expect(log.shown('c').obligations).toEqual(['d-879/health', 'd-879/police', 'd-879/culture']);
    await log.send([inspection, 'b'], 'withdraw-inspection', { reason });
    await log.quiet();
    expect(log.shown('c').obligations).toEqual(['d-879/health', 'd-879/police']);
  });

  test('who takes part is who takes part now, also where that changed before or after the decision', async () => {
    const log = await withRecords({ a: ['police'], b: ['culture', 'health'] });
    await log.send([inspection, 'b'], 'deny-part', { reason }, 'health');
    await log.send([inspection, 'b'], 'name-participant', { agency: 'ppc', reason }, 'culture');
    await decide(log, 'a', 'b', 'a');
    await log.quiet();
    expect(agencies(log, 'a')).toEqual(['police', 'culture', 'ppc']);
    await log.send([inspection, 'b'], 'name-participant', { agency: 'market', reason }, 'culture');
    await log.send([inspection, 'b'], 'confirm-part', {}, 'health');
    await log.quiet();
    expect(agencies(log, 'a')).toEqual(['police', 'culture', 'health', 'ppc', 'market']);
    expect(await log.send([inspection, 'a'], 'deny-part', { reason }, 'market')).toEqual({
      refused: 'part-came-by-another-record',
    });
  });

  test('an agency that is named while the pair is open may decide it too', async () => {
    const log = await withRecords({ a: ['police'], b: ['culture'] });
    await log.send([inspection, 'b'], 'name-participant', { agency: 'ppc', reason }, 'culture');
    await log.quiet();
    expect(twin.scope(log.pair('a', 'b'), 'a.b').owners).toEqual(['police', 'culture', 'ppc']);
  });

  test('when the record that stood for two others is withdrawn, it is asked again whether these are one', async () => {
    const log = await merged(['a', 'b', 'a'], ['a', 'c', 'a']);
    await log.send([inspection, 'a'], 'withdraw-inspection', { reason });
    await log.quiet();
    expect([log.pair('a', 'b').is, log.pair('a', 'c').is, log.pair('b', 'c').is]).toEqual(['lapsed', 'lapsed', 'open']);
    expect([total(log, 'b', 'c'), log.shown('b').openPairs, log.shown('c').openPairs]).toEqual([2, 1, 1]);
  });

  test('when a decision is taken back, the rest stays one, and the question is put to the record that stands for it', async () => {
    const log = await merged(['a', 'b', 'a'], ['a', 'c', 'c']);
    await log.send([twin, 'a.b'], 'reopen-twin', { reason });
    await log.quiet();
    expect([total(log, 'a', 'b', 'c'), log.pair('b', 'c').is, log.pair('a', 'b').is]).toEqual([2, 'open', 'lapsed']);
    expect(agencies(log, 'c')).toEqual(['health', 'police']);
  });

  test('a pair that came apart and fits again is proposed again', async () => {
    const log = await withRecords({ a: ['police'], b: ['culture'] });
    await decide(log, 'a', 'b', 'a');
    await log.quiet();
    for (const [on, count] of [
      ['2013-07-11', 0],
      ['2013-07-10', 1],
    ] as const) {
      await log.send([inspection, 'b'], 'correct-inspection', { changes: { on }, reason }, 'culture');
      await log.quiet();
      expect([log.shown('a').openPairs, log.shown('b').openPairs, total(log, 'a', 'b')]).toEqual([count, count, 2]);
    }
    expect(log.pair('a', 'b').is).toBe('open');
  });

  test('a record whose commune alone is put right stays what it was to the others', async () => {
    const log = await withRecords({ a: ['police'], b: ['culture'], c: ['health'] });
    await decide(log, 'a', 'b', 'a');
    await log.quiet();
    await log.send([inspection, 'a'], 'correct-inspection', { changes: { unit: communeB }, reason });
    await log.quiet();
    expect([log.pair('a', 'b').is, log.shown('b').sameAs, log.shown('a').openPairs]).toEqual(['same', 'a', 1]);
    expect(agencies(log, 'a')).toEqual(['police', 'culture']);
  });

  test('a decision that contradicts two others of the same moment does not hold', async () => {
    const log = await three();
    await Promise.all([decide(log, 'a', 'c', null), decide(log, 'a', 'b', 'a'), decide(log, 'b', 'c', 'b')]);
    await log.quiet();
    expect([log.pair('a', 'c').is, log.pair('a', 'b').is, log.pair('b', 'c').is]).toEqual([
      'different',
      'same',
      'lapsed',
    ]);
    expect(total(log, 'a', 'b', 'c')).toBe(2);
  });

  test('two records that move together are a pair of their new day', async () => {
    const log = await withRecords({ a: ['police'], b: ['culture'] });
    const correct = { changes: { on: '2013-07-11' }, reason };
    await log.send([inspection, 'a'], 'correct-inspection', correct);
    await log.send([inspection, 'b'], 'correct-inspection', correct, 'culture');
    await log.quiet();
    expect(log.pair('a', 'b')).toMatchObject({ is: 'open', on: '2013-07-11' });
    expect([log.shown('a').openPairs, log.shown('b').openPairs]).toEqual([1, 1]);
  });

  test('two sets that were told apart are not asked about again by another way', async () => {
    const log = await three();
    await decide(log, 'b', 'c', null);
    await log.quiet();
    await decide(log, 'a', 'b', 'a');
    await log.quiet();
    expect([log.pair('a', 'c').is, total(log, 'a', 'b', 'c'), log.shown('a').openPairs]).toEqual(['lapsed', 2, 0]);
  });

  test('what an agency said of its part goes with the record by which it came, and comes back with it', async () => {
    const log = await withRecords({ a: ['police'], b: ['culture'] });
    await decide(log, 'a', 'b', 'a');
    await log.quiet();
    const findings = [{ item: 'guest-register', agency: 'culture', result: 'not-met' }];
    await log.send([inspection, 'a'], 'correct-part', { findings, health: null, reason }, 'culture');
    expect(log.shown('a').findings).toEqual(findings);
    await log.send([twin, 'a.b'], 'reopen-twin', { reason });
    await log.quiet();
    expect([agencies(log, 'a'), log.shown('a').findings]).toEqual([['police'], []]);
    await decide(log, 'a', 'b', 'a');
    await log.quiet();
    expect(log.shown('a').findings).toEqual(findings);
  });
});

describe('violations and decisions of records of the same visit', () => {
  const violation = (id: string, number: string) =>
    events.ViolationRecorded({
      ...{ violation: id, number, kind: 'karaoke-after-hours', field: 'culture', agency: 'police' },
      recordedOn: '2013-07-10',
    });
  const decision = (id: string, of: string, number: string) =>
    events.SanctionDecided({
      ...{ decision: id, number, decidedOn: '2013-07-12', agency: 'police', signatory: 'district-chairman' },
      ...{ offender: 'individual', reason: null, breaches: [] },
      lines: [
        {
          ...{ violation: of, basis: 'nd-a-22-1', field: 'culture', main: 'fine', amount: '20000000' },
          ...{ additional: [], remedies: [] },
        },
      ],
    });

  async function bothHolding(numberInB: string): Promise<LittleLog> {
    const log = littleLog();
    log.write(inspection, 'a', [...visitOf('police'), violation('v-a', '03/BB'), decision('s-a', 'v-a', '12/QĐ')]);
    log.write(inspection, 'b', [...visitOf('culture'), violation('v-b', '03/bb '), decision('s-b', 'v-b', numberInB)]);
    await log.quiet();
    await decide(log, 'a', 'b', 'a');
    await log.quiet();
    return log;
  }
  const counted = (log: LittleLog) =>
    ['a', 'b'].map((id) => [log.shown(id).violations.length, log.shown(id).sanctions.length]);

  test('of the same number and body count once, in the record that is kept', async () => {
    expect(counted(await bothHolding('12/QĐ'))).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  test('of another number count in either record', async () => {
    expect(counted(await bothHolding('13/QĐ'))).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  test('count in the other record again when the kept one no longer holds them, or the two are told apart', async () => {
    const log = await bothHolding('12/QĐ');
    await log.send([inspection, 'a'], 'withdraw-entry', { entry: 'sanction', id: 's-a', reason });
    await log.quiet();
    expect(counted(log)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    await log.send([twin, 'a.b'], 'reopen-twin', { reason });
    await log.quiet();
    expect(counted(log)).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });
});
