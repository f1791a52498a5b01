import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readBack } from '@lien-nganh/documents';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { hotspot } from '../../graphql/matrix/examples.ts';
import { inspectionRecord } from '../../graphql/records/examples.ts';
import { figuresOf, published } from '../examples.ts';
import type { Verified } from './verify.ts';

let gateway: TestGateway;
const hash = 'ab'.repeat(32);

beforeAll(async () => {
  gateway = await testGateway({
    logHash: (position) => Promise.resolve({ position: position as never, hash, at: 1n as never }),
    readReportRecord: () => Promise.resolve({ narrative: [{ slot: 'II.1', text: 'Đã kiểm tra' }] }),
    publicUrl: 'https://lien-nganh.example',
  });
  await gateway.until(await gateway.publish(...published));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const authorization = (as: string) => ({ authorization: `Bearer ${gateway.token(as)}` });
const address = (what: string) => `${gateway.url}/api/reports/879/2013-H2/${what}`;

async function made(variant: string, { format = 'docx', as = 'committee' } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address(`document.${format}?variant=${variant}`), { headers: authorization(as) });
  return new Uint8Array(await response.arrayBuffer());
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function verified(bytes: Uint8Array<ArrayBuffer>, { as = 'committee', query = '', type = WORD } = {}) {
  const response = await fetch(address(`verification${query}`), {
    method: 'POST',
    body: bytes,
    headers: { ...authorization(as), 'content-type': type },
  });
  return { status: response.status, body: (await response.json()) as Verified & { errors?: object[] } };
}

/** The same docx after somebody changed what stands in it. */
function edited(bytes: Uint8Array, change: (xml: string) => string): Uint8Array<ArrayBuffer> {
  const files = unzipSync(bytes);
  const xml = strFromU8(files['word/document.xml']!);
  const changed = change(xml);
  if (changed === xml) throw new Error('nothing was changed');
  return new Uint8Array(zipSync({ ...files, 'word/document.xml': strToU8(changed) }));
}

/** The field of a figure: from its mark to its end. */
const field = (ref: string) => new RegExp(`<w:sdt>(?:(?!</w:sdt>)[^])*?"f:${ref}"[^]*?</w:sdt>`);
const numbered = (bytes: Uint8Array) => readBack(bytes).figures.find(({ shown }) => /^[1-9]\d*$/.test(shown))!;

describe('a document that is verified', () => {
  test.each(['docx', 'xlsx'])('agrees in every figure as it was made, and with the log: %s', async (format) => {
    const bytes = await made('internal', { format });
    const { status, body } = await verified(bytes, { type: format === 'docx' ? WORD : SHEET });
    expect([status, body.logHash, body.changed, body.unknown, body.takenOut]).toEqual([200, 'agrees', [], [], []]);
    expect(body.agree + body.notCheckable).toBe(readBack(bytes).figures.length);
    expect(body.agree).toBeGreaterThan(40);
    expect([body.form, body.drawing, body.label?.includes('BẢN NỘI BỘ')]).toEqual([format, 'same', true]);
  });

  test('that an earlier program drew is told so, and its figures are compared as ever', async () => {
    const files = unzipSync(await made('internal'));
    const kept = strFromU8(files['docProps/custom.xml']!);
    const older = kept.replace(/(LienNganhDrawing".*?<vt:lpwstr>)\d+/s, '$10');
    expect(older).not.toBe(kept);
    const without = kept.replace(/<property [^>]*"LienNganhDrawing".*?<\/property>/s, '');
    for (const custom of [older, without]) {
      const bytes = new Uint8Array(zipSync({ ...files, 'docProps/custom.xml': strToU8(custom) }));
      expect((await verified(bytes)).body).toMatchObject({ drawing: 'another', changed: [], takenOut: [] });
    }
  });

  test('is told by name which figures somebody changed, put in or took out', async () => {
    const bytes = await made('internal');
    const { ref, shown } = numbered(bytes);
    const change = edited(bytes, (xml) => xml.replace(field(ref), (sdt) => sdt.replace(`>${shown}<`, '>999<')));
    const found = (await verified(change)).body;
    expect(found.changed).toEqual([{ ref, indicator: expect.any(String), shown: '999', told: shown }]);
    const bookmarked = `<w:bookmarkStart[^>]*/>${field(ref).source}<w:bookmarkEnd[^>]*/>`;
    const without = edited(bytes, (xml) => xml.replace(new RegExp(bookmarked, 'g'), ''));
    const strange = edited(without, (xml) => xml.replace(/"f:[^"]*"/, '"f:2013-H2-AAAAAAAAAA"'));
    expect((await verified(without)).body).toMatchObject({ changed: [], unknown: [], takenOut: [ref] });
    const { unknown } = (await verified(strange)).body;
    expect(unknown.map((one) => one.ref)).toEqual(['2013-H2-AAAAAAAAAA']);
  });

  test('is told where a figure was moved, or words beside one were changed; and of other words that they were', async () => {
    const bytes = await made('internal');
    expect((await verified(bytes)).body.around).toEqual({
      beside: { made: [], now: [] },
      words: { made: [], now: [] },
    });
    const [first, second] = readBack(bytes).figures.filter(({ shown }) => /^[1-9]\d*$/.test(shown));
    const swapped = edited(bytes, (xml) => {
      const [a, b] = [field(first!.ref).exec(xml)![0], field(second!.ref).exec(xml)![0]];
      return xml.replace(a, '<a/>').replace(b, a).replace('<a/>', b);
    });
    const found = (await verified(swapped)).body;
    expect([found.changed, found.unknown, found.takenOut]).toEqual([[], [], []]);
    expect(found.around!.beside.now.join()).toContain(`{${second!.ref}}`);
    expect(found.around!.beside.made.join()).toContain(`{${first!.ref}}`);
    expect(found.around!.words).toEqual({ made: [], now: [] });
    const renamed = edited(bytes, (xml) => xml.replace('Lưu: VT', 'Lưu: VT, P7'));
    const { beside, words } = (await verified(renamed)).body.around!;
    expect([beside, words.now.join()]).toEqual([{ made: [], now: [] }, expect.stringContaining('Lưu: VT, P7')]);
  });

  test('is compared on the map that it was made on', async () => {
    for (const [format, type] of [
      ['docx', WORD],
      ['pdf', 'application/pdf'],
    ] as const) {
      const bytes = await made('internal&map=2013-07-16', { format });
      const { body } = await verified(bytes, { type });
      expect(body).toMatchObject(format === 'pdf' ? { file: 'same' } : { changed: [], unknown: [], takenOut: [] });
    }
  });

  test('is compared with the log as it was where the file was made, and what happened since changes nothing', async () => {
    const bytes = await made('internal');
    const late = inspectionRecord('v77', { ...visit, ...joint('police'), occurredOn: '2013-11-02' });
    const later = await gateway.publish(late);
    await gateway.until(later);
    expect((await verified(bytes)).body.changed).toEqual([]);
    const { body } = await verified(bytes, { query: `?position=${gateway.log}:${later}` });
    expect(body.changed.length).toBeGreaterThan(0);
  });

  test('tells nobody more than they may see: of restricted and withheld figures only that they cannot be checked', async () => {
    const bytes = await made('restricted');
    const seen = (await verified(bytes)).body;
    const { figures } = (await figuresOf(gateway)).body;
    const kept = new Set(figures.filter(({ indicator }) => indicator === 'kept').map(({ ref }) => ref));
    const { ref, shown } = readBack(bytes).figures.find((one) => kept.has(one.ref))!;
    const forged = edited(bytes, (xml) => xml.replace(field(ref), (sdt) => sdt.replace(`>${shown}<`, '>77<')));
    expect((await verified(forged)).body.changed).toEqual([{ ref, indicator: 'kept', shown: '77', told: shown }]);
    const officer = (await verified(forged, { as: 'officer' })).body;
    expect(officer.notCheckable).toBeGreaterThan(seen.notCheckable);
    expect([officer.changed, officer.takenOut, officer.around]).toEqual([[], null, null]);
    expect((await verified(bytes, { as: 'admin' })).status).toBe(403);
  });

  test('is not called changed for counts of work that only one of whoever made it and whoever checks it is told', async () => {
    await gateway.until(await gateway.publish(hotspot({ id: 'h1', agencies: ['police'], obligations: ['879/O31'] })));
    const bytes = await made('internal');
    const own = (await verified(bytes)).body;
    const told = edited(bytes, (xml) => xml.replace(/>không hiển thị</, '>4 việc<'));
    const found = (await verified(told)).body;
    expect(found.around).toEqual({ beside: { made: [], now: [] }, words: { made: [], now: [] } });
    expect(found.notCheckable).toBe(own.notCheckable + 1);
    const counted = edited(bytes, (xml) => xml.replace(/>\d+ việc</, '>99 việc<'));
    expect((await verified(counted)).body.around!.words.now.join()).toContain('99 việc');
  });

  test('has the words that were written in it, so that they can be read in again', async () => {
    const { narratives } = (await verified(await made('internal'))).body;
    expect(narratives).toContainEqual({ slot: 'II.1', text: 'Đã kiểm tra' });
  });

  test('is refused by name where it is no document of a report', async () => {
    for (const bytes of ['no file', '', 'PK\u0003\u0004 broken'].map((text) => new TextEncoder().encode(text))) {
      const { status, body } = await verified(bytes);
      expect([status, body.errors?.length]).toEqual([400, 1]);
    }
    expect((await verified(await made('public'), { type: 'text/plain' })).status).toBe(415);
    expect((await verified(new Uint8Array(26 * 1024 * 1024))).status).toBe(413);
  });
});
