import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BlobsUnavailable } from '@lien-nganh/attachments';
import { blobStoreConformance } from '@lien-nganh/attachments/conformance';
import { accessKeyId, s3Double, secretAccessKey, type S3Double } from './examples/s3-double.ts';
import { s3AddressOf, s3BlobStore } from './s3.ts';

let double: S3Double;
beforeAll(async () => {
  double = await s3Double();
});
afterAll(() => double.close());

let buckets = 0;
function newBucket(secret = secretAccessKey): string {
  const name = `files-${buckets++}`;
  double.addBucket(name);
  return `s3://${accessKeyId}:${encodeURIComponent(secret)}@${double.host}/${name}`;
}

blobStoreConformance('on S3', async () => {
  const url = `${newBucket()}?tls=off&region=vn-1`;
  const store = s3BlobStore(url);
  return { store, reopened: () => Promise.resolve(s3BlobStore(url)), close: () => store.close() };
});

blobStoreConformance('on S3, below a prefix in a bucket that is not theirs alone', async () => {
  const bucket = newBucket();
  await s3BlobStore(`${bucket}?tls=off`).put('u/w', Buffer.from('of somebody else'));
  const url = `${bucket}/tinh/12?tls=off`;
  const store = s3BlobStore(url);
  return { store, reopened: () => Promise.resolve(s3BlobStore(url)), close: () => store.close() };
});

describe('blobs on S3', () => {
  test('are unavailable where the secret is wrong, where there is no bucket, and where nobody listens', async () => {
    const wrong = [newBucket('another'), newBucket().replace(/files-\d+/, 'none'), 's3://a:b@127.0.0.1:1/files'];
    for (const one of wrong) {
      const store = s3BlobStore(`${one}?tls=off`);
      await expect(store.put('a/b', Buffer.from('x'))).rejects.toThrow(BlobsUnavailable);
      await expect(store.list('a/')[Symbol.asyncIterator]().next()).rejects.toThrow(BlobsUnavailable);
    }
  });

  test('are named by an address that never shows its secret', () => {
    expect(s3AddressOf('s3://key:s%2Fcret@minio.example:9000/bucket/a/b?region=vn-1')).toEqual({
      endpoint: 'https://minio.example:9000/bucket',
      region: 'vn-1',
      accessKeyId: 'key',
      secretAccessKey: 's/cret',
      prefix: 'a/b/',
    });
    for (const wrong of ['s3://host/bucket', 's3://key:geheim@host', 'no address']) {
      expect(() => s3AddressOf(wrong)).toThrow(RangeError);
      expect(() => s3AddressOf(wrong)).not.toThrow('geheim');
    }
  });
});
