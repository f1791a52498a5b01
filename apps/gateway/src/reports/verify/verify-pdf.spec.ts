import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { inspectionRecord } from '../../graphql/records/examples.ts';
import { consolidationOf, editionOf, published } from '../examples.ts';
import type { VerifiedPdf } from './verify-pdf.ts';

let gateway: TestGateway;
let frozen: string;
let words = 'Đã kiểm tra';

beforeAll(async () => {
  gateway = await testGateway({
    logHash: (position) => Promise.resolve({ position: position as never, hash: 'ab'.repeat(32), at: 1n as never }),
    readReportRecord: () => Promise.resolve({ narrative: [{ slot: 'II.1', text: words }] }),
  });
  const first = await gateway.publish(...published);
  await gateway.until(first);
  frozen = `${gateway.log}:${first}`;
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const authorization = (as: string) => ({ authorization: `Bearer ${gateway.token(as)}` });
const address = (what: string) => `${gateway.url}/api/reports/879/2013-H2/${what}`;

async function made(query: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address(`document.pdf?${query}`), { headers: authorization('committee') });
  if (!response.ok) throw new Error(await response.text());
  return new Uint8Array(await response.arrayBuffer());
}

async function verified(body: Uint8Array<ArrayBuffer>, as = 'committee') {
  const headers = { ...authorization(as), 'content-type': 'application/pdf' };
  const response = await fetch(address('verification'), { method: 'POST', body, headers });
  return { status: response.status, body: (await response.json()) as VerifiedPdf };
}

describe('a PDF that is verified', () => {
  test('is the same as what is made of the report where it says it is, also after corrections', async () => {
    const draft = await made('variant=internal');
    const late = inspectionRecord('v9', { ...visit, ...joint('police'), occurredOn: '2013-11-02' });
    await gateway.until(await gateway.publish(late));
    const { status, body } = await verified(draft);
    expect([status, body.form, body.file, body.logHash, body.position]).toEqual([200, 'pdf', 'same', 'agrees', frozen]);
    expect(body.agree).toBeGreaterThan(40);
    expect(body.label).toContain('BẢN NỘI BỘ, DỰ THẢO');
  });

  test('of an edition is made as it was issued', async () => {
    await gateway.until(await gateway.publish(consolidationOf({ editions: [editionOf(frozen)] })));
    const { body } = await verified(await made('variant=public&edition=1'));
    expect([body.file, body.label]).toEqual(['same', 'BẢN CÔNG KHAI']);
  });

  test('in which a byte is another differs, and nothing is said of its figures', async () => {
    const bytes = await made('variant=internal');
    bytes[bytes.length >> 1]! ^= 1;
    expect((await verified(bytes)).body).toMatchObject({ file: 'differs', agree: null });
  });

  test('differs where its words are others now', async () => {
    const bytes = await made('variant=internal');
    words = 'Đã viết lại';
    expect((await verified(bytes)).body.file).toBe('differs');
  });

  test('of another version of the layout is not compared', async () => {
    const text = Buffer.from(await made('variant=internal')).toString('latin1');
    const older = Buffer.from(text.replace(/<xmp:CreatorTool>Typst \d/, '<xmp:CreatorTool>Typst 9'), 'latin1');
    expect((await verified(new Uint8Array(older))).body.file).toBe('other-program');
    const drawn = Buffer.from(text.replace(/ban-ve:\d+/, 'ban-ve:0'), 'latin1');
    expect((await verified(new Uint8Array(drawn))).body.file).toBe('other-program');
  });

  test('tells nothing to who may not see its variant, and says what it lacks where it is of no report', async () => {
    expect((await verified(await made('variant=restricted'), 'officer')).status).toBe(403);
    expect((await verified(new Uint8Array(Buffer.from('%PDF-1.7')))).status).toBe(400);
  });
});
