import { definitionOf, type AnyEvents, type SealedFor } from '@lien-nganh/kernel';
import { decrypt, encrypt, isSealed, type Sealed } from './cipher.ts';
import { isDestroyed, type KeyStore } from './key-store.ts';
import { replaceSealed } from './schema-walk.ts';

/** An event's data on its way to the log, or from it. */
export interface SealedEvent {
  readonly stream: string;
  readonly eventId: string;
  readonly data: unknown;
}

/** Seals and opens the data of one service's events. */
export interface Sealer {
  seal(events: AnyEvents, name: string, event: SealedEvent): Promise<unknown>;
  /** Opens whatever is sealed, of any version; a value whose key was destroyed comes back as erased. */
  open(event: SealedEvent): Promise<unknown>;
  /** Ids of the keys that sealed anything for a subject of a record until now; none of them seals anything more. */
  retire(stream: string, subject: string): Promise<readonly string[]>;
  /** Destroys keys: whatever they sealed is erased, by a decision. Repeating it changes nothing. */
  erase(keys: readonly string[], decision: string): Promise<number>;
  /** What was erased so far in records whose streams begin so. */
  erasedIn(prefixes: readonly string[]): Promise<readonly ErasedRecord[]>;
}

export interface ErasedRecord {
  readonly keyId: string;
  readonly stream: string;
}

/** A sealed value whose key this store never had: the wrong key store, or a restore without its keys. */
export class KeyMissing extends Error {
  readonly code = 'key-missing';
  constructor(readonly keyId: string) {
    super(`the key ${keyId} is not in this key store: restore the keys that belong to this log`);
  }
}

export function sealer(keys: KeyStore, service: string): Sealer {
  return {
    async seal(events, name, { stream, eventId, data }) {
      const version = definitionOf(events).versions[name]!;
      const inner = await replaceSealed(version.schema, data, async (value, { path, sealing }) =>
        encrypt(await keys.keyFor(scopeOf(sealing, { stream, service })), `${stream}|${eventId}|${path}`, value),
      );
      if (!version.sealed) return inner;
      return encrypt(await keys.keyFor(`service:${service}`), `${stream}|${eventId}|`, inner);
    },
    async open({ stream, eventId, data }) {
      return openAll(keys, data, { prefix: `${stream}|${eventId}|`, path: '' });
    },
    retire: (stream, subject) => keys.retire(subjectScope(stream, subject)),
    erase: (ids, decision) => keys.destroy(ids, decision),
    async erasedIn(prefixes) {
      const all = (await keys.erasures()).map(({ keyId, scope }) => ({ keyId, stream: scope.split('#')[0]! }));
      return all.filter(({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix)));
    },
  };
}

/** An event's data without what is sealed for a subject: for copies that an erasure would not reach. */
export async function withoutPersons(events: AnyEvents, name: string, data: unknown): Promise<unknown> {
  const { schema } = definitionOf(events).versions[name]!;
  return replaceSealed(schema, data, (value, { sealing }) =>
    Promise.resolve(sealing.for === 'subject' ? { erased: true, decision: null } : value),
  );
}

function scopeOf(sealing: SealedFor, { stream, service }: { stream: string; service: string }): string {
  return sealing.for === 'service' ? `service:${service}` : subjectScope(stream, sealing.subject);
}

function subjectScope(stream: string, subject: string): string {
  return `${stream}#${subject}`;
}

interface Place {
  readonly prefix: string;
  readonly path: string;
}

function holdsSealed(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  return isSealed(value) || Object.values(value).some(holdsSealed);
}

/** Values beside what is sealed stay the very same: most of an event is none of it. */
async function openAll(keys: KeyStore, value: unknown, { prefix, path }: Place): Promise<unknown> {
  if (!holdsSealed(value)) return value;
  if (isSealed(value)) return openOne(keys, value, { prefix, path });
  const opened = Array.isArray(value) ? [...(value as readonly unknown[])] : { ...(value as object) };
  const sealed = Object.entries(opened).filter(([, item]) => holdsSealed(item));
  const at = (key: string) => ({ prefix, path: path === '' ? key : `${path}/${key}` });
  const open = async ([key, item]: [string, unknown]) => {
    (opened as Record<string, unknown>)[key] = await openAll(keys, item, at(key));
  };
  await Promise.all(sealed.map(open));
  return opened;
}

async function openOne(keys: KeyStore, value: Sealed, { prefix, path }: Place): Promise<unknown> {
  const key = await keys.keyById(value.$sealed.k);
  if (!key) throw new KeyMissing(value.$sealed.k);
  if (isDestroyed(key)) return { erased: true, decision: key.decision };
  // the whole of an event may be sealed, with sealed fields inside
  return openAll(keys, decrypt(key, prefix + path, value), { prefix, path });
}
