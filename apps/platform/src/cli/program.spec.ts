import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { typed } from './examples.ts';

type Told = { readonly status?: number; readonly body: unknown };

/** A platform that answers as it is told, and remembers what it was asked. */
let server: Server;
let url: string;
const answers = new Map<string, Told[]>();
const asked: { readonly address: string; readonly authorization: string | undefined; readonly body: unknown }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const address = `${request.method} ${request.url}`;
    asked.push({ address, authorization: request.headers.authorization, body: await bodyOf(request) });
    const waiting = answers.get(address) ?? [];
    const { status = 200, body } = (waiting.length > 1 ? waiting.shift() : waiting[0]) ?? {
      status: 404,
      body: { title: 'Không tìm thấy.', titleEn: 'Not found.' },
    };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  answers.clear();
  asked.length = 0;
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

const actor = { account: 'officer.police', agency: 'police', role: 'officer' };
const change = (revision: number, event: string) => ({
  revision,
  event,
  id: `e${revision}`,
  occurredOn: '2013-07-16',
  recordedAt: '2013-07-16T18:00:00.000Z',
  actor,
  obligations: revision === 0 ? ['879-2013/O05'] : [],
  data: { note: event },
});

const figure = {
  value: { is: 'ZeroValue', checks: '4' },
  frame: {
    indicator: 'inspections-done',
    names: { vi: 'Số cuộc kiểm tra', en: 'Inspections done' },
    unitOfCount: 'inspection',
    period: { from: '2013-01-01', to: '2013-06-30', state: 'over' },
    asOf: null,
    completeTo: null,
  },
  steps: [{ vi: 'Kết quả: 0.', en: 'Result: 0.' }],
};
const period = ['--from', '2013-01-01', '--to', '2013-06-30'];

describe('lien-nganh replay --record', () => {
  const base = '/api/inspections/inspection-plan/p-1';
  const replay = (...more: string[]) =>
    typed('replay', '--url', url, '--record', 'inspections/inspectionPlan/p-1', ...more);
  beforeEach(() => {
    const changes = [change(0, 'PlanDrafted'), change(1, 'PlanApproved'), change(2, 'PlanClosed')];
    answers.set(`GET ${base}/history`, [{ body: { id: 'p-1', changes } }]);
    for (const { revision } of changes) {
      answers.set(`GET ${base}/at?revision=${revision}`, [
        { body: { id: 'p-1', revision, record: { is: `r${revision}` } } },
      ]);
    }
  });

  test('prints each step: who, when in Vietnam, what, for which obligation, and the record after it', async () => {
    const { code, text } = await replay();
    expect(code).toBe(0);
    expect(text).toContain('[0] PlanDrafted  (e0)');
    expect(text).toContain('2013-07-17 01:00:00 +07:00  officer.police (officer, police)');
    expect(text).toContain('879-2013/O05');
    expect(text.indexOf('"r0"')).toBeLessThan(text.indexOf('[1] PlanApproved'));
    expect(text).toContain('"r2"');
    expect(asked.every(({ authorization }) => authorization === 'Bearer token-of-env')).toBe(true);
  });

  test.each([
    ['a revision', ['--to-revision', '1'], 'revision=1'],
    ['a day', ['--day', '2013-07-17'], 'day=2013-07-17'],
    ['a position', ['--position', '12-log:77'], 'position=12-log%3A77'],
    ['a reference', ['12-log:77'], 'position=12-log%3A77'],
  ])('stops at %s', async (_, given, point) => {
    answers.set(`GET ${base}/at?${point}`, [{ body: { id: 'p-1', revision: 1, record: { is: 'r1' } } }]);
    const { code, text } = await replay(...given);
    expect([code, text.includes('PlanApproved'), text.includes('PlanClosed')]).toEqual([0, true, false]);
  });

  test('of a reference alone tells the event there, and where it stands today', async () => {
    const event = {
      ...change(2, 'PlanClosed'),
      position: '12-new:5',
      stream: 'inspection-p1',
      type: 'inspection.PlanClosed',
    };
    answers.set('GET /api/audit/log?at=12-old%3A77', [{ body: { events: [event] } }]);
    const { code, out } = await typed('replay', '--url', url, '12-old:77');
    expect([code, out[0], out[1]]).toEqual([0, '12-old:77 = 12-new:5', '  inspection.PlanClosed  (e2)']);
    answers.set('GET /api/audit/log?at=12-old%3A78', [{ body: { events: [] } }]);
    expect(await typed('replay', '--url', url, '12-old:78')).toMatchObject({
      code: 1,
      err: [expect.stringContaining('There is no event at 12-old:78')],
    });
  });

  test('says in one line that there is none, and exits with 1', async () => {
    const { code, err } = await typed('replay', '--url', url, '--record', 'inspections/inspection/none');
    expect([code, err]).toEqual([
      1,
      ['Không tìm thấy inspections/inspection/none. / There is no inspections/inspection/none, or not then.'],
    ]);
  });

  test('does not understand half a record, two points, or neither record nor figure: exit code 2', async () => {
    for (const argv of [
      ['replay', '--record', 'inspections/x'],
      ['replay', '--record', 'a/b/c', '--day', '2013-07-17', '--to-revision', '1'],
      ['replay'],
      ['replay', '--record', 'a/b/c', '--figure', 'x'],
      ['replay', '--figure', 'x'],
      ['repaly'],
      ['replay', '12-log:77', '--record', 'a/b/c', '--position', '12-log:78'],
      ['move-log', '--from', 'x'],
      ['move-log', '--from', 'x', '--to', 'kurrentdb://h', '--keys-to', 'postgres://h/d'],
      ['explain'],
      ['explain', 'x', 'y', ...period],
      ['check-ledger', '--sideways'],
      ['backup', '--to', 'x'],
      ['check-ledger', '--token', 'x', '--account', 'admin'],
    ]) {
      const { code, err, out } = await typed(...argv);
      expect([argv, code, err.length, out]).toEqual([argv, 2, 1, []]);
    }
  });
});

