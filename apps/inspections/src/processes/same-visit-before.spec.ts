import { describe, expect, test } from '@jest/globals';
import { events } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import * as twins from '../twin/examples.ts';
import { events as twinEvents } from '../twin/events.ts';
import { twin } from '../twin/twin.ts';
import { littleLog, visitOf, type LittleLog } from './examples.ts';

const reason = 'Đã đối chiếu';
const agencies = (log: LittleLog, id: string) => log.shown(id).participants.map(({ agency }) => agency);

/** A log of the time when pairs were decided one by one: the process had heard of disclosures alone. */
async function before(): Promise<LittleLog> {
  const log = littleLog();
  log.write(inspection, 'a', visitOf('police'));
  log.write(inspection, 'b', visitOf('culture'));
  for (let event = 0; event < 4; event++) log.see();
  log.forgetWhatWaits();
  const settled = { twin: 'a.b', verdict: 'same', kept: 'a' } as const;
  log.write(twin, 'a.b', twins.decidedSame);
  log.write(inspection, 'a', [
    events.PossibleTwinNoted({ twin: 'a.b', other: 'b' }),
    events.PossibleTwinSettled({ ...settled, other: 'b', agencies: ['culture'] }),
  ]);
  log.write(inspection, 'b', [
    events.PossibleTwinNoted({ twin: 'a.b', other: 'a' }),
    events.PossibleTwinSettled({ ...settled, other: 'a', agencies: ['police'] }),
    events.ParticipantNamed({ agency: 'market', reason }),
  ]);
  await log.quiet();
  expect([agencies(log, 'a'), log.shown('b').sameAs]).toEqual([['police', 'culture'], 'a']);
  return log;
}

describe('records that were decided one visit before all of a place and day were weighed together', () => {
  test('are one set as soon as another record comes, with all who take part', async () => {
    const log = await before();
    log.write(inspection, 'c', visitOf('health'));
    await log.quiet();
    expect([log.pair('a', 'b').is, log.pair('a', 'c').is, log.pair('b', 'c').is]).toEqual(['same', 'open', 'lapsed']);
    expect(agencies(log, 'a')).toEqual(['police', 'culture', 'market']);
    expect([log.shown('b').sameAs, log.shown('c').openPairs]).toEqual(['a', 1]);
  });

  test('are told apart when one of them is withdrawn, or the decision is taken back', async () => {
    for (const undo of [
      (log: LittleLog) => log.send([inspection, 'b'], 'withdraw-inspection', { reason }),
      (log: LittleLog) => log.send([inspection, 'b'], 'correct-inspection', { changes: { on: '2013-07-09' }, reason }),
      (log: LittleLog) => log.send([twin, 'a.b'], 'reopen-twin', { reason }),
    ]) {
      const log = await before();
      expect(await undo(log)).toEqual({ refused: null });
      await log.quiet();
      expect([agencies(log, 'a'), log.shown('a').sameAs, log.shown('b').sameAs]).toEqual([['police'], null, null]);
      expect(log.pair('a', 'b').is).not.toBe('same');
    }
  });

  test('one that was withdrawn then is found gone, and nobody is asked about it', async () => {
    const log = await before();
    log.write(twin, 'a.b', [
      twinEvents.TwinLapsed({ first: { record: 'a', agencies: [] }, second: { record: 'b', agencies: [] } }),
    ]);
    log.write(inspection, 'a', [events.PossibleTwinLapsed({ twin: 'a.b', other: 'b' })]);
    log.write(inspection, 'b', [events.InspectionWithdrawn({ reason })]);
    await log.quiet();
    log.write(inspection, 'c', visitOf('health'));
    await log.quiet();
    expect([log.pair('a', 'b').is, log.pair('b', 'c').is, log.pair('a', 'c').is]).toEqual(['lapsed', 'lapsed', 'open']);
    expect([log.shown('a').openPairs, log.shown('c').openPairs]).toEqual([1, 1]);
  });
});
