import pg from 'pg';
import { killDatabase, pauseDatabase } from '../platform.ts';
import { signal } from '../signal.ts';
import { deposeInTheMiddleOfASend } from './deposed-relay.ts';
import type { Fault } from './fault.ts';
import { lasting } from './lasting.ts';
import { stall } from './stall.ts';
import { waysThatBreak } from './ways-that-break.ts';
import type { Process } from './world.ts';

/** Services that have processes, and so every lease. */
const withProcesses = ['agencies', 'inspections', 'communications', 'communities', 'health-interventions', 'reporting'];
const services = [...withProcesses.filter((name) => name !== 'inspections'), 'inspections-1', 'inspections-2', 'audit'];
const gateways = ['gateway-1', 'gateway-2'];
const leases = ['publisher', 'projections', 'processes'];

function oneOf<T>(chance: () => number, among: readonly T[]): T {
  return among[Math.floor(chance() * among.length)]!;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function killOneOf(names: readonly string[]): Fault['strike'] {
  return (world, chance) => {
    const name = oneOf(chance, names);
    signal(world.instances().get(name)?.pid, 'SIGKILL');
    return Promise.resolve(name);
  };
}

function toHolder(strike: (holder: Process, chance: () => number) => Promise<string>): Fault['strike'] {
  return async (world, chance) => {
    const [service, lease] = [oneOf(chance, withProcesses), oneOf(chance, leases)];
    const holder = await world.holderOf(service, lease);
    return `${service}/${lease} of ${holder.name}: ${await strike(holder, chance)}`;
  };
}

/** Long enough for a membership to be lost, and for requests to run out of time. */
const longPause = (chance: () => number) => 1_000 + chance() * 11_000;

export const faults: readonly Fault[] = [
  { name: 'kill a service', weight: 4, strike: killOneOf(services) },
  { name: 'kill a gateway', weight: 3, strike: killOneOf(gateways) },
  {
    name: 'kill who holds a lease',
    weight: 3,
    strike: toHolder((holder) => Promise.resolve(signal(holder.pid, 'SIGKILL') ? 'killed' : 'gone')),
  },
  {
    name: 'let who holds a lease stand still',
    weight: 3,
    strike: toHolder(async (holder, chance) => {
      const ms = longPause(chance);
      await stall(holder.pid, ms);
      return seconds(ms);
    }),
  },
  {
    name: 'let a process fall silent',
    weight: 2,
    strike: async (world, chance) => {
      const [name, ms] = [oneOf(chance, [...services, ...gateways]), longPause(chance)];
      await stall(world.instances().get(name)?.pid, ms);
      return `${name} ${seconds(ms)}`;
    },
  },
  {
    name: 'kill the broker',
    weight: 2,
    strike: async (world) => {
      signal(await world.kafkaPid(), 'SIGKILL');
      return 'kafka';
    },
  },
  {
    name: 'let the broker fall silent',
    weight: 2,
    strike: async (world, chance) => {
      const ms = longPause(chance);
      await stall(await world.kafkaPid(), ms);
      return seconds(ms);
    },
  },
  {
    name: 'kill the database',
    weight: 2,
    strike: async (world) => {
      await killDatabase(world.folder);
      return 'postgres';
    },
  },
  {
    name: 'let the database fall silent',
    weight: 1,
    strike: async (world, chance) => {
      const ms = 500 + chance() * 4_000;
      const goOn = await pauseDatabase(world.folder);
      await lasting(ms);
      goOn();
      return seconds(ms);
    },
  },
  {
    name: 'let the database end connections',
    weight: 2,
    strike: async (world, chance) => {
      const client = new pg.Client(await world.databaseUrl());
      await client.connect();
      const share = chance();
      const { rowCount } = await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and random() < $1',
        [share],
      );
      await client.end();
      return `${rowCount} of them`;
    },
  },
  ...waysThatBreak('broker', ({ detours }) => detours.broker),
  ...waysThatBreak('database', ({ detours }) => detours.database),
  { name: 'depose a relay in the middle of a send, and let it go on', weight: 3, strike: deposeInTheMiddleOfASend },
];

/** Each kind once in an order of chance, and then any, again and again. */
export function* chosen(chance: () => number, kinds: readonly Fault[] = faults): Generator<Fault, never> {
  const once = [...kinds];
  while (once.length > 0) yield once.splice(Math.floor(chance() * once.length), 1)[0]!;
  const all = kinds.reduce((sum, { weight }) => sum + weight, 0);
  for (;;) {
    let left = chance() * all;
    yield kinds.find(({ weight }) => (left -= weight) < 0) ?? kinds[0]!;
  }
}
