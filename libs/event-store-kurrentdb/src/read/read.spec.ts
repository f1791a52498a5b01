import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable, UnknownPosition } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import type { VersionName } from '../double.ts';
import { HistoryMissing } from '../errors.ts';
import { collect, events, ids, testLog } from '../examples.ts';

const versions: VersionName[] = ['20.10', '25.1'];
const first = <T>(items: AsyncIterable<T>) => items[Symbol.asyncIterator]().next();

describe.each(versions)('reading from KurrentDB %s', (version) => {
  test("gives neither the server's own events nor those that others wrote", async () => {
    await using log = await testLog({ version });
    const three = events(3);
    await log.store.append('one', 'no-stream', three);
    log.double.log.appendSystem('$stats-0', '$statsCollected');
    log.double.log.setMetadata('one', {});
    log.double.log.append('foreign', -2, [
      {
        id: crypto.randomUUID(),
        type: 'Foreign',
        isJson: false,
        data: Uint8Array.of(1, 2),
        metadata: new Uint8Array(),
      },
    ]);
    expect(ids(await collect(log.store.readLog()))).toEqual(ids(three));
    expect(ids(await collect(log.store.readLog({ filter: { streamPrefixes: ['one', 'foreign'] } })))).toEqual(
      ids(three),
    );
    expect((await log.store.lag(null)).atLeast).toBe(3);
  });

  test('a server that takes the read and never answers is unavailable after the deadline, and heals', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(1));
    const store = await log.open({ deadlineMs: 200 });
    log.double.faults.silentReads = true;
    await expect(first(store.readStream('one'))).rejects.toThrow(StoreUnavailable);
    await expect(store.end()).rejects.toThrow(StoreUnavailable);
    await expect(first(store.readLog())).rejects.toThrow(StoreUnavailable);
    log.double.faults.silentReads = false;
    expect(await collect(store.readStream('one'))).toHaveLength(1);
  });

  test('an aborted signal ends a read that waits for an answer, with its reason', async () => {
    await using log = await testLog({ version });
    log.double.faults.silentReads = true;
    const ending = new AbortController();
    const read = expect(first(log.store.readLog({ signal: ending.signal }))).rejects.toThrow('enough');
    ending.abort(new Error('enough'));
    await read;
  });

  test('a node that is no longer the leader refuses, and what is read next goes to the one that it names', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(3));
    const asked = [
      () => collect(log.store.readStream('one')),
      () => collect(log.store.readLog()),
      () => log.store.end(),
    ];
    for (const read of asked) {
      const before = await read();
      log.double.faults.reads.push('not the leader');
      await expect(read()).rejects.toThrow(StoreUnavailable);
      expect(await read()).toEqual(before);
    }
  });

  test('a read that breaks off says so after what it gave, and never passes for the whole', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(3));
    const ofStream = { read: () => log.store.readStream('one'), reads: 1 };
    // The log's end is asked first, and has its one event before it breaks off.
    const ofLog = { read: () => log.store.readLog({ filter: { streamPrefixes: ['one'] } }), reads: 2 };
    for (const { read, reads } of [ofStream, ofLog]) {
      const whole = await collect(read());
      for (let nth = 0; nth < reads; nth += 1) log.double.faults.reads.push('breaks off');
      const given: string[] = [];
      const broken = async () => {
        for await (const { id } of read()) given.push(id);
      };
      await expect(broken()).rejects.toThrow(StoreUnavailable);
      expect(ids(whole.slice(0, 1))).toEqual(expect.arrayContaining(given));
      expect(await collect(read())).toEqual(whole);
    }
  });

  test('a stream that somebody truncated or deleted for good says that its history is missing', async () => {
    await using log = await testLog({ version });
    for (const stream of ['one', 'two', 'three']) await log.store.append(stream, 'no-stream', events(3));
    log.double.log.setMetadata('one', { $tb: 2 });
    log.double.log.tombstone('two');
    log.double.log.append('three', 2, [
      { id: crypto.randomUUID(), type: 'Foreign', isJson: true, data: Buffer.from('{}'), metadata: new Uint8Array() },
    ]);
    for (const stream of ['one', 'two', 'three']) {
      await expect(collect(log.store.readStream(stream))).rejects.toThrow(HistoryMissing);
    }
  });

  test('a position at which no record begins is of another log', async () => {
    await using log = await testLog({ version });
    const { position } = await log.store.append('one', 'no-stream', events(3));
    const other = (position - 6n) as Position;
    await expect(collect(log.store.readLog({ after: other }))).rejects.toThrow(UnknownPosition);
  });

  test('a name that begins with a composed character is not found by its plain letter', async () => {
    await using log = await testLog({ version });
    const names = ['a\u0301-one', 'a-one', 'á-one'];
    for (const name of names) await log.store.append(name, 'no-stream', events(1));
    const streams = async (prefix: string) =>
      (await collect(log.store.readLog({ filter: { streamPrefixes: [prefix] } }))).map(({ stream }) => stream);
    expect(await streams('a')).toEqual(['a\u0301-one', 'a-one']);
    expect(await streams('á')).toEqual(['á-one']);
  });
});

describe('positions of events read from their stream', () => {
  test.each<[VersionName, boolean]>([
    ['21.10', false],
    ['22.10', true],
  ])('KurrentDB %s tells them: %s', async (version, told) => {
    await using log = await testLog({ version });
    const { position } = await log.store.append('one', 'no-stream', events(1));
    const [read] = await collect(log.store.readStream('one'));
    expect(read!.position).toBe(told ? position : undefined);
  });
});
