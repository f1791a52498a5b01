import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { kebab } from '@lien-nganh/subscriptions';
import { typed } from '../examples.ts';
import { shippedDefinitions, type ShippedDefinition } from './definitions.ts';

/** A platform that keeps what it is given, and takes every command but those it is told to refuse. */
let server: Server;
let shipped: readonly ShippedDefinition[];
const kept = new Map<string, { revision: number; record: object }>();
/** Who told of the records that somebody has changed. */
let teller: string;
const sent: { path: string; body: Record<string, unknown> }[] = [];
let refused: string | null;

const at = ({ address: { service, stream, id } }: Pick<ShippedDefinition, 'address'>) =>
  `/api/${service}/${kebab(stream)}/${id}`;
const named = (name: string) => shipped.find((one) => one.name === name)!;
const stateOf = ({ content, from }: ShippedDefinition, more: object = {}) =>
  from === null ? { is: 'entered', ...content, ...more } : { is: 'defined', versions: [{ ...content, ...more }] };

/** Keeps a definition otherwise than it is shipped. */
function keeps(name: string, more: object, revision = 0): void {
  kept.set(at(named(name)), { revision, record: stateOf(named(name), more) });
}

beforeAll(async () => {
  shipped = await shippedDefinitions(AbortSignal.timeout(60_000));
  server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  for (const one of shipped) kept.set(at(one), { revision: 0, record: isDay(one) ? yearOf(one) : stateOf(one) });
  sent.length = 0;
  refused = null;
  teller = 'standing';
});

const isDay = ({ address }: Pick<ShippedDefinition, 'address'>) => address.stream === 'workYear';
const yearOf = (day: ShippedDefinition) => ({
  ...{ is: 'entered' },
  days: shipped.filter((one) => at(one) === at(day)).map(({ content }) => content),
});

async function answer(request: IncomingMessage): Promise<[number, unknown]> {
  const path = request.url!;
  const [record, isHistory] = path.split('/history');
  if (isHistory !== undefined && kept.has(record!)) return [200, { changes: [{ actor: { role: teller } }] }];
  if (request.method === 'GET') return kept.has(path) ? [200, kept.get(path)] : [404, {}];
  let text = '';
  for await (const part of request) text += String(part);
  sent.push({ path, body: JSON.parse(text) as Record<string, unknown> });
  if (path === refused) return [422, { title: 'Không được.', titleEn: 'Not so.', rule: 'revision-goes-forward' }];
  return [200, { id: 'x', revision: 1 }];
}

