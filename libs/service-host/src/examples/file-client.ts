import { expect } from '@jest/globals';
import { memoryBlobStore, type BlobStore } from '@lien-nganh/attachments';
import { clientOf, type Sent } from './client.ts';
import { pdfOf, raidPermissions, raids } from './raids.ts';
import { testHost, type TestHost } from './test-host.ts';

export const MEGABYTE = 1 << 20;

/** The agency that plans, one that takes part, and one that has nothing to do with it. */
export const [owner, partner, stranger] = ['officer-police', 'officer-culture', 'officer-old-culture'] as const;

/** As it comes from a Mac: every mark a character of its own. */
export const NAME = 'Biên bản kiểm tra – Tân Uyên.pdf'.normalize('NFD');

export interface Asked {
  readonly as?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
}

/** A host whose records take files, and who sends them. */
export class FileClient {
  private constructor(
    readonly host: TestHost,
    readonly blobs: BlobStore,
  ) {}

  static async open(): Promise<FileClient> {
    const blobs = memoryBlobStore();
    const limits = { fileBytes: 3 * MEGABYTE, quotaBytes: 6 * MEGABYTE, uploads: 6, uploadHours: 1 };
    const files = { limits, scanner: null };
    return new FileClient(await testHost({ service: raids, permissions: raidPermissions, blobs, files }), blobs);
  }

  post(path: string, sent?: Sent) {
    return clientOf(() => this.host).post(path, sent);
  }

  get(path: string, as?: string) {
    return clientOf(() => this.host).get(path, as);
  }

  async raid({ disclosed = true } = {}): Promise<string> {
    const { body } = await this.post('raid/plan', { body: { with: ['culture'] } });
    if (disclosed) await this.post(`raid/${body['id'] as string}/disclose`);
    return body['stream'] as string;
  }

  async ask(method: string, path: string, { as = owner, headers = {}, body }: Asked = {}): Promise<Response> {
    return fetch(new URL(path, `${this.host.url}/`), {
      method,
      headers: { authorization: `Bearer ${await this.host.token(as)}`, ...headers },
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
  }

  begin(record: string, size: number, { as = owner as string, name = NAME } = {}): Promise<Response> {
    const metadata = `record ${base64(record)},filename ${base64(name)}`;
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(size), 'upload-metadata': metadata };
    return this.ask('POST', 'uploads', { as, headers });
  }

  send(path: string, offset: number, body: Buffer, as: string = owner): Promise<Response> {
    const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
    return this.ask('PATCH', path, { as, headers, body });
  }

  /** Uploads a whole file; gives its id. */
  async upload(record: string, bytes: Buffer, { as = owner as string, name = NAME } = {}): Promise<string> {
    const begun = await this.begin(record, bytes.length, { as, name });
    expect(begun.status).toBe(201);
    const path = begun.headers.get('location')!;
    expect((await this.send(path, 0, bytes, as)).status).toBe(204);
    return path.slice(path.lastIndexOf('/') + 1);
  }

  attach(
    record: string,
    file: string,
    { as = owner as string, ...more }: { as?: string; [key: string]: unknown } = {},
  ) {
    return this.post('files/attach', { as, body: { record, upload: file, kind: 'minutes', ...more } });
  }

  /** Uploads a file of so many bytes and attaches it; gives its id. */
  async attached(record: string, bytes: number | Buffer, more: { as?: string; [key: string]: unknown } = {}) {
    const content = typeof bytes === 'number' ? pdfOf(bytes) : bytes;
    const file = await this.upload(record, content, more.as === undefined ? {} : { as: more.as });
    expect((await this.attach(record, file, more)).status).toBe(201);
    return file;
  }

  download(record: string, file: string, asked: Asked = {}): Promise<Response> {
    return this.ask('GET', `files/${record}/content/${file}`, asked);
  }

  async filesOf(record: string, as: string = owner): Promise<Record<string, unknown>[]> {
    return ((await this.get(`files/${record}`, as)).body['record'] as { files: Record<string, unknown>[] }).files;
  }

  async namesBelow(prefix: string): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const { name } of this.blobs.list(prefix)) names.push(name);
    return names;
  }

  /** Sends until some of it is kept, and then breaks the connection. */
  async brokenAfter(path: string, bytes: Buffer, sent: number): Promise<void> {
    const stop = new AbortController();
    const before = (await this.namesBelow('visits/uploads/')).length;
    const sending = fetch(new URL(path, `${this.host.url}/`), {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${await this.host.token(owner)}`,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(bytes.subarray(0, sent))) }),
      signal: stop.signal,
      duplex: 'half',
    } as RequestInit);
    await until(
      () => this.namesBelow('visits/uploads/'),
      (names) => names.length > before,
    );
    stop.abort();
    await sending.catch(() => undefined);
  }

  close(): Promise<void> {
    return this.host.close();
  }
}

export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** Looks until it holds. */
export async function until<T>(look: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await look();
    if (holds(found)) return found;
    await new Promise(setImmediate);
  }
}