describe('lien-nganh and figures', () => {
  test('explain prints the value and how it came to be, in both languages', async () => {
    answers.set('POST /graphql', [{ body: { data: { figure } } }]);
    const { code, text } = await typed('explain', 'inspections-done', '--url', url, '--token', 't', ...period);
    expect(code).toBe(0);
    expect(text).toContain('0 (4 lượt kiểm tra / checks)');
    expect(text).toContain('1. Kết quả: 0.\n     Result: 0.');
    expect(asked).toMatchObject([
      { authorization: 'Bearer t', body: { variables: { indicator: 'inspections-done', map: 'as-was' } } },
    ]);
  });

  test('explain tells what the gateway refuses', async () => {
    const error = { message: 'x', extensions: { vi: 'Không có chỉ tiêu này.', en: 'There is no such indicator.' } };
    answers.set('POST /graphql', [{ body: { data: null, errors: [error] } }]);
    const { code, err } = await typed('explain', 'x', '--url', url, ...period);
    expect([code, err]).toEqual([1, ['Không có chỉ tiêu này. / There is no such indicator.']]);
  });

  test('replay --figure prints every event behind it, page after page', async () => {
    const event = (n: number, reversal = false) => ({
      event: `e${n}`,
      at: `12-log:${n}`,
      recordedAt: '2013-07-16T02:00:00.000Z',
      occurredOn: '2013-07-16',
      record: `inspection-${n}`,
      value: reversal ? '-1' : '1',
      reversal,
    });
    const page = (nodes: unknown[], endCursor: string | null) => ({
      body: { ...figure, events: { totalCount: 2, nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } },
    });
    const query = 'indicator=inspections-done&from=2013-01-01&to=2013-06-30&asOf=2013-08-01&map=as-was&first=200';
    answers.set(`GET /api/audit/figure?${query}`, [page([event(1)], 'next')]);
    answers.set(`GET /api/audit/figure?${query}&after=next`, [page([event(2, true)], null)]);
    const { code, out } = await typed(
      'replay',
      '--figure',
      'inspections-done',
      '--url',
      url,
      '--as-of',
      '2013-08-01',
      ...period,
    );
    expect(code).toBe(0);
    expect(out.filter((line) => line.includes('inspection-'))).toEqual([
      '  +1  2013-07-16  inspection-1  (2013-07-16T02:00:00.000Z, 12-log:1, e1)',
      '  −1  2013-07-16  inspection-2  (2013-07-16T02:00:00.000Z, 12-log:2, e2)',
    ]);
  });
});

describe('lien-nganh check-ledger', () => {
  const running = (done: string) => ({
    body: { what: 'check', state: 'running', progress: { step: 'applying', done, end: '100' } },
  });
  const done = (facts: unknown[]) => ({
    body: {
      what: 'check',
      state: 'done',
      result: { comparedAt: '100', comparison: { facts, figures: [], truncated: false }, cells: [] },
    },
  });
  const check = () => typed('check-ledger', '--url', url);
  beforeEach(() => void answers.set('POST /api/gateway/operations/check', [{ status: 202, body: {} }]));

  test('shows how far it is, and exits with 0 when both ledgers are equal', async () => {
    answers.set('GET /api/gateway/operations/rebuild', [running('25'), running('50'), done([])]);
    const { code, out, progress } = await check();
    expect(code).toBe(0);
    expect(out).toEqual(['Khớp tại vị trí 100. / Equal at position 100.']);
    expect(progress.map((line) => /\d+%.*/.exec(line)?.[0])).toEqual(['25% applying', '50% applying']);
  });

  test('lists what differs, and exits with 1', async () => {
    answers.set('GET /api/gateway/operations/rebuild', [done([{ what: '77 inspection-1', a: '1', b: null }])]);
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out[1]).toBe('  facts: 77 inspection-1: live 1, republished –');
  });

  test('exits with 1 when it fails, is refused, or nobody answers', async () => {
    answers.set('GET /api/gateway/operations/rebuild', [{ body: { what: 'check', state: 'failed', why: 'no disk' } }]);
    expect(await check()).toMatchObject({ code: 1, err: ['Không đối chiếu được. / no disk'] });
    const forbidden = { title: 'Tài khoản này không được làm việc đó.', titleEn: 'This account may not do that.' };
    answers.set('POST /api/gateway/operations/check', [{ status: 403, body: forbidden }]);
    expect(await check()).toMatchObject({ code: 1, err: [`403: ${forbidden.title} / ${forbidden.titleEn}`] });
    const nobody = await typed('check-ledger', '--url', 'http://127.0.0.1:1');
    expect(nobody).toMatchObject({
      code: 1,
      err: [
        expect.stringMatching(
          /^http:..127\.0\.0\.1:1 không trả lời.* it does not answer: is the platform running there\?$/,
        ),
      ],
    });
  });
});