const run = (...more: string[]) =>
  typed('shipped', ...more, '--url', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

describe('lien-nganh shipped', () => {
  test('finds nothing in a folder that keeps what this version ships, nor in a province of other definitions', async () => {
    expect(shipped.length).toBeGreaterThan(95);
    expect(await run()).toMatchObject({ code: 0, text: expect.stringContaining('as this version ships it') });
    kept.clear();
    expect(await run()).toMatchObject({ code: 0, text: expect.stringContaining('as this version ships it') });
  });

  test('shows what differs, of whom, and sends nothing', async () => {
    keeps('indicator/hotspots-managed', { direction: 'more-is-better' });
    keeps('calendar/cut-off', { leastWorkingDays: 9 }, 1);
    const [first, ...rest] = named('reportTemplate/six-monthly').content['sections'] as readonly object[];
    keeps('reportTemplate/six-monthly', { sections: [{ ...first, heading: { vi: 'Cũ', en: 'Old' } }, ...rest] });
    keeps('criteria/healthy-commune', { criteria: [], validTo: '2020-01-01' }, 2);
    const { code, out, text } = await run();
    expect([code, sent]).toEqual([0, []]);
    expect(text).toContain('indicator/hotspots-managed (như bản kèm trước đây / as an earlier version shipped it)');
    expect(text).toMatch(/ {2}direction: "more-is-better" → "/);
    expect(text).toContain('calendar/cut-off (đã được sửa ở đây / changed here since)');
    expect(text).toContain('criteria/healthy-commune (đã kết thúc ở đây / ended here)');
    expect(text).toMatch(/ {2}sections\.0\.heading\.vi: "Cũ" → "/);
    expect(out.at(-2)).toContain('4 definitions are kept otherwise than shipped');
  });

  test('takes over what is named: from a day on, so that the days before stay as they were', async () => {
    keeps('indicator/hotspots-managed', { direction: 'more-is-better' });
    keeps('reportTemplate/six-monthly', { beside: [] });
    expect(await run('indicator/hotspots-managed', '--from', '2026-12-01')).toMatchObject({ code: 0 });
    const [{ path, body }] = sent as [(typeof sent)[number]];
    expect([sent.length, path]).toEqual([1, '/api/agencies/indicator/hotspots-managed/revise']);
    expect(body).toEqual({ ...named('indicator/hotspots-managed').content, validFrom: '2026-12-01' });
    expect(Object.keys(body)).not.toContain('code');
  });

  test('takes over all that nobody here has changed or ended; a calendar is corrected with a reason', async () => {
    keeps('indicator/hotspots-managed', { direction: 'more-is-better' }, 1);
    keeps('calendar/cut-off', { leastWorkingDays: 9 });
    keeps('reportTemplate/six-monthly', { beside: [] });
    expect(await run('--all', '--from', '2026-12-01')).toMatchObject({ code: 0 });
    const [calendar, template] = sent;
    expect(sent.map(({ path }) => path)).toEqual([
      '/api/reporting/calendar/cut-off/correct',
      '/api/reporting/report-template/six-monthly/revise',
    ]);
    expect(calendar!.body).toMatchObject({ validFrom: named('calendar/cut-off').content['validFrom'] });
    expect(String(calendar!.body['reason'])).toContain('as shipped with it');
    expect(template!.body).toMatchObject({ from: '2026-12-01' });
    expect(Object.keys(template!.body)).not.toContain('keeper');
  });

  test('knows what decides sanctions, inspections and teams too: each is taken over as its keeper would', async () => {
    const named = (stream: string) =>
      shipped.filter(({ address }) => address.stream === stream).map(({ name }) => name);
    const streams = ['legalBasis', 'checklist', 'establishmentType', 'teamRules', 'inspectionRules'];
    const one = streams.map((stream) => named(stream)[0]!);
    expect(one).not.toContain(undefined);
    for (const name of one) keeps(name, { names: { vi: 'Cũ', en: 'Old' }, source: 'Cũ', atLeast: 99, members: 99 });
    keeps(named('establishmentType')[1]!, { is: 'withdrawn', names: { vi: 'Cũ', en: 'Old' } }, 1);
    expect((await run()).text).toContain('(đã kết thúc ở đây / ended here)');
    expect(await run('--all', '--from', '2026-12-01')).toMatchObject({ code: 0 });
    expect(sent.map(({ path }) => path.split('/').slice(3).join('/')).sort()).toEqual([
      'checklist/decree-178-2004-article-11/correct-checklist',
      `establishment-type/${one[2]!.split('/')[1]}/correct-type`,
      'inspection-rules/team-178/follow-rules',
      `legal-basis/${one[0]!.split('/')[1]}/correct-legal-basis`,
      'team-rules/team-178/follow',
    ]);
    const reasons = sent.map(({ body }) => ['reason' in body, body['validFrom'] === '2026-12-01']);
    expect(reasons.filter(([reason, from]) => reason === from)).toEqual([]);
  });

  describe('of a directive', () => {
    const name = () => shipped.find(({ address }) => address.stream === 'directive')!.name;
    const obligationsOf = () => named(name()).content['obligations'] as readonly object[];
    const bound = { from: '2013-07-16', endsOn: null };

    test('finds nothing in what amendments added and ended', async () => {
      const ended = obligationsOf().map((one) => ({ ...one, ...bound, endsOn: '2014-12-31' }));
      keeps(name(), { is: 'issued', obligations: [...ended, { ...ended[0], code: 'O99' }], amendedBy: [{}] }, 1);
      expect((await run()).text).toContain('as this version ships it');
    });

    test('corrects words that are shipped otherwise, and nothing that a correction does not say', async () => {
      const obligations = obligationsOf().map((one, n) => ({ ...one, ...bound, ...(n === 3 && { words: 'Cũ' }) }));
      keeps(name(), { is: 'issued', obligations });
      expect((await run()).text).toMatch(/ {2}obligations\.3\.words: "Cũ" → "/);
      expect(await run('--all')).toMatchObject({ code: 0 });
      const [{ path, body }] = sent as [(typeof sent)[number]];
      expect([sent.length, path]).toEqual([1, `${at(named(name()))}/correct`]);
      expect(Object.keys(body).sort()).toEqual([
        'legalBases',
        'obligations',
        'reason',
        'recipients',
        'subject',
        'text',
      ]);
      expect(body['obligations']).toEqual(obligationsOf());
    });

    test('leaves one alone that was revoked', async () => {
      keeps(name(), { is: 'revoked', subject: { vi: 'Cũ', en: 'Old' }, obligations: obligationsOf() }, 1);
      expect((await run()).text).toContain('(đã kết thúc ở đây / ended here)');
      expect([await run('--all'), sent]).toMatchObject([{ code: 0 }, []]);
    });
  });

  describe('of days off and days made up for', () => {
    const name = 'workYear/2014-01-01';
    const others = () => yearOf(named(name)).days.filter(({ on }) => on !== '2014-01-01');
    const old = () => ({ ...named(name).content, is: 'make-up' });

    test('corrects each by itself, where nobody but the program has told of the year', async () => {
      keeps(name, { days: [...others(), old()] }, 9);
      teller = 'service';
      expect((await run()).text).toContain(`${name} (như bản kèm trước đây`);
      expect(await run('--all')).toMatchObject({ code: 0 });
      expect(sent).toMatchObject([
        { path: '/api/agencies/work-year/2014/correct-day', body: { on: '2014-01-01', is: 'day-off' } },
      ]);
    });

    test('leaves a year as it is in which somebody here has told of days, unless it is named', async () => {
      keeps(name, { days: [...others(), old()] }, 9);
      expect((await run()).text).toContain(`${name} (đã được sửa ở đây`);
      expect([await run('--all'), sent]).toMatchObject([{ code: 0 }, []]);
      expect(await run(name)).toMatchObject({ code: 0 });
      expect(sent.length).toBe(1);
    });

    test('enters one that is not here if it is named: somebody may have withdrawn it', async () => {
      keeps(name, { days: others() }, 1);
      expect((await run()).text).toContain(`${name} (không có ở đây / not here)`);
      expect([await run('--all'), sent]).toMatchObject([{ code: 0 }, []]);
      expect(await run(name)).toMatchObject({ code: 0 });
      const day = { on: '2014-01-01', is: 'day-off' };
      expect(sent).toMatchObject([{ path: '/api/agencies/work-year/enter-days', body: { year: 2014, days: [day] } }]);
    });
  });

  test('goes on after what is refused, names the reason, and says in its exit code that not all was taken', async () => {
    keeps('indicator/hotspots-managed', { direction: 'more-is-better' });
    keeps('calendar/cut-off', { leastWorkingDays: 9 });
    refused = '/api/agencies/indicator/hotspots-managed/revise';
    const { code, err, text } = await run('--all');
    expect([code, err]).toEqual([1, ['✗ indicator/hotspots-managed: 422: Không được. / Not so.']]);
    expect(text).toContain('✓ calendar/cut-off: correct');
  });

  test('does not understand what differs in nothing, or is not shipped', async () => {
    expect(await run('indicator/hotspots-managed', 'indicator/nothing')).toMatchObject({
      ...{ code: 2, err: [expect.stringContaining('indicator/hotspots-managed, indicator/nothing')] },
    });
  });
});
