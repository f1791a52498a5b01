import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore } from '@lien-nganh/event-store';
import { lookedUp } from './commands/deciding.ts';
import type { LookedAt } from './commands/request.ts';
import { testHost, type TestHost } from './examples/test-host.ts';
import { importClient } from './examples/import-client.ts';
import { visitsFile, visitsWithRegister } from './examples/visits-register.ts';
import { standingOfSubject } from './identity/standing.ts';
import { Problem } from './problem.ts';
import { Imports } from './imports/imports.ts';
import type { ImportMode } from './imports/import-store.ts';

let host: TestHost;
let client: ReturnType<typeof importClient>;
beforeAll(async () => {
  host = await testHost({ service: visitsWithRegister });
  client = importClient(host);
});
afterAll(() => host.close());

/** The host's log, and which streams were read of it. */
function watched() {
  const read: string[] = [];
  const { store } = host.runtime;
  const readStream: EventStore['readStream'] = (stream, options) => {
    read.push(stream);
    return store.readStream(stream, options);
  };
  return { read, runtime: { ...host.runtime, store: instead(store, { readStream }) } };
}

/** A log of which something is done otherwise. */
function instead(store: EventStore, otherwise: Partial<EventStore>): EventStore {
  return new Proxy(store, {
    get: (of, name) => {
      const found: unknown = Reflect.get(name in otherwise ? otherwise : of, name);
      return typeof found === 'function' ? (found.bind(of) as unknown) : found;
    },
  });
}

const ofVisit = { stream: 'visit-of-nobody', signal: undefined, correlationId: 'c', traceparent: null };

/** The record that a lone row came to. */
async function registered(file: Buffer): Promise<string> {
  const { rows } = await client.run(file);
  return rows[0]!.record!;
}

describe('rows of a register', () => {
  test.each<ImportMode>(['dry-run', 'commit'])('have their records read once each: %s', async (mode) => {
    const { read, runtime } = watched();
    const rows = Array.from({ length: 90 }, (_, n) => [`W-${n}`, `Nhà số ${n} phố W`] as const);
    const standing = await standingOfSubject(runtime.rows, 'officer-police', '2026-01-01');
    const upload = { register: visitsWithRegister.registers[0]!, mode, standing, file: visitsFile(...rows) };
    const id = await new Imports(runtime.imports.store).begin(runtime, upload);
    expect((await client.toldOf(id)).counts).toEqual({ new: 90 });
    expect([read.length, new Set(read).size]).toEqual([90, 90]);
  });

  test.each(['dry-run', 'commit'])('that lead to one record are refused but for the first: %s', async (mode) => {
    const place = `Quán ${mode}`;
    const record = await registered(visitsFile([`L-${mode}`, place, 'cũ']));
    const { rows } = await client.run(
      visitsFile([`L-${mode}`, place, 'một'], [`M-${mode}`, place, 'hai', record]),
      mode,
    );
    expect(rows).toMatchObject([
      { is: 'changed', record },
      { is: 'refused', reasons: [{ vi: 'Dẫn đến cùng hồ sơ với dòng 2.', en: 'Leads to the record of row 2.' }] },
    ]);
  });
});

describe('a file that comes while another one is carried out', () => {
  /** The service, whose log takes nothing until it goes on. */
  function holding() {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const { store } = host.runtime;
    const append: EventStore['append'] = async (...of) => (await held, store.append(...of));
    return { goOn, slow: { ...host.runtime, store: instead(store, { append }) } };
  }
  const uploading = async (mode: ImportMode, place: string) => {
    const standing = await standingOfSubject(host.runtime.rows, 'officer-police', '2026-01-01');
    return { register: visitsWithRegister.registers[0]!, mode, standing, file: visitsFile([place, place]) };
  };

  test('waits, and gives signs while it does', async () => {
    const { slow, goOn } = holding();
    const imports = new Imports(host.runtime.imports.store, 1);
    await imports.begin(slow, await uploading('commit', 'Nhà đầu phố Q'));
    const id = await imports.begin(slow, await uploading('commit', 'Nhà cuối phố Q'));
    const first = (await imports.find(id))!;
    let later = first;
    while (later.seen <= first.seen) later = (await imports.find(id))!;
    expect([first.state, later.state]).toEqual(['waiting', 'waiting']);
    goOn();
    expect((await client.toldOf(id)).counts).toEqual({ new: 1 });
  });

  test('is not taken, for that reason, where four wait already', async () => {
    const { slow, goOn } = holding();
    const imports = new Imports(host.runtime.imports.store);
    const begin = async (n: number) => imports.begin(slow, await uploading('commit', `Nhà số ${n} phố X`));
    const waiting = [await begin(1), await begin(2), await begin(3), await begin(4)];
    const refusal = await begin(5).catch((error: unknown) => error as Problem);
    expect(refusal).toBeInstanceOf(Problem);
    expect((refusal as Problem).body('c')).toMatchObject({
      ...{ status: 503, type: '/problems/too-many-imports', code: 'too-many-imports', details: { limit: 4 } },
      title: expect.stringContaining('gửi lại tệp sau ít phút'),
    });
    goOn();
    for (const id of waiting) expect((await client.toldOf(id)).counts).toEqual({ new: 1 });
    expect((await client.toldOf(await begin(5))).counts).toEqual({ new: 1 });
  });

  test('does not wait where it is only tried out', async () => {
    const { slow, goOn } = holding();
    const imports = new Imports(host.runtime.imports.store);
    const long = await imports.begin(slow, await uploading('commit', 'Nhà đầu phố R'));
    const short = await imports.begin(slow, await uploading('dry-run', 'Nhà cuối phố R'));
    expect((await client.toldOf(short)).counts).toEqual({ new: 1 });
    expect((await imports.find(long))!.done).toBe(0);
    goOn();
    expect((await client.toldOf(long)).counts).toEqual({ new: 1 });
  });
});

describe('records that several decisions look up', () => {
  test('are read once for all of them', async () => {
    const record = await registered(visitsFile(['U-1', 'Quán Xem']));
    const { read, runtime } = watched();
    const wanted = { one: { tables: [], resolve: (_: unknown, own: unknown) => stateIn(own, record) } };
    const lookedAt: LookedAt = new Map();
    const found = await Promise.all([1, 2].map(() => lookedUp(runtime, wanted, { ...ofVisit, lookedAt })));
    expect([found, read]).toMatchObject([[{ one: { is: 'open' } }, { one: { is: 'open' } }], [`visit-${record}`]]);
  });

  test('are looked for again where they were not there, and where they could not be read', async () => {
    const { read, runtime } = watched();
    const wanted = { one: { tables: [], resolve: (_: unknown, own: unknown) => stateIn(own, 'to-come') } };
    const lookedAt: LookedAt = new Map();
    for (const _ of [1, 2]) await lookedUp(runtime, wanted, { ...ofVisit, lookedAt });
    expect([read, lookedAt.size]).toEqual([['visit-to-come', 'visit-to-come'], 0]);
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(lookedUp(runtime, wanted, { ...ofVisit, lookedAt, signal })).rejects.toThrow();
    expect(lookedAt.size).toBe(0);
  });
});

function stateIn(own: unknown, id: string): Promise<unknown> {
  return (own as { stateOf(prefix: string, id: string): Promise<unknown> }).stateOf('visit', id);
}
