import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that speaks as much S3 as the store needs, for one key; it checks every signature for itself. */
export interface S3Double {
  /** `127.0.0.1:4711` */
  readonly host: string;
  addBucket(name: string): void;
  close(): Promise<void>;
}

export const accessKeyId = 'AKIDTEST';
export const secretAccessKey = 's/cret+of=tests';

type Objects = Map<string, { readonly bytes: Buffer; readonly at: Date }>;
interface Answer {
  readonly status: number;
  readonly body?: Buffer | string;
}

/** Fewer than are asked for: a real server may answer so too. */
const MOST_A_PAGE = 400;

export async function s3Double(): Promise<S3Double> {
  const buckets = new Map<string, Objects>();
  const server = createServer((request, response) => {
    void answer(request, buckets).then(({ status, body = '' }) => respond(response, status, body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    addBucket: (name) => void buckets.set(name, new Map()),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function respond(response: ServerResponse, status: number, body: Buffer | string): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), etag: '"double"' }).end(body);
}

async function answer(request: IncomingMessage, buckets: ReadonlyMap<string, Objects>): Promise<Answer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const url = new URL(request.url!, `http://${request.headers.host}`);
  if (!isSigned(request, url)) return { status: 403, body: fault('SignatureDoesNotMatch') };
  const [, bucket, ...rest] = url.pathname.split('/');
  const objects = buckets.get(bucket!);
  if (!objects) return { status: 404, body: fault('NoSuchBucket') };
  const key = decodeURIComponent(rest.join('/'));
  if (key === '') return { status: 200, body: page(objects, url.searchParams) };
  return onObject(objects, key, { method: request.method!, bytes: Buffer.concat(parts) });
}

function onObject(objects: Objects, key: string, asked: { readonly method: string; readonly bytes: Buffer }): Answer {
  const found = objects.get(key);
  switch (asked.method) {
    case 'PUT':
      objects.set(key, { bytes: asked.bytes, at: new Date() });
      return { status: 200 };
    case 'GET':
      return found ? { status: 200, body: found.bytes } : { status: 404, body: fault('NoSuchKey') };
    case 'DELETE':
      objects.delete(key);
      return { status: 204 };
    default:
      return { status: 405, body: fault('MethodNotAllowed') };
  }
}

function page(objects: Objects, asked: URLSearchParams): string {
  const prefix = asked.get('prefix') ?? '';
  const after = asked.get('continuation-token') ?? '';
  const most = Math.min(Number(asked.get('max-keys') ?? 1_000), MOST_A_PAGE);
  const all = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const shown = all.slice(0, most);
  const contents = shown.map((key) => {
    const { bytes, at } = objects.get(key)!;
    return `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${at.toISOString()}</LastModified></Contents>`;
  });
  const isTruncated = all.length > shown.length;
  const next = isTruncated ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isTruncated}</IsTruncated><KeyCount>${shown.length}</KeyCount>${contents.join('')}${next}</ListBucketResult>`;
}

function fault(code: string): string {
  return `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/;

/** Signature version 4, as Amazon's documentation describes it. */
function isSigned({ method, headers }: IncomingMessage, url: URL): boolean {
  const [, key, day, region, names, signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (key !== accessKeyId || !names) return false;
  const query = [...url.searchParams].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).sort();
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, url.pathname, query.join('&'), signed.join(''), names, headers['x-amz-content-sha256']];
  const scope = `${day}/${region}/s3/aws4_request`;
  const hash = createHash('sha256').update(canonical.join('\n')).digest('hex');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash].join('\n');
  const steps = [day!, region!, 's3', 'aws4_request', text];
  return steps.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`).toString('hex') === signature;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
