import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf } from './examples/client.ts';
import { testHost, type TestHost } from './examples/test-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const { post, get } = clientOf(() => host);

const opened = async (place = 'Quán A', as = 'officer-police') =>
  (await post('visit/open-visit', { body: { place }, as })).body as { id: string; revision: number; position: string };

describe('a command over HTTP', () => {
  test('is recorded, and the record can be read with its revision as ETag', async () => {
    const sent = await post('visit/open-visit', { body: { place: 'Quán Ánh Sao', note: 'ghi chú' } });
    expect(sent).toMatchObject({ status: 201, body: { revision: 0, position: expect.any(String) } });
    expect(sent.headers.get('idempotent-replayed')).toBeNull();
    expect(sent.headers.get('etag')).toBe('"0"');
    const read = await get(`visit/${sent.body['id'] as string}`);
    expect(read).toMatchObject({ status: 200, body: { revision: 0, record: { is: 'open', place: 'Quán Ánh Sao' } } });
    expect(read.headers.get('etag')).toBe('"0"');
  });

  test('sent again gives the first result and writes nothing, also when both arrive at once', async () => {
    const both = await Promise.all(
      [1, 2, 3].map(() => post('visit/open-visit', { key: 'again', body: { place: 'B' } })),
    );
    const replayed = both.map(({ headers }) => headers.get('idempotent-replayed'));
    expect(replayed.filter((header) => header !== 'true')).toEqual([null]);
    const { status, body: first } = both[replayed.indexOf(null)]!;
    for (const { status: again, body } of both) expect([again, body]).toEqual([status, first]);
    expect((await get(`visit/${first['id'] as string}`)).body['revision']).toBe(0);
  });

  test('sent again gives the first result in every field, whatever has become of the record since', async () => {
    const { body: first } = await post('visit/open-visit', { key: 'opened-once', body: { place: 'B' } });
    const path = `visit/${first['id'] as string}/note-visit`;
    const noted = await post(path, { key: 'noted-once', body: { text: 'một' } });
    await post(path, { body: { text: 'hai' } });
    const again = await post('visit/open-visit', { key: 'opened-once', body: { place: 'B' } });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([201, first, '"0"']);
    const notedAgain = await post(path, { key: 'noted-once', body: { text: 'một' } });
    expect([notedAgain.status, notedAgain.body]).toEqual([noted.status, noted.body]);
    expect(notedAgain.body['position']).toMatch(/^[0-9]+$/);
    expect(notedAgain.headers.get('idempotent-replayed')).toBe('true');
  });

  test('with the same key and other content is a conflict that overwrites nothing', async () => {
    await post('visit/open-visit', { key: 'other', body: { place: 'C' } });
    expect(await post('visit/open-visit', { key: 'other', body: { place: 'D' } })).toMatchObject({
      status: 409,
      body: { code: 'command-id-reused', type: '/problems/command-id-reused' },
    });
  });

  test('sent again in the other normal form of its text is the same command', async () => {
    const place = 'Trần Hưng Đạo';
    const sent = await post('visit/open-visit', { key: 'composed', body: { place: place.normalize('NFC') } });
    const again = await post('visit/open-visit', { key: 'composed', body: { place: place.normalize('NFD') } });
    expect([again.status, again.body, again.headers.get('idempotent-replayed')]).toEqual([201, sent.body, 'true']);
  });

  test('that a rule refuses is told by the name of the rule, in both languages', async () => {
    const { id } = await opened();
    await post(`visit/${id}/close-visit`, { as: 'head-police' });
    expect(await post(`visit/${id}/note-visit`, { body: { text: 'x' } })).toMatchObject({
      status: 422,
      body: {
        rule: 'visit-is-open',
        title: 'Cuộc kiểm tra phải đang mở.',
        titleEn: 'The visit must be open.',
        detail: 'Cuộc kiểm tra phải đang mở (trạng thái: closed).',
        detailEn: 'The visit must be open (status: closed).',
        source: 'Circular 05/2006',
        details: { is: 'closed' },
      },
    });
  });

  test('of twenty that saw the same version exactly one is saved; the others are told the true revision', async () => {
    const { id } = await opened();
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        post(`visit/${id}/note-visit`, { body: { text: `bản ${n}` }, headers: { 'if-match': '"0"' } }),
      ),
    );
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
    const lost = sent.filter(({ status }) => status === 412);
    expect(lost).toHaveLength(19);
    for (const { body, headers } of lost) {
      expect(body['details']).toEqual({ revision: 1 });
      expect(headers.get('etag')).toBe('"1"');
    }
    const record = (await get(`visit/${id}`)).body['record'] as { notes: string[] };
    expect(record.notes).toHaveLength(1);
  });

  test('without If-Match, all of many writers are saved', async () => {
    const { id } = await opened();
    const sent = await Promise.all(
      Array.from({ length: 8 }, (_, n) => post(`visit/${id}/note-visit`, { body: { text: `dòng ${n}` } })),
    );
    expect(sent.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await get(`visit/${id}`)).body['revision']).toBe(8);
  });
});

