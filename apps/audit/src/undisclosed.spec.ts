import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anAssignment, clientOf } from './examples/client.ts';
import { testPlatform, type TestPlatform } from './examples/platform.ts';

let platform: TestPlatform;
const { get, done } = clientOf(() => platform);

interface Event {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly position: string;
  readonly correlationId: string;
}
const log = async (query = '') => {
  const { status, body } = await get('auditor', 'audit', `log${query}`);
  expect(status).toBe(200);
  return body as unknown as { events: Event[]; more: boolean; cursor: string | null };
};

let secret: string;
let open: string;
beforeAll(async () => {
  platform = await testPlatform();
  await done('head-audit', 'audit/audit-assignment/assign', anAssignment);
  open = await done('officer-police', 'visits/visit/plan-visit', { target: 'Quán A' });
  await done('officer-police', `visits/visit/${open}/report-visit`, { agency: 'police', on: '2013-07-16' });
  secret = await done('officer-police', 'visits/visit/plan-visit', { target: 'Quán B' });
  await followed(open, 2);
  await followed(secret, 1);
  await platform.settled();
});
afterAll(() => platform.close());

/** The process has acted on a visit so often. */
async function followed(visit: string, times: number): Promise<void> {
  const count = async () => {
    let found = 0;
    for await (const { type } of platform.visits.store.readStream(`visit-${visit}`)) {
      if (type === 'visit.VisitFollowed') found += 1;
    }
    return found;
  };
  while ((await count()) < times) await new Promise(setImmediate);
}

/** Everything in the log that is about the visit that is not disclosed, read past every rule. */
async function secrets(): Promise<Event[]> {
  const found: Event[] = [];
  for await (const event of platform.visits.store.readLog()) {
    if (event.stream.includes(secret)) {
      const { id, stream, type, metadata } = event;
      found.push({ id, stream, type, position: '', correlationId: metadata.correlationId });
    }
  }
  return found;
}

describe('an auditor of the whole province', () => {
  test('there are events to be hidden: of the record, and of the process that it set going', async () => {
    const types = (await secrets()).map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['visit.VisitPlanned', 'process.InputNoticed', 'process.CommandWanted']),
    );
  });

  test.each([
    ['without a filter', ''],
    ['newest first', '?order=newest'],
    ['by type', '?type=visit.VisitPlanned'],
    ['by who planned it', '?account=officer-police'],
    ['by agency', '?agency=police'],
    ['by obligation', '?obligation=879-2013/O05'],
    ['by day', '?from=2014-03-01&to=2014-03-01'],
  ])('browses %s and meets nothing of an undisclosed record, on any page', async (_, query) => {
    const hidden = await secrets();
    let cursor: string | null = null;
    const seen: string[] = [];
    do {
      const page: Awaited<ReturnType<typeof log>> = await log(
        `${query || '?'}&first=2${cursor ? `&after=${cursor}` : ''}`.replace('?&', '?'),
      );
      expect(JSON.stringify(page)).not.toContain(secret);
      seen.push(...page.events.map(({ id }) => id));
      expect(page.events.length === 2 || !page.more).toBe(true);
      cursor = page.more ? page.cursor : null;
    } while (cursor !== null);
    expect(seen.length).toBeGreaterThan(0);
    for (const { id } of hidden) expect(seen).not.toContain(id);
  });

  test('asks for the record itself and gets what a record gets that was never there', async () => {
    const asked = async (id: string) => [
      await get('auditor', 'audit', `log?stream=visit-${id}`),
      await get('auditor', 'audit', `records/visits/visit/${id}/history`),
      await get('auditor', 'audit', `records/visits/visit/${id}/at?revision=0`),
      await get('auditor', 'visits', `visit/${id}`),
      await get('auditor', 'visits', `visit/${id}/history`),
    ];
    const bare = (answers: Awaited<ReturnType<typeof asked>>) =>
      answers.map(({ status, body }) => ({ status, body: { ...body, correlationId: '' } }));
    expect(bare(await asked(secret))).toEqual(bare(await asked('never-there')));
    expect((await asked(open)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  test('follows the causes of a hidden event as of an event that never was', async () => {
    const unknown = await get('auditor', 'audit', 'causes/00000000-0000-4000-8000-000000000000');
    for (const { id } of await secrets()) {
      const { status, body } = await get('auditor', 'audit', `causes/${id}`);
      expect({ status, body: { ...body, correlationId: '' } }).toEqual({
        status: 404,
        body: { ...unknown.body, correlationId: '' },
      });
    }
  });

  test('filters by a correlation or a command of hidden events and gets nothing', async () => {
    for (const { correlationId } of await secrets()) {
      expect(await log(`?correlation=${correlationId}`)).toEqual({ events: [], more: false, cursor: null });
    }
  });

  test('no list, search or count of the service tells of it either', async () => {
    const { body } = await get('auditor', 'visits', 'questions/register-of-visit?status=planned');
    expect(body).toEqual({ rows: [], more: false });
  });

  test('sees the whole history of a record that is disclosed, and follows it from command to process to effect', async () => {
    const { events } = await log(`?stream=visit-${open}`);
    expect(events.map(({ type }) => type).sort()).toEqual([
      'visit.VisitFollowed',
      'visit.VisitFollowed',
      'visit.VisitPlanned',
      'visit.VisitReported',
    ]);
    const planned = events.find(({ type }) => type === 'visit.VisitPlanned')!;
    const { body } = await get('auditor', 'audit', `causes/${planned.id}`);
    const { effects } = body as unknown as { effects: (Event & { causedBy: string })[] };
    expect(effects.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['process.InputNoticed', 'process.CommandWanted', 'visit.VisitFollowed']),
    );
    const followed = effects.find(({ type }) => type === 'visit.VisitFollowed')!;
    const back = (await get('auditor', 'audit', `causes/${followed.id}`)).body as unknown as { causes: Event[] };
    expect(back.causes.map(({ type }) => type)).toEqual(['visit.VisitPlanned', 'process.CommandWanted']);
  });

  test('a process is printed without its key, and nothing sealed or open is shown of what an event holds', async () => {
    const { events } = await log('?type=process.CommandWanted');
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      expect(event.stream).toBe('process-visits.follow-visits');
      expect(event).not.toHaveProperty('data');
    }
  });

  test('an event has a position that a document can cite', async () => {
    const { events } = await log('?first=1');
    expect(events[0]!.position).toMatch(/^12-[\w-]+:\d+$|^[\w-]+:\d+$/);
  });
});

describe('who may look at all', () => {
  test.each(['officer-police', 'head-police', 'standing', 'admin', 'auditor-without', 'head-audit'] as const)(
    '%s does not browse the log',
    async (person) => {
      for (const path of ['log', 'causes/x', `records/visits/visit/${open}/history`, 'figure?indicator=x']) {
        expect((await get(person, 'audit', path)).status).toBe(403);
      }
    },
  );

  test('a page that was never handed out, a wrong day and an unknown field are refused', async () => {
    for (const query of ['after=x', 'from=2013-02-30', 'first=0', 'first=9999', 'nothing=1', 'order=sideways']) {
      expect((await get('auditor', 'audit', `log?${query}`)).status).toBe(400);
    }
  });
});
