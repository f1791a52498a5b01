import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf } from '../examples/client.ts';
import { testHost, type TestHost } from '../examples/test-host.ts';
import { sendWanted } from '../commands/send-wanted.ts';
import { heardBy } from './heard.ts';
import { makeLogger } from './logger.ts';
import { makeMetrics } from './metrics.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
const { signal } = new AbortController();

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());
const { post } = clientOf(() => host);

/** Trace contexts of a record's events, in their order. */
async function tracesOf(id: string): Promise<(string | undefined)[]> {
  const traces: (string | undefined)[] = [];
  for await (const { metadata } of host.runtime.store.readStream(`visit-${id}`)) traces.push(metadata.traceparent);
  return traces;
}

describe('the trace of a request', () => {
  test('goes on in the event that it caused, in a span of its own, and in the log line', async () => {
    const { id } = (await post('visit/open-visit', { body: { place: 'A' }, headers: { traceparent } })).body;
    const [trace] = await tracesOf(id as string);
    expect(trace).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(trace).not.toBe(traceparent);
    expect(host.logged.filter((line) => line.includes(`"traceId":"${TRACE}"`))).toHaveLength(1);
  });

  test('goes on in the command that a process sends because of it', async () => {
    const { id } = (await post('visit/open-visit', { body: { place: 'B' } })).body as { id: string };
    const wanted = { prefix: 'visit', id, command: 'note-visit', input: { text: 'x' }, onBehalfOf: null };
    const causes = { key: 'process|1', correlationId: 'c', causationId: 'e', traceparent };
    host.runtime.logger.level = 'debug';
    const sent = await sendWanted(host.runtime, { ...wanted, ...causes }, signal);
    host.runtime.logger.level = 'info';
    expect(sent).toEqual({ outcome: 'accepted', rule: null });
    expect((await tracesOf(id))[1]).toMatch(new RegExp(`^00-${TRACE}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
    const line = host.logged.find((one) => one.includes('sent for a process'))!;
    // A start sends hundreds of them, which nobody at a terminal asked for.
    expect(JSON.parse(line)).toMatchObject({ level: 'debug', traceId: TRACE, correlationId: 'c', outcome: 'accepted' });
    expect(line).not.toContain('note-visit');
  });

  test('is in the line of a message that was heard, and of one that could not be taken', () => {
    const lines: string[] = [];
    const logger = makeLogger({
      level: 'debug',
      pretty: false,
      destination: { write: (line) => void lines.push(line) },
    });
    const metrics = makeMetrics();
    const message = { id: 'm', type: 'visits.visit', position: '7', correlationid: 'c', traceparent };
    const handled = { message: message as never, topic: 'visits.g1' };
    const heard = heardBy({ logger, metrics, service: 'gateway', reader: 'gateway' });
    heard({ ...handled, error: null });
    heard({ ...handled, error: new Error('no such unit') });
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'debug', reader: 'gateway', traceId: TRACE, correlationId: 'c', position: '7' },
      { level: 'warn', traceId: TRACE, err: { message: 'no such unit' } },
    ]);
  });
});
