import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { noteLookAt } from './note-over-http.ts';

let audit: Server;
let status: number;
const asked: { readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: unknown }[] = [];

beforeEach(async () => {
  [status, asked.length] = [204, 0];
  audit = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      asked.push({ url: request.url!, headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => audit.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => audit.close(resolve)));

const url = () => `http://127.0.0.1:${(audit.address() as AddressInfo).port}`;
const look = {
  standing: { actor: { account: 'a-1', agency: 'state-audit', role: 'auditor' }, superiorOf: [], successorOf: [] },
  ...{ service: 'visits', read: 'visit/1', agencies: ['police'], correlationId: 'c-1', authorization: 'Bearer t' },
};
const note = () => noteLookAt(url())({ ...look, standing: { ...look.standing, assignments: [] } });

describe('a look that is noted in another process', () => {
  test('is sent with the auditor’s own token, and nothing says who they are but that', async () => {
    await note();
    expect(asked).toMatchObject([
      { url: '/api/audit/looks', headers: { authorization: 'Bearer t', 'x-correlation-id': 'c-1' } },
    ]);
    expect(asked[0]!.body).toEqual({ service: 'visits', read: 'visit/1', agencies: ['police'] });
  });

  test.each([200, 401, 403, 500, 503])('is not noted when the audit answers %i: nothing is shown', async (answer) => {
    status = answer;
    const cause = { message: `the audit answered ${answer}` };
    await expect(note()).rejects.toMatchObject({ name: 'unavailable', status: 503, cause });
  });

  test('is not noted when the audit is not there', async () => {
    const gone = url();
    await new Promise((resolve) => audit.close(resolve));
    await expect(noteLookAt(gone)({ ...look, standing: { ...look.standing, assignments: [] } })).rejects.toMatchObject({
      name: 'unavailable',
      cause: { message: 'fetch failed' },
    });
  });
});
