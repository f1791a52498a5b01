import type { NewEvent } from '@lien-nganh/kernel';
import { given } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { command, known } from '../examples.ts';
import { LittleLog, talk, talkTwin } from './examples.ts';
import { pairIdOf } from './known.ts';

const reason = 'Đã đối chiếu';
const twin = (one: string, other: string) => [talkTwin, pairIdOf(one, other)] as const;

async function two(): Promise<LittleLog> {
  const log = new LittleLog();
  await log.enter('a', 'culture', ['front']);
  await log.enter('b', 'police');
  await log.quiet();
  return log;
}

describe('records of one place and day that may be the same work', () => {
  test('are asked about once; until somebody decides both count, and both say that it is open', async () => {
    const log = await two();
    expect(log.pair('a', 'b')).toMatchObject({ is: 'open', first: { record: 'a', agencies: ['culture', 'front'] } });
    expect([log.record('a')!.others.open, log.record('b')!.others.open]).toEqual([
      [{ twin: 'a.b', other: 'b' }],
      [{ twin: 'a.b', other: 'a' }],
    ]);
    expect([log.counting('a'), log.counting('b')]).not.toContain(null);
  });

  test('decided the same, one counts, with everybody who took part and for all that either served', async () => {
    const log = await two();
    await log.send(twin('a', 'b'), 'decide', { verdict: 'same', kept: 'b', reason });
    await log.quiet();
    expect(log.counting('a')).toBeNull();
    expect(log.counting('b')).toEqual({
      agencies: ['police', 'culture', 'front'],
      obligations: ['879/police', '879/culture'],
    });
    expect(log.record('a')!.others.sameAs).toBe('b');
  });

  test('decided different, or a decision that is taken back: each counts for itself', async () => {
    const log = await two();
    await log.send(twin('a', 'b'), 'decide', { verdict: 'same', kept: 'b', reason });
    await log.quiet();
    await log.send(twin('a', 'b'), 'reopen', { reason });
    await log.quiet();
    expect(log.record('a')!.others.open).toHaveLength(1);
    await log.send(twin('a', 'b'), 'decide', { verdict: 'different', kept: null, reason });
    await log.quiet();
    expect([log.counting('a'), log.counting('b')]).toEqual([
      { agencies: ['culture', 'front'], obligations: ['879/culture'] },
      { agencies: ['police'], obligations: ['879/police'] },
    ]);
    expect(log.record('a')!.others.open).toEqual([]);
  });

  test('one that is withdrawn or moved to another day is asked about no more, and again when it is back', async () => {
    const log = await two();
    await log.send([talk, 'b'], 'correct', { changes: { on: '2013-07-09' }, reason });
    await log.quiet();
    expect([log.pair('a', 'b').is, log.record('a')!.others.open]).toEqual(['lapsed', []]);
    await log.send([talk, 'b'], 'correct', { changes: { on: '2013-07-10' }, reason });
    await log.quiet();
    expect(log.pair('a', 'b').is).toBe('open');
    await log.send([talk, 'b'], 'withdraw', { reason });
    await log.quiet();
    expect([log.pair('a', 'b').is, log.record('a')!.others.open]).toEqual(['lapsed', []]);
  });

  test('what one was to be told before it left does not hold once it is back', async () => {
    const log = new LittleLog();
    await log.enter('a', 'culture');
    await log.enter('b', 'police');
    // the pair is proposed, and both are to be told of it
    for (let event = 0; event < 4; event++) log.see();
    await log.act();
    for (let event = 0; event < 2; event++) log.see();
    await log.send([talk, 'b'], 'correct', { changes: { on: '2013-07-09' }, reason });
    await log.send([talk, 'a'], 'withdraw', { reason });
    await log.send([talk, 'b'], 'correct', { changes: { on: '2013-07-10' }, reason });
    await log.quiet();
    expect(log.record('b')!.others).toMatchObject({ open: [], sameAs: null });
  });

  test('what one agency enters twice is its own to withdraw, and is no question to anybody', async () => {
    const log = new LittleLog();
    await log.enter('a', 'culture');
    await log.enter('b', 'culture');
    await log.quiet();
    expect(log.pair('a', 'b').is).toBe('none');
  });

  test('what a record says of itself is of its own day: an agency that has ended may say it', () => {
    const asked = { on: '2013-07-10', unit: '03145@2004-08-31', lead: 'culture', form: 'talk' };
    const { outcome } = given(talk).when(command(talk, 'record'), asked, { lookUps: known });
    expect(outcome).toMatchObject([
      { name: 'WorkRecorded', occurredOn: '2013-07-10' },
      { name: 'WorkStated', occurredOn: '2013-07-10' },
    ]);
  });

  test('what is like no other says nothing of itself', () => {
    const asked = { on: '2013-07-10', unit: '03145@2004-08-31', lead: 'culture', form: 'alone' };
    const { outcome } = given(talk).when(command(talk, 'record'), asked, { lookUps: known });
    expect((outcome as readonly { name: string }[]).map(({ name }) => name)).toEqual(['WorkRecorded']);
  });
});

describe('a pair', () => {
  const halves = { first: { record: 'a', agencies: ['culture'] }, second: { record: 'b', agencies: ['police'] } };
  const proposal = { ...halves, together: 'talk', unit: '03145@2004-08-31', on: '2013-07-10' };
  const open = [talkTwin.pairEvents.TwinProposed(proposal)];
  const run = (name: string, input: object, history = open) =>
    given(talkTwin, history).when(command(talkTwin as never, name), input);

  test('is of two records, and keeps one of them when they are the same', () => {
    run('propose', { ...proposal, second: halves.first }, []).thenRefused('pair-is-of-two-records');
    run('decide', { verdict: 'same', kept: 'c', reason }).thenRefused('kept-is-one-of-the-two');
    run('decide', { verdict: 'different', kept: 'a', reason }).thenRefused('kept-is-one-of-the-two');
  });

  test('is decided while it is open, and opened again once it was decided', () => {
    run('reopen', { reason }).thenRefused('pair-is-decided');
    const decided = [
      ...open,
      talkTwin.pairEvents.TwinDecided({ ...halves, verdict: 'same', kept: 'a', reason }),
    ] as typeof open;
    run('decide', { verdict: 'same', kept: 'a', reason }, decided).thenRefused('pair-is-open');
    expect(run('reopen', { reason }, decided).state()).toMatchObject({ is: 'open', kept: null });
  });

  test('is put again to the agencies that take part now, and lapses where its records were when both have moved', () => {
    const joined = { ...proposal, second: { record: 'b', agencies: ['police', 'front'] } };
    expect(run('propose', proposal).outcome).toEqual([]);
    expect(run('propose', joined).state()).toMatchObject({ second: { agencies: ['police', 'front'] } });
    const moved = run('propose', { ...proposal, together: 'elsewhere' }).outcome as readonly NewEvent[];
    expect(moved.map(({ name }) => name)).toEqual(['TwinLapsed', 'TwinStood', 'TwinProposed', 'TwinStood']);
    expect(run('lapse', { together: 'elsewhere', was: null }).outcome).toEqual([]);
  });
});
