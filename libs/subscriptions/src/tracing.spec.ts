import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ContractMessage } from '@lien-nganh/messaging';
import { trace } from '@opentelemetry/api';
import { beginStep, tracedHandler, unsampled } from './tracing.ts';

const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const context = { topic: 'tickets.g1', tx: null, signal: new AbortController().signal, later: () => undefined };

/** What a handler is given of a message's context, `agoMs` after it was recorded. */
async function handedOn(agoMs: number, traceparent: string | undefined): Promise<string | undefined> {
  const time = new Date(Date.now() - agoMs).toISOString();
  const heard: (string | undefined)[] = [];
  const handler = { version: 1, handle: async (message: ContractMessage) => void heard.push(message.traceparent) };
  const message = { type: 'tickets.ticket', time, ...(traceparent ? { traceparent } : {}) } as ContractMessage;
  await tracedHandler(handler, { engine: 'memory', group: 'readers' }).handle(message, context);
  return heard[0];
}

describe('a step where nothing is exported', () => {
  test('hands on the context of what caused it, as it came', async () => {
    expect(beginStep('x', { parent }).traceparent).toBe(parent);
    expect(beginStep('x', { parent: undefined, mayBegin: true }).traceparent).toBeUndefined();
    expect(await handedOn(0, parent)).toBe(parent);
  });
});

describe('a step where spans are made', () => {
  const begun: string[] = [];
  beforeEach(() => {
    begun.length = 0;
    trace.setGlobalTracerProvider({
      getTracer: () => ({
        startSpan(name: string) {
          begun.push(name);
          return trace.wrapSpanContext({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 });
        },
        startActiveSpan: () => undefined as never,
      }),
    });
  });
  afterEach(() => trace.disable());

  test('is what its causes go on from', async () => {
    const own = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect(beginStep('x', { parent }).traceparent).toBe(own);
    expect(await handedOn(0, parent)).toBe(own);
    expect(begun).toEqual(['x', 'process tickets.g1']);
  });

  test('is none where nothing caused it, unless it may begin', async () => {
    beginStep('x', { parent: undefined });
    beginStep('y', { parent: undefined, mayBegin: true });
    await handedOn(0, undefined);
    expect(begun).toEqual(['y']);
  });

  test('is none for what is heard again long after, nor for anything that it causes', async () => {
    expect(await handedOn(2 * 60 * 60 * 1_000, parent)).toBe(unsampled(parent));
    expect([begun, unsampled(parent).slice(-3)]).toEqual([[], '-00']);
  });
});
