import { randomUUID } from 'node:crypto';
import { until } from './until.ts';

// The shape of an answer is the question's, and each spec knows its own.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Json;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** What a command gives. */
export interface Done {
  readonly id: string;
  readonly revision: number;
  readonly position: string | null;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

/** Somebody who uses the platform over HTTP. */
export class Person {
  constructor(
    readonly url: string,
    readonly account: string,
    /** Empty: nobody has signed in. */
    readonly token: string,
  ) {}

  /** @param path from the origin on, `/api/inspections/…` */
  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return answerOf(await fetch(this.url + path, { headers: { ...this.#signed(), ...headers } }));
  }

  /** The same of what may be a file: its bytes as they are, and of which kind they are. */
  async file(path: string): Promise<{ readonly status: number; readonly type: string; readonly bytes: Uint8Array }> {
    const response = await fetch(this.url + path, { headers: this.#signed() });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  async post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const sent = { ...this.#signed(), 'content-type': 'application/json', ...headers };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return answerOf(await fetch(this.url + path, { method: 'POST', headers: sent, body: text }));
  }

  /** Sends a command, with a key of its own unless one is given. */
  send(path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    return this.post(`/api/${path}`, body, { 'idempotency-key': key });
  }

  /** Sends a command that must be taken. @throws with what was answered instead */
  async done(path: string, body: unknown, key?: string): Promise<Done> {
    const { status, body: told } = await this.send(path, body, key);
    if (status !== 200 && status !== 201) throw new Error(`${this.account} ${path}: ${status} ${JSON.stringify(told)}`);
    return told as Done;
  }

  /** Reads what must be there. @throws with what was answered instead */
  async read(path: string): Promise<Json> {
    const { status, body } = await this.get(`/api/${path}`);
    if (status !== 200) throw new Error(`${this.account} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Sends a command until none of these rules refuses it any more: what it looks up is on its way. */
  async doneOnceKnown(path: string, body: unknown, rules: readonly string[]): Promise<Done> {
    const key = randomUUID();
    let told: Json = null;
    await until(`${path} is taken`, async () => {
      const { status, body: answer } = await this.send(path, body, key);
      told = answer;
      if (status >= 300 && !rules.includes(told.rule)) throw new Error(`${path}: ${status} ${JSON.stringify(told)}`);
      return status < 300;
    });
    return told as Done;
  }

  async ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<GraphqlAnswer> {
    const { status, body } = await this.post('/graphql', { query, variables });
    return { status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** Asks what must be answered whole. @throws with the errors */
  async answered(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Json> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The same, asked again while what it is about is still on its way. */
  async answeredOnceKnown(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Json> {
    let data: Json = null;
    await until('what is asked about is known', async () => {
      const answer = await this.ask(query, variables);
      data = answer.data;
      const { errors } = answer;
      if (errors.some(({ extensions }) => extensions.code !== 'NOT_YET_KNOWN')) throw new Error(JSON.stringify(errors));
      return errors.length === 0;
    });
    return data;
  }

  #signed(): Record<string, string> {
    return this.token === '' ? {} : { authorization: `Bearer ${this.token}` };
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
