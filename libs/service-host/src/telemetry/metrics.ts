import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one process; services are told apart by a label. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'service' | 'method' | 'route' | 'status'>;
  readonly commands: Counter<'service' | 'outcome'>;
  readonly refusals: Counter<'service' | 'rule'>;
  readonly published: Counter<'service' | 'topic'>;
  readonly consumed: Counter<'service' | 'topic' | 'outcome'>;
  readonly lag: Gauge<'service' | 'reader'>;
  readonly readers: Gauge<'service' | 'reader' | 'state'>;
  readonly parked: Gauge<'service' | 'reader'>;
  readonly memory: Gauge;
}

export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['service', 'method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    commands: new Counter({
      name: 'commands_total',
      help: 'Commands by outcome',
      labelNames: ['service', 'outcome'],
      registers,
    }),
    ...messageCounters(registers),
    lag: new Gauge({
      name: 'reader_lag_events',
      help: 'Events that wait, at least',
      labelNames: ['service', 'reader'],
      registers,
    }),
    readers: new Gauge({
      name: 'reader_state',
      help: '1 for the state that the reader is in',
      labelNames: ['service', 'reader', 'state'],
      registers,
    }),
    parked: new Gauge({
      name: 'parked_messages',
      help: 'Messages that were put aside with their keys, until somebody decides',
      labelNames: ['service', 'reader'],
      registers,
    }),
    memory: residentMemory(registry),
  };
}

function messageCounters(registers: Registry[]) {
  return {
    refusals: new Counter({
      name: 'refusals_total',
      help: 'Commands that a rule refused, by rule; unnamed where the record is not disclosed or was not there yet',
      labelNames: ['service', 'rule'] as const,
      registers,
    }),
    published: new Counter({
      name: 'messages_published_total',
      help: 'Contract events that the broker has acknowledged',
      labelNames: ['service', 'topic'] as const,
      registers,
    }),
    consumed: new Counter({
      name: 'messages_consumed_total',
      help: 'Contract events that were handled, by outcome; one that is tried again counts again',
      labelNames: ['service', 'topic', 'outcome'] as const,
      registers,
    }),
  };
}

/** Measured whenever somebody looks. */
function residentMemory(registry: Registry): Gauge {
  return new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of this process, without its PostgreSQL',
    registers: [registry],
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
}
