import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../person.ts';
import { cleanUpAtEnd, freshFolder, start, type Running } from '../platform.ts';
import { until } from '../until.ts';
import { Detour } from './detour.ts';

/** A process is started again within seconds; a group of the broker forgets a member that fell silent after half a minute. */
export const RECOVERS_WITHIN_S = 150;

export interface Process {
  readonly url: string;
  readonly pid: number;
}

/** The ways by which processes reach what they stand on. */
export interface Detours {
  readonly broker: Detour;
  readonly database: Detour;
}

/** Processes by their names, as they tell where they answer. */
export class Told {
  readonly processes = new Map<string, Process>();
  #unread = '';

  hear(piece: string): void {
    const lines = (this.#unread + piece).split('\n');
    this.#unread = lines.pop()!;
    for (const line of lines) {
      const [, name, url, pid] = /"instance":"([^"]+)","at":"([^"]+)","pid":(\d+)/.exec(line) ?? [];
      if (name !== undefined) this.processes.set(name, { url: url!, pid: Number(pid) });
    }
  }
}

/** A cluster whose processes can be reached one by one, and whose connections can be broken. */
export class World {
  /** Ids of contract events that a relay had on their way when another took its place, and that came afterwards. */
  readonly lateSends: string[] = [];

  private constructor(
    readonly platform: Running,
    readonly detours: Detours,
    private readonly told: Told,
  ) {}

  /** Two processes of each service that has the most to share, and one of the others. */
  static async start(): Promise<World> {
    const folder = await freshFolder();
    const broker = await Detour.to('broker', () => kafkaPort(folder));
    const database = await Detour.to('database', () => databasePort(folder));
    cleanUpAtEnd(async () => void (await Promise.all([broker.close(), database.close()])));
    const told = new Told();
    const platform = await start({
      ...{ program: 'cluster', folder, onText: (piece) => told.hear(piece) },
      args: ['--instances', 'inspections=2', '--instances', 'gateway=2'],
      environment: { KAFKA_ADVERTISED: broker.address, POSTGRES_ADVERTISED: database.address },
    });
    return new World(platform, { broker, database }, told);
  }

  get folder(): string {
    return this.platform.folder;
  }

  /** By name, `inspections-2`, as each last said where it answers. */
  instances(): ReadonlyMap<string, Process> {
    return this.told.processes;
  }

  /** The process that holds a lease now, among the instances of a service. @throws when none says so within RECOVERS_WITHIN_S */
  async holderOf(service: string, lease: string, besides?: Process): Promise<Process & { readonly name: string }> {
    let holder: (Process & { readonly name: string }) | undefined;
    const found = async () => {
      const among = [...this.instances()].filter(([name, { pid }]) => name.startsWith(service) && pid !== besides?.pid);
      for (const [name, process] of among) {
        if (holds(await readinessOf(process.url), lease)) holder = { name, ...process };
      }
      return holder !== undefined;
    };
    await until(`somebody holds ${service}/${lease}`, found, RECOVERS_WITHIN_S);
    return holder!;
  }

  /** How each process fares, in words: what stands still, and what is far behind. */
  async stands(): Promise<string> {
    const lines = [...this.instances()].map(async ([name, { url }]) => `  ${name}: ${faring(await readinessOf(url))}`);
    return (await Promise.all(lines)).join('\n');
  }

  async kafkaPid(): Promise<number> {
    return Number(await readFile(join(this.folder, 'kafka', 'pid'), 'utf8'));
  }

  /** `kafka://…` as the services have it. */
  async kafkaUrl(): Promise<string> {
    return `kafka://127.0.0.1:${await kafkaPort(this.folder)}`;
  }

  /** Of the embedded PostgreSQL, which keeps its port when it is started again. */
  async databaseUrl(): Promise<string> {
    const password = await readFile(join(this.folder, 'postgres', 'password'), 'utf8');
    return `postgres://postgres:${password.trim()}@127.0.0.1:${await databasePort(this.folder)}/lien_nganh`;
  }
}

/** Where the broker itself listens. */
async function kafkaPort(folder: string): Promise<number> {
  const settings = await readFile(join(folder, 'kafka', 'server.properties'), 'utf8');
  return Number(/^listeners=PLAINTEXT:\/\/[^:]+:(\d+)/m.exec(settings)![1]);
}

async function databasePort(folder: string): Promise<number> {
  return Number(await readFile(join(folder, 'postgres', 'port'), 'utf8'));
}

function holds(readiness: Json, lease: string): boolean {
  const readers: Json[] = readiness?.services?.[0]?.readers ?? [];
  return readers.some(({ reader, state }) => reader === lease && state !== 'standby');
}

function faring(readiness: Json): string {
  const service: Json = readiness?.services?.[0];
  if (!service) return 'no answer';
  const late = (service.readers as Json[]).filter(
    ({ state, behindAtLeast }) => state === 'stalled' || behindAtLeast > 20,
  );
  return [
    service.status,
    ...late.map((one) => `${one.reader} ${one.state} ${one.behindAtLeast} ${one.why ?? ''}`),
  ].join('; ');
}

async function readinessOf(url: string): Promise<Json> {
  try {
    return await (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) })).json();
  } catch {
    return null;
  }
}
