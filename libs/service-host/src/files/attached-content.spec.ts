import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FileClient, MEGABYTE } from '../examples/file-client.ts';
import { pdfOf } from '../examples/raids.ts';
import { attachedContent } from './attached-content.ts';

let client: FileClient;
beforeAll(async () => {
  client = await FileClient.open();
});
afterAll(() => client.close());

const content = (stream: string, file: string) =>
  attachedContent(client.host.runtime, { stream, file, signal: undefined });

describe('a file that a decision is made by', () => {
  test('is read whole where it is attached to that record, and stands', async () => {
    const [record, other] = [await client.raid(), await client.raid()];
    const bytes = pdfOf(2 * MEGABYTE);
    const file = await client.attached(record, bytes);
    const found = (await content(record, file))!;
    expect(Buffer.compare(found.bytes!, bytes)).toBe(0);
    expect(found.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await content(other, file)).toBeNull();
    await client.post(`files/${record}/withdraw`, { body: { file, reason: 'Nhầm tệp' } });
    expect(await content(record, file)).toBeNull();
  });
});
