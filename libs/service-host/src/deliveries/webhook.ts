import { createHmac } from 'node:crypto';
import { printError, SEND_WITHIN_MS, type Channel, type Outcome, type Sending } from './channel.ts';

export interface WebhookOptions {
  /** From it and an address follows the key with which what is sent there is signed. */
  readonly key: Buffer;
  /** `host` or `host:port` that may be called. None but these: an address inside a network is reached only where its operator names it. */
  readonly hosts: readonly string[];
  readonly withinMs?: number;
}

/** The key of one address, in hex: whoever has it can sign for no other. */
export function webhookKey(key: Buffer, to: string): string {
  return createHmac('sha256', key).update(to).digest('hex');
}

/** `t=<seconds since 1970>,v1=<HMAC-SHA256 in hex over "<t>.<body>">`. */
export function signature(key: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
}

/** Nothing was sent yet: no connection, or none that is trusted. */
const BEFORE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/;
const LATER = [408, 425, 429];

/** A signed POST over HTTPS; `http` only to this machine. No redirect is followed. */
export function webhook({ key, hosts, withinMs = SEND_WITHIN_MS }: WebhookOptions): Channel {
  return {
    async send(sending, signal) {
      if (!mayBeCalled(sending.to, hosts))
        return { outcome: 'refused-for-good', why: 'the host is not in WEBHOOK_HOSTS' };
      const within = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
      try {
        const { status, body } = await fetch(sending.to, {
          ...posted(sending, key),
          redirect: 'manual',
          signal: within,
        });
        await body?.cancel();
        return outcomeOf(status);
      } catch (error) {
        const { cause = error } = error as { cause?: { code?: unknown } };
        const isBefore = BEFORE.test(String((cause as { code?: unknown }).code));
        return { outcome: isBefore ? 'refused' : 'unknown', why: printError(cause) };
      }
    },
  };
}

function mayBeCalled(to: string, hosts: readonly string[]): boolean {
  const { protocol, host, hostname, username } = new URL(to);
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
  return hosts.includes(host) && username === '' && (protocol === 'https:' || (protocol === 'http:' && isHere));
}

function posted({ to, id, message, link, data }: Sending, key: Buffer): RequestInit {
  const body = JSON.stringify({ id, ...data, text: message.text, link });
  return {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': id,
      // real time, whatever the platform's clock says: the other side compares it with its own
      'Lien-Nganh-Signature': signature(webhookKey(key, to), Math.floor(Date.now() / 1000), body),
    },
  };
}

function outcomeOf(status: number): Outcome {
  const why = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { outcome: 'made', why };
  return { outcome: status >= 500 || LATER.includes(status) ? 'refused' : 'refused-for-good', why };
}
