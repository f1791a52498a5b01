import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** How much a run measures. Aims are meant for `full`; the others show that everything works. */
export interface Scale {
  /** Milliseconds of one slot of what is measured by time. */
  readonly slotMs: number;
  /** Milliseconds of one slot in which single appends are told one by one. */
  readonly idleMs: number;
  /** Events of the log that is read. */
  readonly logEvents: number;
  /** Events of the log that is relayed. */
  readonly relayed: number;
  /** Commands of one slot that come on a schedule. */
  readonly commands: number;
  /** Facts of the small and the large ledger, and of the one that is rebuilt in every slot, about. */
  readonly facts: { readonly few: number; readonly many: number; readonly rebuilt: number };
  /** Events behind the small and the large report over HTTP. */
  readonly events: { readonly few: number; readonly many: number };
  /** Times that a query is asked in one slot. */
  readonly queries: number;
}

export const scales = {
  full: {
    slotMs: 1_000,
    idleMs: 4_000,
    logEvents: 1_000_000,
    relayed: 20_000,
    commands: 500,
    facts: { few: 10_000, many: 1_000_000, rebuilt: 250_000 },
    events: { few: 50_000, many: 1_000_000 },
    queries: 40,
  },
  quick: {
    slotMs: 400,
    idleMs: 1_000,
    logEvents: 100_000,
    relayed: 5_000,
    commands: 200,
    facts: { few: 10_000, many: 100_000, rebuilt: 50_000 },
    events: { few: 5_000, many: 50_000 },
    queries: 20,
  },
  tiny: {
    slotMs: 60,
    idleMs: 100,
    logEvents: 3_000,
    relayed: 450,
    commands: 20,
    facts: { few: 500, many: 2_000, rebuilt: 1_000 },
    events: { few: 100, many: 300 },
    queries: 2,
  },
} as const satisfies Record<string, Scale>;

export type ScaleName = keyof typeof scales;

/** What a measure works with. */
export interface Setting {
  readonly scale: Scale;
  /** For what is no database of the server: on the disk that is measured, and gone after the run. */
  readonly folder: string;
  /** Connection string of a fresh, empty database. */
  database(): Promise<string>;
  /** What several measures need, made once and kept until the end. */
  shared<T>(name: string, make: () => Promise<T & { close(): Promise<void> }>): Promise<T>;
  close(): Promise<void>;
}

interface Where {
  /** Connection string. */
  readonly server: string;
  readonly folder: string;
  readonly scale: Scale;
}

export function settingOn({ server, folder, scale }: Where): Setting {
  const kept = new Map<string, Promise<{ close(): Promise<void> }>>();
  return {
    scale,
    folder,
    database: () => newDatabase(server),
    shared<T>(name: string, make: () => Promise<T & { close(): Promise<void> }>) {
      const made = (kept.get(name) as ReturnType<typeof make> | undefined) ?? make();
      kept.set(name, made);
      return made;
    },
    async close() {
      for (const one of kept.values()) await (await one).close();
    },
  };
}

async function newDatabase(server: string): Promise<string> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
