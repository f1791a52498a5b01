import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { EventToAppend, LogEvent, LogIdentity, Position } from '@lien-nganh/kernel';
import { LogUnfinished, OtherLogThere, WrongProvince, WrongRevision } from '../errors.ts';
import { logHashes } from '../log-hash.ts';
import { memoryEventStore } from '../memory.ts';
import { verifyMove } from '../moving/compare.ts';
import { memoryLogImport } from '../moving/memory-import.ts';
import { moveLog } from '../moving/move-log.ts';
import type { LogImport } from '../moving/port.ts';
import { resolveReference } from '../moving/resolve-reference.ts';
import type { EventStore } from '../port.ts';
import { batchesUntil, collect, ids } from './subject.ts';

/** A place without a log, into which one is moved. */
export interface ImportPlace extends AsyncDisposable {
  /** Each call as another process would open it. */
  target(): Promise<LogImport>;
  open(province: string): Promise<EventStore>;
}

const PROVINCE = '12';
const HOUR = 3_600_000;

/** A log of the past: three streams in turn, an event an hour from half past ten in the evening of Viet Nam on. */
async function oldLog(count = 300, province = PROVINCE): Promise<EventStore> {
  let now = Date.parse('2013-07-16T15:30:00.000Z');
  const store = memoryEventStore({ province, clock: () => new Date((now += HOUR)) });
  for (let nth = 0; nth < count; nth += 1) {
    const stream = `visit-${['a', 'b', 'c'][nth % 3]!}`;
    await store.append(stream, 'any', [event(nth)]);
  }
  return store;
}

function event(nth: number): EventToAppend {
  return {
    id: randomUUID(),
    type: 'visit.Planned',
    schemaVersion: 1 + (nth % 3),
    data: { nth, words: 'Xã Bum Nưa, 25 % \\ "x"', $sealed: 'AAECAw==' },
    metadata: {
      commandId: randomUUID(),
      fingerprint: 'f',
      correlationId: 'c',
      causationId: 'c',
      actor: { account: 'a-1', agency: 'police', role: 'officer' },
      obligations: ['879/O01'],
      occurredOn: '2013-07-01',
    },
  };
}

/** Everything that a move keeps. */
function kept({ position: _, origin: __, ...rest }: LogEvent): Omit<LogEvent, 'position' | 'origin'> {
  return { ...rest };
}

async function finished(place: ImportPlace, source: EventStore): Promise<LogIdentity> {
  const target = await place.target();
  const { reached } = await moveLog(source, target);
  const identity = await target.finish(reached);
  await target.close();
  return identity;
}

