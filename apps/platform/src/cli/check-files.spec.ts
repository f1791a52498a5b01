import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { typed } from './examples.ts';

interface Part {
  readonly checked: number;
  readonly erased: number;
  readonly faults: readonly { readonly file: string; readonly is: string }[];
  readonly next: string | null;
}

const none: Part = { checked: 0, erased: 0, faults: [], next: null };
let server: Server;
let url: string;
/** What is answered, by service and place; everything else has no files. */
const parts = new Map<string, Part>();
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://here');
    const place = `${pathname.split('/')[2]} ${searchParams.get('after')}`;
    asked.push(place);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(parts.get(place) ?? none));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  parts.clear();
  asked.length = 0;
});

describe('lien-nganh check-files', () => {
  test('asks every service, part after part, and says that all are whole', async () => {
    parts.set('inspections 0', { ...none, checked: 40, next: '77' });
    parts.set('inspections 77', { ...none, checked: 2, erased: 1 });
    const { code, text } = await typed('check-files', '--url', url);
    expect([code, text]).toEqual([0, expect.stringContaining('42 files compared: 0 damaged or missing, 1 erased')]);
    expect(asked).toEqual(expect.arrayContaining(['agencies 0', 'inspections 77', 'reporting 0', 'audit 0']));
  });

  test('names what is missing or altered, and ends with 1', async () => {
    parts.set('communities 0', {
      ...none,
      checked: 2,
      faults: [
        { file: 'f1', is: 'missing' },
        { file: 'f2', is: 'altered' },
      ],
    });
    const { code, out } = await typed('check-files', '--url', url);
    expect(code).toBe(1);
    expect(out).toEqual([
      '  communities: f1: mất / missing',
      '  communities: f2: bị thay đổi / altered',
      expect.stringContaining('2 files compared: 2 damaged or missing'),
    ]);
  });
});
