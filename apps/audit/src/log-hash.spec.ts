import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { logHashes } from '@lien-nganh/event-store';
import { printPosition, type Position } from '@lien-nganh/kernel';
import { clientOf } from './examples/client.ts';
import type { Person } from './examples/people.ts';
import { testPlatform, type TestPlatform } from './examples/platform.ts';

let platform: TestPlatform;
const { get, done } = clientOf(() => platform);
beforeAll(async () => {
  platform = await testPlatform();
  for (const target of ['Quán Ánh Sao', 'Quán Mây'])
    await done('officer-police', 'visits/visit/plan-visit', { target });
});
afterAll(() => platform.close());

const hashAt = (person: Person, position?: string) =>
  get(person, 'audit', `log-hash${position === undefined ? '' : `?position=${encodeURIComponent(position)}`}`);

async function recomputed() {
  const { store, log } = platform.audit.runtime;
  const all: { readonly position: string; readonly hash: string; readonly stands: Position }[] = [];
  for await (const { position, hash } of logHashes(store.readLog())) {
    all.push({ position: printPosition(log.id, position), hash: hash.toString('hex'), stands: position });
  }
  return { all, log: log.id };
}

async function positionOf(stream: string): Promise<Position> {
  for await (const { position } of platform.audit.runtime.store.readLog({ filter: { streamPrefixes: [stream] } })) {
    return position;
  }
  throw new Error(`nothing is in ${stream}`);
}

describe('the hash of the log', () => {
  test('is told up to the end as soon as something was recorded, and up to any event and between two', async () => {
    const visit = await done('officer-police', 'visits/visit/plan-visit', { target: 'Quán Gió' });
    const { status, body: atTheEnd } = await hashAt('standing');
    const { all, log } = await recomputed();
    const [first, second] = [all[0]!, all[1]!];
    const last = all.find(({ position }) => position === atTheEnd['position'])!;
    expect([status, atTheEnd]).toEqual([200, { position: last.position, hash: last.hash, at: last.position }]);
    expect(last.stands >= (await positionOf(`visit-${visit}`))).toBe(true);
    expect((await hashAt('standing', first.position)).body).toMatchObject({ hash: first.hash, at: first.position });
    const between = printPosition(log, (second.stands - 1n) as Position);
    expect((await hashAt('standing', between)).body).toEqual({
      position: between,
      hash: first.hash,
      at: first.position,
    });
  });

  test.each<[Person, number]>([
    ['officer-police', 200],
    ['head-health', 200],
    ['standing', 200],
    ['auditor-without', 200],
    ['admin', 403],
  ])('%s, who may read reports or not, is answered so: %i', async (person, status) => {
    expect((await hashAt(person)).status).toBe(status);
  });

  test('is no look at anything: none is noted for an auditor', async () => {
    expect((await hashAt('auditor')).status).toBe(200);
    const looks = { filter: { streamPrefixes: ['auditLook-'] } };
    for await (const { stream } of platform.audit.runtime.store.readLog(looks)) throw new Error(stream);
  });

  test('is not told of a place that is none of this log, and not of days to come', async () => {
    const { all, log } = await recomputed();
    const beyond = printPosition(log, (all.at(-1)!.stands + 1_000_000n) as Position);
    for (const text of ['12-another:1', 'x', beyond, `${log}:99999999999999999999`]) {
      const { status, body } = await hashAt('standing', text);
      expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ path: 'position' })]]);
    }
  });
});
