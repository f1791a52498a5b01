import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { SASLOptions } from 'kafkajs';

/** What a connection string says. */
export interface Settings {
  /** `host:port` of brokers to ask first; they tell of the others. */
  readonly brokers: readonly string[];
  readonly ssl: ConnectionOptions | false;
  readonly sasl: SASLOptions | undefined;
  /** Copies of each partition of a topic that is made; `null`: as the cluster has it. */
  readonly replication: number | null;
  /** Milliseconds for which a topic that is made keeps its messages; -1: for ever. */
  readonly retentionMs: number;
}

/** A connection string that cannot be understood. Its words never repeat the string, for it holds a password. */
export class InvalidConnectionString extends Error {
  constructor(why: string) {
    super(
      `the connection string of Kafka is wrong: ${why}; it looks like kafka://host1:9092,host2:9092?replication=3, ` +
        'or kafka://user:password@host1:9093?ssl=true&sasl=scram-sha-512',
    );
  }
}

const KNOWN = ['ssl', 'ca', 'cert', 'key', 'sasl', 'replication', 'retention'];
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
type Mechanism = (typeof MECHANISMS)[number];
const DAY_MS = 24 * 3600 * 1000;

/**
 * Reads `kafka://[user:password@]host[:port],…[?setting=value&…]`; user and password are percent-encoded.
 *
 * - `ssl=true`: TLS. `ca`, `cert`, `key`: paths of PEM files, where the system's authorities do not know the brokers, or these want to know the client.
 * - `sasl`: `scram-sha-512`, `scram-sha-256`, or, only with TLS, `plain`.
 * - `replication`: copies of each partition of a topic that is made. `retention`: `forever`, which is the default, or days, `400d`.
 *
 * @throws InvalidConnectionString, also for a setting that it does not know: one that is misspelt must not leave out TLS.
 */
export function readConnectionString(url: string): Settings {
  const parts = /^kafka:\/\/(?:([^@/?#]*)@)?([^@/?#]+)\/?(?:\?([^#]*))?$/.exec(url);
  if (!parts) throw new InvalidConnectionString('it does not have this form');
  const [, login, hosts, query] = parts;
  const settings = new URLSearchParams(query ?? '');
  for (const name of settings.keys()) {
    if (!KNOWN.includes(name)) throw new InvalidConnectionString(`there is no setting ${JSON.stringify(name)}`);
  }
  const ssl = readSsl(settings);
  return {
    brokers: hosts!.split(',').map(readBroker),
    ssl,
    sasl: readSasl(login, settings.get('sasl'), ssl !== false),
    replication: readReplication(settings.get('replication')),
    retentionMs: readRetention(settings.get('retention') ?? 'forever'),
  };
}

function readBroker(text: string): string {
  const parts = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?$/.exec(text);
  if (!parts) throw new InvalidConnectionString('a host is missing, or is none');
  return `${parts[1]}:${parts[2] ?? '9092'}`;
}

function readSsl(settings: URLSearchParams): ConnectionOptions | false {
  const ssl = settings.get('ssl') ?? 'false';
  if (ssl !== 'true' && ssl !== 'false') throw new InvalidConnectionString('ssl is true or false');
  const files = ['ca', 'cert', 'key'].filter((name) => settings.has(name));
  if (ssl === 'false') {
    if (files.length > 0) throw new InvalidConnectionString(`${files.join(', ')} without ssl=true`);
    return false;
  }
  return Object.fromEntries(files.map((name) => [name, readPem(name, settings.get(name)!)]));
}

function readPem(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InvalidConnectionString(`${name} cannot be read: ${(error as Error).message}`);
  }
}

function readSasl(login: string | undefined, mechanism: string | null, encrypted: boolean): SASLOptions | undefined {
  if (login === undefined && mechanism === null) return undefined;
  if (!isMechanism(mechanism)) throw new InvalidConnectionString(`sasl is one of ${MECHANISMS.join(', ')}`);
  if (mechanism === 'plain' && !encrypted) {
    throw new InvalidConnectionString('sasl=plain sends the password as it is: it needs ssl=true');
  }
  const colon = (login ?? '').indexOf(':');
  if (colon < 1) throw new InvalidConnectionString('sasl needs user and password');
  const [username, password] = [login!.slice(0, colon), login!.slice(colon + 1)].map(decoded);
  // The types tell mechanisms apart one by one; they all take the same two.
  return { mechanism, username: username!, password: password! } as SASLOptions;
}

function isMechanism(text: string | null): text is Mechanism {
  return MECHANISMS.some((one) => one === text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidConnectionString('user and password must be percent-encoded');
  }
}

function readReplication(text: string | null): number | null {
  if (text === null) return null;
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidConnectionString('replication is a number from 1 to 99');
  return Number(text);
}

function readRetention(text: string): number {
  if (text === 'forever') return -1;
  const days = /^([1-9]\d{0,4})d$/.exec(text)?.[1];
  if (days === undefined) throw new InvalidConnectionString('retention is forever, or days such as 400d');
  return Number(days) * DAY_MS;
}
