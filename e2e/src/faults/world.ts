import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../person.ts';
import { start, type Running } from '../platform.ts';

export interface Process {
  readonly url: string;
  readonly pid: number;
}

/** A cluster whose processes can be reached one by one. */
export class World {
  private constructor(readonly platform: Running) {}

  /** Two processes of each service that has the most to share, and one of the others. */
  static async start(): Promise<World> {
    const args = ['--instances', 'inspections=2', '--instances', 'gateway=2'];
    return new World(await start({ program: 'cluster', args }));
  }

  get folder(): string {
    return this.platform.folder;
  }

  /** By name, `inspections-2`, as each last said where it answers. */
  instances(): ReadonlyMap<string, Process> {
    const told = this.platform.said().matchAll(/"instance":"([^"]+)","at":"([^"]+)","pid":(\d+)/g);
    return new Map([...told].map(([, name, url, pid]) => [name!, { url: url!, pid: Number(pid) }]));
  }

  /** The process that holds a lease now, among the instances of a service; `null` while none says so. */
  async holderOf(service: string, lease: string): Promise<Process | null> {
    for (const [name, process] of this.instances()) {
      if (!name.startsWith(service)) continue;
      const body = await readinessOf(process.url);
      const readers: Json[] = body?.services?.[0]?.readers ?? [];
      if (readers.some(({ reader, state }) => reader === lease && state === 'live')) return process;
    }
    return null;
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
    const settings = await readFile(join(this.folder, 'kafka', 'server.properties'), 'utf8');
    return `kafka://${/PLAINTEXT:\/\/([^,\s]+)/.exec(settings)![1]!}`;
  }

  /** Of the embedded PostgreSQL, which keeps its port when it is started again. */
  async databaseUrl(): Promise<string> {
    const read = (name: string) => readFile(join(this.folder, 'postgres', name), 'utf8');
    const [password, port] = await Promise.all(['password', 'port'].map(read));
    return `postgres://postgres:${password!.trim()}@127.0.0.1:${port!.trim()}/lien_nganh`;
  }
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
