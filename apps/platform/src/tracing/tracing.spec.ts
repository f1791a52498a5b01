import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cleanUpAll, karaoke, loadedFolder, signedIn, start, type Caller, type Running } from '../examples.ts';
import { collector, kinds, sendingTo, wayTo, type Collector } from './examples.ts';

const MINUTES = 60_000;
const register = '/api/inspections/establishment/register-establishment';
const topic = 'inspections.g1';

let traces: Collector;
let platform: Running;
let police: Caller;

beforeAll(async () => {
  traces = await collector();
  const folder = await loadedFolder();
  platform = await start(folder, [], sendingTo(traces));
  police = await signedIn(platform.url, folder, 'officer.police');
}, 3 * MINUTES);
afterAll(async () => {
  await cleanUpAll();
  await traces[Symbol.asyncDispose]();
}, MINUTES);

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
/** Known to who goes alone until its minutes are signed. */
const surprise = {
  ...{ body: 'police', place: 'public-place', establishment: null, unit: '03388@2025-07-01', team: null },
  ...{ lead: 'police', crew: ['officer.police'], leader: 'officer.police', participants: [], obligations: [] },
  ...{ plannedFor: today, ground: { kind: 'signs', words: 'Có dấu hiệu (mẫu)' } },
  report: { number: '7/BC', writtenOn: today },
};

/** Sends a command as part of a trace of the caller's. */
async function sent(path: string, body: unknown) {
  const traceId = randomBytes(16).toString('hex');
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
  const answer = await police.post(path, body, { 'idempotency-key': traceId, traceparent });
  return { traceId, ...answer };
}

describe('with a collector of OpenTelemetry', () => {
  test('one trace goes from the request in a service over the broker to what the gateway books', async () => {
    const { status, traceId } = await sent(register, karaoke);
    expect(status).toBe(201);
    await traces.has(traceId, 'book');
    const spans = traces.trace(traceId);
    const server = 'POST /api/inspections/:command';
    const command = [server, 'command establishment'];
    expect(wayTo(spans, 'append')).toEqual([...command, 'append']);
    expect(wayTo(spans, 'book')).toEqual([...command, `send ${topic}`, `process ${topic}`, 'book']);
    const of = (name: string) => spans.find((span) => span.name === name)!;
    expect(of(server)).toMatchObject({ kind: kinds.server, parentSpanId: '00f067aa0ba902b7', process: 'lien-nganh' });
    expect(of(`send ${topic}`)).toMatchObject({
      kind: kinds.producer,
      attributes: { 'messaging.system': 'postgresql', 'messaging.operation.type': 'send' },
    });
    expect(of(`process ${topic}`)).toMatchObject({
      kind: kinds.consumer,
      attributes: { 'messaging.destination.name': topic, 'messaging.operation.type': 'process' },
    });
  });

  test('of what concerns an undisclosed inspection nothing is told, and of a refusal there no more', async () => {
    const decided = await sent('/api/inspections/inspection/decide-surprise', surprise);
    expect([decided.status, decided.body]).toEqual([201, expect.anything()]);
    const path = `/api/inspections/inspection/${String(decided.body['id'])}`;
    const begun = await sent(`${path}/begin-inspection`, { on: today, present: ['officer.police'] });
    expect([begun.status, begun.body]).toEqual([200, expect.anything()]);
    const refused = await sent(`${path}/approve-inspection`, {});
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const later = await sent(register, karaoke);
    await traces.has(later.traceId, 'book');
    for (const { traceId } of [decided, begun, refused]) expect(traces.trace(traceId)).toEqual([]);
  });

  test('nothing that is told holds an id, an account or what somebody wrote', async () => {
    const { traceId, body } = await sent(register, { ...karaoke, name: 'Karaoke Hương Rừng (mẫu)' });
    await police.get(`/api/inspections/establishment/${String(body['id'])}`);
    await traces.has(traceId, 'book');
    const told = traces.bodies.join('\n');
    expect(told).toContain('/api/inspections/establishment/:id');
    for (const secret of [String(body['id']), 'officer.police', 'police', 'Hương Rừng', 'Bearer', '127.0.0.1']) {
      expect(told).not.toContain(secret);
    }
  });

  test('what was not sent yet is sent when the platform stops', async () => {
    const { traceId } = await sent(register, karaoke);
    expect(await platform.stop()).toBe(0);
    expect(traces.trace(traceId).map(({ name }) => name)).toContain('append');
  });
});