describe('who may do what', () => {
  test('a record of another agency reads as not found, for reading, history and commands alike', async () => {
    const { id } = await opened();
    const answers = [
      await get(`visit/${id}`, 'officer-culture'),
      await get(`visit/${id}/history`, 'officer-culture'),
      await get(`visit/${id}/at?revision=0`, 'officer-culture'),
      await post(`visit/${id}/note-visit`, { as: 'officer-culture', body: { text: 'x' } }),
      await get('visit/no-such-record', 'officer-culture'),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect({ ...body, correlationId: '' }).toEqual({ ...answers[4]!.body, correlationId: '' });
    }
  });

  test('an action that is not the role’s is forbidden on a record that may be read', async () => {
    const { id } = await opened();
    expect((await post(`visit/${id}/close-visit`)).status).toBe(403);
  });

  test('an agency that has ended still records what it did while it stood, and nothing later', async () => {
    const record = (occurredOn?: string) =>
      post('visit/open-visit', { as: 'officer-old-culture', body: { place: 'Quán cũ', occurredOn } });
    expect((await record('2009-12-31')).status).toBe(201);
    for (const day of ['2010-01-01', undefined]) {
      expect(await record(day)).toMatchObject({ status: 422, body: { rule: 'agency-has-ended' } });
    }
  });

  test.each([
    ['no token', async () => ''],
    ['a forged token', async () => `Bearer ${(await host.token('officer-police')).slice(0, -6)}AAAAAA`],
    ['an expired token', async () => `Bearer ${await host.token('officer-police', { expires: '-1m' })}`],
    ['a token for another audience', async () => `Bearer ${await host.token('officer-police', { audience: 'x' })}`],
    ['a token of another issuer', async () => `Bearer ${await host.token('officer-police', { issuer: 'https://x' })}`],
    ['a token that names a part of the platform', async () => `Bearer ${await host.token('service:installer')}`],
    ['a subject without an account', async () => `Bearer ${await host.token('stranger')}`],
  ])('%s is not let in', async (_, header) => {
    const authorization = await header();
    const response = await fetch(`${host.url}/visit/x`, { headers: authorization ? { authorization } : {} });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  test('the register shows only what the asker may see, and finds without diacritics', async () => {
    const { position } = await opened('Quán karaoke đường 3 Tháng 2');
    await host.runtime.readSide.waitFor(BigInt(position) as never, { ms: 5_000 });
    const mine = await get('questions/register-of-visit?search=duong%203%20thang%202');
    expect((mine.body['rows'] as { title: string }[]).map(({ title }) => title)).toEqual([
      'Quán karaoke đường 3 Tháng 2',
    ]);
    expect((await get('questions/register-of-visit?search=duong', 'officer-culture')).body).toEqual({
      rows: [],
      more: false,
    });
  });
});

describe('what the host tells of a record', () => {
  test('its history names who, when and what; and it can be read as it stood', async () => {
    const { id } = await opened('Quán cũ');
    const noted = await post(`visit/${id}/note-visit`, { body: { text: 'một' } });
    const { changes } = (await get(`visit/${id}/history`)).body as { changes: Record<string, unknown>[] };
    expect(changes.map(({ event, actor }) => [event, actor])).toEqual([
      ['VisitOpened', { account: 'officer-police', agency: 'police', role: 'officer' }],
      ['VisitNoted', { account: 'officer-police', agency: 'police', role: 'officer' }],
    ]);
    const before = String(BigInt(noted.body['position'] as string) - 1n);
    for (const point of ['revision=0', `position=${before}`]) {
      expect((await get(`visit/${id}/at?${point}`)).body).toMatchObject({ revision: 0, record: { notes: [] } });
    }
    expect((await get(`visit/${id}/at?revision=0&day=2013-07-16`)).status).toBe(400);
  });

  test('its question is answered from its own rows', async () => {
    const { position } = await opened('Chỗ hỏi');
    await host.runtime.readSide.waitFor(BigInt(position) as never, { ms: 5_000 });
    expect((await get('questions/places-visited?place=Ch%E1%BB%97%20h%E1%BB%8Fi')).body).toEqual({ visits: 1 });
  });

  test('its OpenAPI document has every command with its body and its refusals', async () => {
    const document = (await (await fetch(`${host.url}/openapi.json`)).json()) as {
      paths: Record<string, { post?: { requestBody?: unknown; responses: Record<string, unknown> } }>;
    };
    const close = document.paths['/api/visits/visit/{id}/close-visit']!.post!;
    expect(close.requestBody).toBeDefined();
    expect(JSON.stringify(close.responses['422'])).toContain('visit-is-open');
    expect(Object.keys(document.paths)).toContain('/api/visits/questions/places-visited');
  });

  test('what leaves over the broker is the outbound map, in order of the record, with its frontier', async () => {
    const { id, position } = await opened('Chỗ gửi');
    const stop = new AbortController();
    const seen: unknown[] = [];
    await host.broker.consume({
      group: 'test',
      topics: ['visits.g1'],
      signal: stop.signal,
      onBatch: (batch) => {
        for (const delivery of batch) {
          if (delivery.is === 'message' && delivery.message.subject === `visit-${id}`) seen.push(delivery.message);
          if (delivery.is === 'frontier' && delivery.frontier.position >= BigInt(position)) stop.abort();
        }
        return Promise.resolve();
      },
    });
    expect(seen).toMatchObject([
      { type: 'visits.visit', keyrevision: 0, data: { place: 'Chỗ gửi', is: 'open' }, position },
    ]);
  });

  test('logs carry the correlation id, and neither token nor text', async () => {
    await post('visit/open-visit', { body: { place: 'Bí mật' }, headers: { 'x-correlation-id': 'theo-doi-1' } });
    const lines = host.logged.filter((line) => line.includes('theo-doi-1'));
    expect(lines).toHaveLength(1);
    expect(host.logged.join('')).not.toMatch(/Bearer|eyJ|Bí mật/);
  });

  test('readiness names its readers', async () => {
    const ready = await (await fetch(`${host.url}/health/ready`)).json();
    expect(ready).toMatchObject({
      status: 'ready',
      readers: expect.arrayContaining([expect.objectContaining({ reader: 'projections' })]),
    });
  });
});
