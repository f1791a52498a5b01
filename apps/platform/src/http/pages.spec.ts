import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock, type AnsweringApp, type ParkedKey, type Readiness } from '@lien-nganh/service-host';
import express, { type RequestHandler } from 'express';
import type { FolderDescription, FolderKind } from '../data-folder/description.ts';
import { resolve } from 'node:path';
import { defaultFolder } from '../start/folder.ts';
import { ownAddresses } from './own-addresses.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
type Parked = readonly ParkedKey[];
type Readers = Readiness['services'][number]['readers'];

let server: Server | undefined;
afterEach(async () => {
  const closed = server && new Promise((done) => server!.close(done));
  server?.closeAllConnections();
  await closed;
});

/** What a platform on such a folder answers. */
async function asked(
  path: string,
  { dataDir = '/d', kind = 'try-out' as FolderKind, readers = [] as Readers, parked = [] as Parked } = {},
) {
  const description = { kind, province: { code: '12', name: 'Lai Châu' }, empty: false } as FolderDescription;
  const health = () => Promise.resolve({ service: 'agencies', status: 'ready', store: 'reachable', readers } as const);
  const mounted: readonly AnsweringApp[] = ['/api/agencies', '/api/audit', '/graphql'].map((each) => ({
    ...{ path: each, health, parked: () => Promise.resolve(each === '/graphql' ? parked : []) },
    // Each an app of its own: what has several addresses is told once.
    app: (() => undefined) as RequestListener,
  }));
  const own = await ownAddresses({
    ...{ description, mounted, issuer: null, secret: null as never, dataDir, adminSubject: 'admin' },
    ...{ demoClock: kind === 'demo' ? { ...systemClock, moveTo: () => Promise.resolve(true) } : null },
    verify: () => Promise.reject(new Error('nobody signs in here')),
  });
  server = createServer(express().use(...own, ((_, response) => void response.status(404).json({})) as RequestHandler));
  await new Promise<void>((listening) => server!.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: BROWSER });
  return { status: answer.status, text: await answer.text() };
}

describe('the start page', () => {
  test('prints the command for a token with the folder’s own --data-dir, and without where none is needed', async () => {
    const command = async (of: Parameters<typeof asked>[1]) =>
      /npm run token --[^<]*/.exec((await asked('/', of)).text)![0];
    expect(await command({ dataDir: '/d/try' })).toBe('npm run token -- --data-dir /d/try officer.police');
    expect(await command({ dataDir: '/d/của tỉnh', kind: 'demo' })).toBe(
      'npm run token -- --data-dir &#34;/d/của tỉnh&#34; officer.police',
    );
    expect(await command({ dataDir: resolve('.lien-nganh/demo'), kind: 'demo' })).toContain(
      '--data-dir .lien-nganh/demo',
    );
    expect(await command({ dataDir: resolve(defaultFolder('try-out')) })).toBe('npm run token -- officer.police');
  });

  test('names every role and agency in Vietnamese beside its code', async () => {
    const { text } = await asked('/');
    expect(text).toMatch(/officer\.police<\/code>.*Cán bộ.*Công an tỉnh[^<]* <code>police</);
    expect(text).toMatch(/<code>admin<\/code>.*Quản trị viên.*Đơn vị vận hành hệ thống/);
    expect(text).not.toContain('undefined');
  });

  test('groups its addresses, and links the page of the operator', async () => {
    const { text } = await asked('/');
    const order = ['Tra cứu (GraphQL)', '"/graphql"', 'Dịch vụ ghi nhận', '"/api/agencies/docs"', 'Kiểm tra nhật ký'];
    const places = [...order, '"/api/audit/docs"', 'Vận hành', '"/operations"', '"/health/ready"'].map((part) =>
      text.indexOf(part),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('the page of the operator', () => {
  test('tells the lag of every reader, and what is parked with its reason', async () => {
    const reader = {
      ...{ reader: 'gateway <b>/3', state: 'stalled' as const, behindAtLeast: 12, oldestWaitsMs: 61_000, parked: 2 },
      ...{ lastProgressAt: '2013-12-31T17:02:00.000Z', why: '2 parked' },
    } as const;
    const well = { ...reader, reader: 'projections', state: 'live' as const, behindAtLeast: 0, parked: 0, why: null };
    const { text } = await asked('/operations', { readers: [well, reader] });
    expect(text.indexOf('gateway &#60;b&#62;/3')).toBeLessThan(text.indexOf('projections'));
    expect(text).toContain('gateway &#60;b&#62;/3');
    for (const told of ['đứng yên', '12 (61 s)', '01/01/2014 00:02', '2 parked', 'Khóa bị gác lại: ']) {
      expect(text).toContain(told);
    }
  });

  test('says in another colour than that of warnings that every service is ready', async () => {
    const { text } = await asked('/operations');
    expect(text).toMatch(/<p class="note good"><strong>Mọi dịch vụ sẵn sàng/);
    expect((await asked('/')).text).toMatch(/<p class="note"><strong>Đây là thư mục dùng thử/);
  });
});

describe('the page of what is parked', () => {
  const parked: ParkedKey = {
    ...{ service: 'gateway', topic: 'inspections.g1', key: 'inspection-<7>', type: 'inspections.inspection', id: 'm1' },
    ...{ reason: { is: 'hole', expected: 4 }, since: '2013-12-31T17:02:00.000Z', behind: 3 },
  };

  test('tells each key with its reason, since when and how many wait, and how it is tried again', async () => {
    const { text } = await asked('/operations/parked', { parked: [parked] });
    for (const told of ['inspection-&#60;7&#62;', 'Thiếu phiên bản 4 của khóa', '01/01/2014 00:02', '>3</td>']) {
      expect(text).toContain(told);
    }
    expect(text).toContain('/api/gateway/operations/replay');
    expect(text).toContain('&#34;topic&#34;:&#34;inspections.g1&#34;,&#34;key&#34;:&#34;inspection-&#60;7&#62;&#34;');
    expect(text).not.toContain('operations/rebuild');
  });

  test('says of a service how its keys are freed, and that there is nothing where there is nothing', async () => {
    const { text } = await asked('/operations/parked', { parked: [{ ...parked, service: 'agencies' }] });
    expect(text).toContain('/api/agencies/operations/replay');
    expect(text).toContain('operations/rebuild');
    expect(text).not.toContain('operations/drop');
    expect((await asked('/operations/parked')).text).toContain('Không có khóa nào bị gác lại.');
  });
});

describe('a wrong address', () => {
  test('shows a browser the way home, with the status of what is not there', async () => {
    const { status, text } = await asked('/no-such-page');
    expect([status, text]).toEqual([404, expect.stringContaining('<a href="/">')]);
  });
});
