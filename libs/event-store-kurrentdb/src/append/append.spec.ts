import { describe, expect, test } from '@jest/globals';
import { InvalidAppend, OutcomeUnknown, StoreUnavailable, TooLarge, WrongRevision } from '@lien-nganh/event-store';
import type { AppendFault, VersionName } from '../double.ts';
import { HistoryMissing } from '../errors.ts';
import { collect, event, events, ids, testLog } from '../examples.ts';

/** The oldest takes each append by a call of its own, the newest all of them over one call. */
const versions: VersionName[] = ['20.10', '25.1'];

describe.each(versions)('an append to KurrentDB %s', (version) => {
  test.each<[AppendFault, number]>([
    ['written, no answer', 2],
    ['written, timed out', 2],
    ['written, cut off', 2],
    ['not written, no answer', 0],
    ['not the leader', 0],
  ])('%s: has an unknown outcome, and loading the stream tells the truth', async (fault, written) => {
    await using log = await testLog({ version }, { deadlineMs: 1_000 });
    await log.store.append('other', 'no-stream', events(1));
    log.double.faults.appends.push(fault);
    const two = events(2);
    await expect(log.store.append('one', 'no-stream', two)).rejects.toThrow(OutcomeUnknown);
    expect(ids(await collect(log.store.readStream('one')))).toEqual(ids(two.slice(0, written)));
    expect(await log.store.append('one', 'any', events(1))).toMatchObject({ revision: written });
  });

  test('that is repeated with the same event ids is a conflict, never a success', async () => {
    await using log = await testLog({ version });
    const two = events(2);
    await log.store.append('one', 'no-stream', two);
    await log.store.append('one', 1, events(1));
    for (const expected of ['no-stream', 0, 1] as const) {
      const again = log.store.append('one', expected, two);
      await expect(again).rejects.toThrow(WrongRevision);
      await expect(again).rejects.toMatchObject({ actual: 2 });
    }
    expect(await collect(log.store.readStream('one'))).toHaveLength(3);
  });

  test('with "any" writes what it is given, whatever ids the server remembers', async () => {
    await using log = await testLog({ version });
    const two = events(2);
    await log.store.append('one', 'any', two);
    expect(await log.store.append('one', 'any', two)).toMatchObject({ revision: 3 });
    expect(await log.store.append('one', 'any', [two[0]!, event()])).toMatchObject({ revision: 5 });
  });

  test('that its caller gives up on its way has an unknown outcome', async () => {
    await using log = await testLog({ version });
    await log.store.append('other', 'no-stream', events(1));
    log.double.faults.appends.push('written, no answer');
    const ending = new AbortController();
    const append = log.store.append('one', 'no-stream', events(1), { signal: ending.signal });
    const outcome = expect(append).rejects.toThrow(OutcomeUnknown);
    await appended(log.double.log, 'one');
    ending.abort();
    await outcome;
  });

  test('to a server that is not ready yet writes nothing and says "unavailable"', async () => {
    await using log = await testLog({ version });
    log.double.faults.unavailable = true;
    const other = await expectUnavailable(() => log.store.append('one', 'no-stream', events(1)));
    expect(other).toBe('store-unavailable');
    log.double.faults.unavailable = false;
    expect(await log.store.append('one', 'no-stream', events(1))).toMatchObject({ revision: 0 });
  });

  test('that answers slowly is waited for', async () => {
    await using log = await testLog({ version });
    log.double.faults.delayMs = 60;
    expect(await log.store.append('one', 'no-stream', events(1))).toMatchObject({ revision: 0 });
  });

  test('over what every server takes is refused before anything is sent, metadata and types counted', async () => {
    await using log = await testLog({ version });
    const type = 't'.repeat(190);
    const many = Array.from({ length: 1000 }, () => event({ text: 'x'.repeat(450) }, { type }));
    await expect(log.store.append('one', 'no-stream', many)).rejects.toThrow(TooLarge);
    await expect(log.store.append('one', 'no-stream', many)).rejects.toMatchObject({ limit: 1024 * 1024 });
    expect(await collect(log.store.readStream('one'))).toEqual([]);
  });

  test("to a stream or of a type that is the server's own, or the log's, is refused", async () => {
    await using log = await testLog({ version });
    await expect(log.store.append('$settings', 'any', events(1))).rejects.toThrow(InvalidAppend);
    await expect(log.store.append('log-identity', 'any', events(1))).rejects.toThrow(InvalidAppend);
    await expect(log.store.append('one', 'any', [event(1, { type: '$metadata' })])).rejects.toThrow(InvalidAppend);
  });

  test('to a stream that somebody deleted says that its history is missing', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(2));
    await log.store.append('two', 'no-stream', events(2));
    log.double.log.softDelete('one');
    log.double.log.tombstone('two');
    await expect(log.store.append('one', 'no-stream', events(1))).rejects.toThrow(HistoryMissing);
    await expect(log.store.append('two', 'any', events(1))).rejects.toThrow(HistoryMissing);
  });
});

describe('many appends over one call', () => {
  test('one that gets no answer does not hold up the others', async () => {
    await using log = await testLog({}, { deadlineMs: 1_000 });
    await log.store.append('other', 'no-stream', events(1));
    log.double.faults.appends.push('written, no answer');
    const silent = expect(log.store.append('one', 'no-stream', events(1))).rejects.toThrow(OutcomeUnknown);
    const answered = await Promise.all([2, 3, 4].map((n) => log.store.append(`s-${n}`, 'no-stream', events(n))));
    expect(answered.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    await silent;
  });
});

/** Resolves once the server has a stream. */
function appended(log: { stream(name: string): unknown; watch(look: () => void): () => void }, name: string) {
  return new Promise<void>((resolve) => {
    const stop = log.watch(() => {
      if (!log.stream(name)) return;
      stop();
      resolve();
    });
  });
}

/** The code of what an append fails with, or of the next one where the first met the open call. */
async function expectUnavailable(append: () => Promise<unknown>): Promise<string | undefined> {
  for (;;) {
    const error = await append().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error instanceof OutcomeUnknown) continue;
    return error instanceof StoreUnavailable ? error.code : undefined;
  }
}
