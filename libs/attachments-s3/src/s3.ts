import { BlobsUnavailable, checkBlobName, type BlobEntry, type BlobStore } from '@lien-nganh/attachments';
import { S3mini } from 's3mini';

/** A bucket, and who may use it. */
export interface S3Address {
  /** `https://host/bucket` */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Before every name, with its slash; may be empty. */
  readonly prefix: string;
}

/** A piece of a megabyte over a slow line. */
const REQUEST_MS = 60_000;
const PAGE = 1_000;

/**
 * `s3://<key>:<secret>@<host>/<bucket>[/<prefix>][?region=…&tls=off]`, as it stands in a setting.
 *
 * @throws RangeError that holds neither key nor secret
 */
export function s3AddressOf(url: string): S3Address {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !isWhole(parsed)) {
    throw new RangeError('takes s3://key:secret@host/bucket, with ?region= and ?tls=off where they are needed');
  }
  const [bucket, ...levels] = levelsOf(parsed);
  const scheme = parsed.searchParams.get('tls') === 'off' ? 'http' : 'https';
  return {
    endpoint: `${scheme}://${parsed.host}/${bucket}`,
    region: parsed.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(parsed.username),
    secretAccessKey: decodeURIComponent(parsed.password),
    prefix: levels.map((level) => `${level}/`).join(''),
  };
}

function levelsOf({ pathname }: URL): readonly string[] {
  return pathname.split('/').filter(Boolean);
}

function isWhole(url: URL): boolean {
  return [url.username, url.password, url.host, levelsOf(url).at(0) ?? ''].every((part) => part !== '');
}

/** Blobs as objects of a bucket that is there already, on anything that speaks S3. */
export function s3BlobStore(url: string): BlobStore {
  const { prefix, ...address } = s3AddressOf(url);
  const s3 = new S3mini({ ...address, requestAbortTimeout: REQUEST_MS });
  const keyOf = (name: string) => {
    checkBlobName(name);
    return `${prefix}${name}`;
  };
  return {
    put: (name, bytes, { signal } = {}) =>
      telling(signal, async () => {
        // a Buffer may be a part of a larger one, and it is the whole of that which would be sent
        const response = await s3.putObject(keyOf(name), new Uint8Array(bytes));
        await response.body?.cancel();
      }),
    get: (name, { signal } = {}) =>
      telling(signal, async () => {
        const found = await s3.getObjectArrayBuffer(keyOf(name));
        return found === null ? null : Buffer.from(found);
      }),
    remove: (name, { signal } = {}) =>
      telling(signal, async () => {
        await s3.deleteObject(keyOf(name));
      }),
    list: (below, { signal } = {}) => listed(s3, { prefix, below, signal }),
    close: () => Promise.resolve(),
  };
}

interface Listing {
  readonly prefix: string;
  readonly below: string;
  readonly signal: AbortSignal | undefined;
}

async function* listed(s3: S3mini, { prefix, below, signal }: Listing): AsyncIterable<BlobEntry> {
  let token: string | undefined;
  do {
    const page = await telling(signal, () => s3.listObjectsPaged('/', `${prefix}${below}`, PAGE, token));
    if (!page) throw new BlobsUnavailable('there is no such bucket');
    for (const { Key, Size, LastModified } of page.objects ?? []) {
      yield { name: Key.slice(prefix.length), size: Number(Size), modifiedAt: new Date(LastModified) };
    }
    token = page.nextContinuationToken;
  } while (token !== undefined);
}

async function telling<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    throw error instanceof RangeError ? error : new BlobsUnavailable(error);
  }
}