/** What the target of a move promises, as one suite that every adapter passes. */
export function logImportConformance(name: string, place: () => Promise<ImportPlace>): void {
  describe(`a log that is moved ${name}`, () => {
    test('holds the same events in the same order, and each says where it stood', async () => {
      await using at = await place();
      const source = await oldLog();
      const old = await collect(source.readLog());
      const identity = await finished(at, source);
      const sourceId = (await source.log()).id;
      expect(identity.id).not.toBe(sourceId);
      const end = old.at(-1)!.position;
      expect(identity.predecessors).toEqual([{ log: sourceId, sharedUpTo: end, moved: true }]);
      const store = await at.open(PROVINCE);
      expect(await store.log()).toEqual(identity);
      const moved = await collect(store.readLog());
      expect(moved.map(kept)).toEqual(old.map(kept));
      expect(moved.map(({ origin }) => origin)).toEqual(old.map(({ position }) => ({ log: sourceId, position })));
      const [first] = await collect(store.readStream('visit-b'));
      expect(first).toMatchObject({ recordedAt: old[1]!.recordedAt, origin: { position: old[1]!.position } });
      const batches = await batchesUntil(store, { after: null }, (seen) => seen.length === old.length);
      expect(batches.flatMap(({ events }) => events).map(kept)).toEqual(old.map(kept));
      await store.close();
    });

    test('has the same hash up to each event, and so has one that is moved back', async () => {
      await using at = await place();
      const source = await oldLog();
      await finished(at, source);
      const there = await at.open(PROVINCE);
      const before = await hashesOf(source);
      expect(await hashesOf(there)).toEqual(before);
      expect(await hashesOf(await movedInMemory(there))).toEqual(before);
      await there.close();
    });

    test('takes appends afterwards, at the revisions that the streams had', async () => {
      await using at = await place();
      const source = await oldLog(9);
      await finished(at, source);
      const store = await at.open(PROVINCE);
      const before = await collect(store.readLog());
      await expect(store.append('visit-a', 1, [event(9)])).rejects.toMatchObject({ code: 'wrong-revision', actual: 2 });
      const next = event(9);
      const { revision, position } = await store.append('visit-a', 2, [next]);
      expect(revision).toBe(3);
      expect(position > before.at(-1)!.position).toBe(true);
      const [taken] = await collect(store.readLog({ after: before.at(-1)!.position }));
      expect(taken).toMatchObject({ id: next.id, revision: 3 });
      expect(taken!.origin).toBeUndefined();
      expect(taken!.recordedAt >= before.at(-1)!.recordedAt).toBe(true);
      await store.close();
    });

    test('cannot be opened before the move is finished, nor be the target of another', async () => {
      await using at = await place();
      const source = await oldLog(9);
      const target = await at.target();
      await moveLog(source, target);
      await expect(at.open(PROVINCE)).rejects.toThrow(LogUnfinished);
      await expect((await at.target()).begin(await (await oldLog(1)).log())).rejects.toThrow(OtherLogThere);
      const other = await (await oldLog(1, '11')).log();
      await expect((await at.target()).begin(other)).rejects.toThrow(WrongProvince);
      await finished(at, source);
      await expect((await at.target()).begin(await (await oldLog(1)).log())).rejects.toThrow(OtherLogThere);
    });

    test('goes on after a stop where it was, with nothing twice and nothing missing', async () => {
      await using at = await place();
      const source = await oldLog(300);
      const old = await collect(source.readLog());
      const stopped = await at.target();
      const { identity } = await stopped.begin(await source.log());
      await stopped.import(old.slice(0, 120));
      const again = await at.target();
      expect(await again.begin(await source.log())).toEqual({
        identity,
        isFinished: false,
        reached: old[119]!.position,
      });
      await expect(again.import(old.slice(119, 130))).rejects.toThrow(WrongRevision);
      await expect(again.import(old.slice(123, 124))).rejects.toThrow(WrongRevision);
      const done = await finished(at, source);
      expect(done.id).toBe(identity.id);
      const target = await at.target();
      expect(await target.begin(await source.log())).toMatchObject({ isFinished: true, reached: old.at(-1)!.position });
      const compared = await verifyMove(source, target, { upTo: old.at(-1)!.position });
      expect(compared.firstDifference).toBeNull();
      expect(compared.target).toEqual({ ...compared.source, events: 300 });
    });

    test('understands references that were printed before the move, and before an earlier one', async () => {
      await using at = await place();
      const first = await oldLog(1100);
      const [firstId, firstEvents] = [(await first.log()).id, await collect(first.readLog())];
      const between = await movedInMemory(first);
      const late = await between.append('visit-a', 'any', [event(0)]);
      const betweenId = (await between.log()).id;
      await finished(at, between);
      const store = await at.open(PROVINCE);
      const moved = await collect(store.readLog());
      const resolve = (log: string, position: bigint) =>
        resolveReference(store, { log, position: position as Position });
      for (const nth of [0, 1, 499, 500, 501, 1000, 1099]) {
        expect(await resolve(firstId, firstEvents[nth]!.position)).toBe(moved[nth]!.position);
        expect(await resolve(betweenId, (await collect(between.readLog()))[nth]!.position)).toBe(moved[nth]!.position);
      }
      expect(await resolve(betweenId, late.position)).toBe(moved.at(-1)!.position);
      expect(await resolve(firstId, firstEvents[700]!.position + 1n)).toBe(moved[700]!.position);
      expect(await resolve(firstId, 0n)).toBe(0n);
      expect(await resolve(firstId, firstEvents.at(-1)!.position + 1n)).toBeNull();
      expect(await resolve('12-another', 1n)).toBeNull();
      const { id } = await store.log();
      expect(await resolve(id, moved[3]!.position)).toBe(moved[3]!.position);
      expect(ids(moved)).toEqual([...ids(firstEvents), expect.any(String)]);
      await store.close();
    });
  });
}

async function hashesOf(store: EventStore): Promise<readonly string[]> {
  const hashes = await collect(logHashes(store.readLog()));
  return hashes.map(({ hash }) => hash.toString('hex'));
}

async function movedInMemory(source: EventStore): Promise<EventStore> {
  const moved = { movingFrom: null };
  const target = memoryLogImport(moved);
  await target.finish((await moveLog(source, target)).reached);
  return memoryEventStore({ province: PROVINCE, moved });
}
