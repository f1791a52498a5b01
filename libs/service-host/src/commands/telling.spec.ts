import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { StreamType } from '@lien-nganh/kernel';
import { trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { ExecuteCommandHandler } from '../cqrs/handlers.ts';
import { ExecuteCommand } from '../cqrs/messages.ts';
import { clientOf } from '../examples/client.ts';
import { testHost, type TestHost } from '../examples/test-host.ts';
import { serviceStanding } from '../identity/standing.ts';
import { onlyDisclosed } from '../telemetry/tracing.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
const exporter = new InMemorySpanExporter();

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
  const spanProcessors = [onlyDisclosed(new SimpleSpanProcessor(exporter))];
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors }));
});
afterEach(() => exporter.reset());
afterAll(async () => {
  trace.disable();
  await host.close();
});
const { post } = clientOf(() => host);

/** The record's type as it is, and as it would be were nobody to know of its records. */
const disclosed = () => host.runtime.service.streams[0]!;
const undisclosed = (): StreamType => ({ ...disclosed(), scope: () => ({ sensitivity: 'undisclosed', owners: [] }) });

async function opened(): Promise<string> {
  const { body } = await post('visit/open-visit', { body: { place: 'A' } });
  exporter.reset();
  return body['id'] as string;
}

let keys = 0;
async function note(type: StreamType, id: string): Promise<void> {
  const request = {
    ...{ type, id, command: type.commands.find(({ name }) => name === 'note-visit')!, input: { text: 'x' } },
    ...{ standing: serviceStanding('visits', null), key: `${keys++}`, ifRevision: null },
    ...{ correlationId: 'c', causationId: null, traceparent },
  };
  await new ExecuteCommandHandler(host.runtime).execute(new ExecuteCommand(request)).catch(() => undefined);
}

/** Spans of the commands, without the sends that go on because of them. */
const told = () =>
  exporter
    .getFinishedSpans()
    .filter((span) => span.spanContext().traceId === TRACE && !span.name.startsWith('send '))
    .map(({ name }) => name);

async function refusedBy(rule: string): Promise<number> {
  const { values } = await host.runtime.metrics.refusals.get();
  return values.find(({ labels }) => labels.rule === rule)?.value ?? 0;
}

async function lastTraceOf(id: string): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { metadata } of host.runtime.store.readStream(`visit-${id}`)) last = metadata.traceparent;
  return last;
}

describe('a command on a record that is not disclosed', () => {
  test('leaves no span, and its event is written so that nobody adds one', async () => {
    const id = await opened();
    await note(undisclosed(), id);
    expect(told()).toEqual([]);
    expect(await lastTraceOf(id)).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-00$/);
    await note(disclosed(), id);
    expect(told()).toEqual(['append', 'command visit']);
    expect(await lastTraceOf(id)).toMatch(/-01$/);
  });

  test('leaves as much as one on a record that does not exist', async () => {
    await note(disclosed(), 'no-such-visit');
    expect(told()).toEqual([]);
  });

  test('is refused under no name, as are records that are not there yet', async () => {
    const id = await opened();
    await post(`visit/${id}/close-visit`, { as: 'head-police' });
    exporter.reset();
    await note(undisclosed(), id);
    expect([await refusedBy('unnamed'), await refusedBy('visit-is-open'), told()]).toEqual([1, 0, []]);
    await note(disclosed(), id);
    expect([await refusedBy('unnamed'), await refusedBy('visit-is-open'), told()]).toEqual([1, 1, ['command visit']]);
  });
});

describe('the span of a request', () => {
  test('names the route and no record, and is held back until a record is known to be disclosed', async () => {
    const { id } = (await post('visit/open-visit', { body: { place: 'A' } })).body;
    await post(`visit/${String(id)}/note-visit`, { body: { text: 'y' } });
    await post('visit/open-visit', { body: { place: 7 } });
    const requests = exporter.getFinishedSpans().filter(({ name }) => name.startsWith('POST'));
    expect(requests.map(({ attributes }) => attributes['http.response.status_code'])).toEqual([201, 200]);
    expect(JSON.stringify(requests.map(({ name, attributes }) => [name, attributes]))).not.toContain(String(id));
  });
});
