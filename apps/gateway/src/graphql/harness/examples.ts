import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { connect as connectSocket, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Position } from '@lien-nganh/kernel';
import { topicOf, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import { tokenVerifier } from '@lien-nganh/service-host';
import { services } from '../../consuming/consume.ts';
import { NOW, type Published } from '../records/examples.ts';

/** What a gateway under test stands between: a publisher, an issuer of tokens, and a database that can go away. */

export const PARTITIONS = 2;

/** A way to the database that can be closed. */
export async function wayTo(url: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connectSocket(Number(target.port), target.hostname);
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => sockets.delete(one));
    }
    socket.pipe(upstream).pipe(socket);
    socket.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** What is published once more: everything so far, with the same ids, except what is left out. */
export interface Republication {
  readonly generation: number;
  readonly end: Position;
  readonly leaveOut?: string;
}

export class TestPublisher {
  #position = 0;
  readonly #revisions = new Map<string, number>();
  readonly #published: ContractMessage[] = [];

  constructor(
    private readonly broker: Broker,
    private readonly log: string,
  ) {}

  skipRevision(subject: string): void {
    this.#revisions.set(subject, (this.#revisions.get(subject) ?? -1) + 1);
  }

  async republish({ generation, end, leaveOut }: Republication): Promise<void> {
    for (const service of services) {
      const topic = topicOf(service, generation);
      await this.broker.declare({ name: topic, partitions: PARTITIONS });
      const own = this.#published.filter(({ type, subject }) => type.startsWith(`${service}.`) && subject !== leaveOut);
      if (own.length > 0) await this.broker.publish(topic, own);
      await this.broker.announce(topic, { log: this.log, position: end, at: NOW });
    }
  }

  async publish(records: readonly Published[], { announce }: { readonly announce: boolean }): Promise<Position> {
    for (const service of services) await this.broker.declare({ name: topicOf(service, 1), partitions: PARTITIONS });
    const messages = records.map((record) => this.#messageOf(record));
    this.#published.push(...messages);
    for (const service of services) {
      const own = messages.filter(({ type }) => type.startsWith(`${service}.`));
      if (own.length > 0) await this.broker.publish(topicOf(service, 1), own);
    }
    const position = BigInt(this.#position) as Position;
    const at = records.at(-1)?.recordedAt ?? NOW;
    if (announce) {
      for (const service of services) await this.broker.announce(topicOf(service, 1), { log: this.log, position, at });
    }
    return position;
  }

  #messageOf({
    type,
    subject,
    data,
    recordedAt = NOW,
    occurredOn = '2013-08-20',
    version = 1,
    account = 'a',
  }: Published): ContractMessage {
    const keyrevision = (this.#revisions.get(subject) ?? -1) + 1;
    this.#revisions.set(subject, keyrevision);
    this.#position += 1;
    return {
      specversion: '1.0',
      id: randomUUID(),
      source: '/provinces/12/test',
      type,
      subject,
      time: recordedAt,
      datacontenttype: 'application/json',
      data,
      contractversion: version,
      log: this.log,
      position: String(this.#position),
      eventid: `event-${this.#position}`,
      keyrevision,
      occurredon: occurredOn,
      correlationid: 'c',
      actor: { account, agency: 'police', role: 'officer' },
    };
  }
}

/** Signs tokens as an identity provider would. */
export function testIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const set = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256' }] };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    verifier: tokenVerifier({ issuer: 'https://issuer.example', audience: 'lien-nganh', keys: { set: set as never } }),
    token(subject: string, { expiresInSeconds = 300 }: { readonly expiresInSeconds?: number } = {}) {
      const exp = Math.floor(Date.now() / 1000) + expiresInSeconds;
      const claims = { sub: subject, iss: 'https://issuer.example', aud: 'lien-nganh', exp };
      const signed = `${part({ alg: 'ES256', kid: 'k1' })}.${part(claims)}`;
      const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${signed}.${signature.toString('base64url')}`;
    },
  };
}
