import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cleanUpAll, freshFolder, karaoke, signedIn, start, type Running } from '../examples.ts';
import { collector, sendingTo, wayTo, type Collector } from './examples.ts';

const MINUTES = 60_000;
const register = '/api/inspections/establishment/register-establishment';
const topic = 'inspections.g1';

let traces: Collector;
let folder: string;
let cluster: Running;

beforeAll(async () => {
  traces = await collector();
  folder = await freshFolder();
  cluster = await start(folder, [], sendingTo(traces), 'cluster');
}, 5 * MINUTES);
afterAll(async () => {
  await cleanUpAll();
  await traces[Symbol.asyncDispose]();
}, MINUTES);

test('a new cluster is loaded before its services run: each of them would hear of every single command', () => {
  const steps = [...cluster.said().matchAll(/"step":"([^"]+)"/g)].map(([, step]) => step);
  expect(steps.slice(-3)).toEqual(['Load the reference data', 'Start the services', 'Bring the figures up to date']);
});

describe('a cluster with a collector of OpenTelemetry', () => {
  test('makes one trace of what its processes do for a request: it crosses Kafka', async () => {
    const police = await signedIn(cluster.url, folder, 'officer.police');
    const traceId = randomBytes(16).toString('hex');
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    const { status } = await police.post(register, karaoke, { 'idempotency-key': traceId, traceparent });
    expect(status).toBe(201);
    await traces.has(traceId, 'book');
    const spans = traces.trace(traceId);
    const within = ['POST /api/inspections/:command', 'command establishment'];
    expect(wayTo(spans, 'book')).toEqual([...within, `send ${topic}`, `process ${topic}`, 'book']);
    const of = (name: string) => spans.find((span) => span.name === name)!;
    expect([of('append').process, of('book').process]).toEqual(['inspections', 'gateway']);
    for (const name of [`send ${topic}`, `process ${topic}`]) {
      expect(of(name).attributes['messaging.system']).toBe('kafka');
    }
  });

  test('sends what was not sent yet when it stops', async () => {
    const police = await signedIn(cluster.url, folder, 'officer.police');
    const traceId = randomBytes(16).toString('hex');
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    await police.post(register, karaoke, { 'idempotency-key': traceId, traceparent });
    expect(await cluster.stop()).toBe(0);
    expect(traces.trace(traceId).map(({ name }) => name)).toContain('append');
  });
});
