import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactoryArgs, Kafka as KafkaClient } from 'kafkajs';
import type { Settings } from './connection-string.ts';
import { Kafka, logLevel } from './kafkajs.ts';

/** Opens a connection to a broker. */
export type Dial = (to: { readonly host: string; readonly port: number }) => Socket;

export interface ClientOptions {
  readonly settings: Settings;
  readonly clientId: string;
  readonly dial: Dial;
  /** Milliseconds that a request waits for its answer. */
  readonly silenceMs: number;
}

const CONNECT_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_MS = 10_000;
const RETRY = { retries: 4, initialRetryTime: 100, maxRetryTime: 2_000 };

export const dialDirectly: Dial = ({ host, port }) => connect({ host, port });

/**
 * A client of kafkajs with the sockets that it opened. kafkajs lets a request time out and keeps the connection that did not
 * answer; so whoever has waited in vain cuts them all off, and takes a new client.
 */
export class Client {
  readonly kafka: KafkaClient;
  readonly #sockets = new Set<Socket>();
  readonly #dial: Dial;
  #cut = false;

  constructor({ settings, clientId, dial, silenceMs }: ClientOptions) {
    this.#dial = dial;
    this.kafka = new Kafka({
      clientId,
      brokers: [...settings.brokers],
      ...(settings.ssl && { ssl: settings.ssl }),
      ...(settings.sasl && { sasl: settings.sasl }),
      connectionTimeout: CONNECT_TIMEOUT_MS,
      authenticationTimeout: silenceMs,
      requestTimeout: silenceMs,
      retry: RETRY,
      // What matters comes out as errors and as health; its log would go to the terminal.
      logLevel: logLevel.NOTHING,
      logCreator: () => () => undefined,
      socketFactory: (to) => this.#connect(to),
    });
  }

  /** Ends every connection at once, and lets none be made any more: all that waits for an answer fails. */
  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy(new Error('cut off'));
  }

  /** `ssl` is absent without TLS, whatever the types say. */
  #connect({ host, port, ssl, onConnect }: Omit<ISocketFactoryArgs, 'ssl'> & Partial<ISocketFactoryArgs>): Socket {
    if (this.#cut) throw new Error('cut off');
    const plain = this.#dial({ host, port });
    plain.setKeepAlive(true, KEEP_ALIVE_MS);
    const socket = ssl
      ? connectTls({ ...ssl, socket: plain, ...(isIP(host) ? { host } : { servername: host }) }, onConnect)
      : plain.once('connect', onConnect);
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    return socket;
  }
}
