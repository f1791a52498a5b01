import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readBack } from '@lien-nganh/documents';
import { openForm } from '@lien-nganh/documents/form';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { inspectionRecord } from '../../graphql/records/examples.ts';
import { published } from '../examples.ts';
import { at, figure, FILE, formOf, sample, SHEET, SHEET_TYPE, surprise, text } from './examples.ts';
import type { Verified } from '../verify/verify.ts';

const hash = 'ab'.repeat(32);
const files = new Map<string, Uint8Array>([[FILE, sample]]);
const asked: string[] = [];

let gateway: TestGateway;
let frozen: string;

const bieu01 = formOf('bieu-01', [
  ...[at('C3', text('reporter')), at('C4', text('period')), at('G4', text('last-day')), at('A12', text('notes'))],
  ...[at('D7', figure('visits')), at('E7', figure('visits', { column: 'previous' }))],
  ...[
    at('F7', figure('visits', { column: 'year-to-date' })),
    at('G7', figure('visits', { column: 'percent-of-plan' })),
  ],
  at('D8', figure('visits', { part: surprise })),
  ...[at('D9', figure('fines-imposed')), at('E9', figure('visits', { column: 'last-year' }))],
]);
const kept = formOf('kept', [at('D7', figure('kept'))], { audience: 'restricted' });

beforeAll(async () => {
  gateway = await testGateway({
    logHash: (position) => Promise.resolve({ position: position as never, hash, at: 1n as never }),
    readReportFile: (form, file) => {
      asked.push(`${form} ${file}`);
      return Promise.resolve(files.get(file) ?? null);
    },
    publicUrl: 'https://lien-nganh.example',
  });
  const position = await gateway.publish(...published, bieu01, kept);
  await gateway.until(position);
  frozen = `${gateway.log}:${position}`;
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function got(form: string, { query = '', as = 'committee' } = {}) {
  const response = await fetch(`${gateway.url}/api/reports/879/2013-H2/forms/${form}${query}`, {
    headers: { authorization: `Bearer ${gateway.token(as)}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    bytes,
    disposition: decodeURIComponent(response.headers.get('content-disposition') ?? ''),
  };
}

async function verified(bytes: Uint8Array<ArrayBuffer>, as = 'committee') {
  const response = await fetch(`${gateway.url}/api/reports/879/2013-H2/verification`, {
    method: 'POST',
    body: bytes,
    headers: {
      authorization: `Bearer ${gateway.token(as)}`,
      'content-type': SHEET_TYPE,
    },
  });
  return (await response.json()) as Verified;
}

const json = async (form: string, more: object = {}) =>
  JSON.parse(strFromU8((await got(`${form}/figures`, more)).bytes)) as {
    readonly places: readonly {
      place: string;
      text?: string;
      figure?: { ref: string; value: { is: string; value?: string } };
    }[];
  };

describe('a form that an authority made, filled for a period', () => {
  test('holds in each cell what the report tells, numbers as numbers and zero apart from what is missing', async () => {
    const { status, bytes, disposition } = await got('bieu-01');
    expect([status, disposition]).toEqual([
      200,
      expect.stringContaining('Biểu-số-01_6-tháng-cuối-năm-2013_BẢN-NỘI-BỘ.xlsx'),
    ]);
    const form = openForm(bytes);
    const value = (cell: string) => form.value({ is: 'cell', sheet: SHEET, cell });
    const { places } = await json('bieu-01');
    const told = new Map(places.map(({ place, figure: one }) => [place.split('!')[1]!, one?.value]));
    expect(value('D7')).toEqual({ is: 'number', digits: told.get('D7')!.value });
    expect(value('D7')).not.toEqual({ is: 'number', digits: '0' });
    expect([told.get('G7')!.is, value('G7')]).toEqual(['missing', { is: 'text', text: 'không có chỉ tiêu' }]);
    expect([told.get('D9')!.is, value('D9')]).toEqual(['zero', { is: 'number', digits: '0' }]);
    // words that a column of numbers has no room for stand in the notes
    expect([told.get('E9')!.is, value('E9')]).toEqual(['missing', { is: 'text', text: 'chưa có số liệu' }]);
    expect(value('C4')).toEqual({ is: 'text', text: '6 tháng cuối năm 2013' });
    expect(value('G4')).toEqual({ is: 'number', digits: '41639' });
    expect(value('D11')).toEqual({ is: 'worked-out' });
    const notes = value('A12');
    expect(notes).toMatchObject({ text: expect.stringContaining('G7: không có chỉ tiêu; E9: ') });
    expect(notes).toMatchObject({
      text: expect.stringMatching(/Số 0 là đã kiểm tra mà không phát hiện: D9 \(\d+ lượt kiểm tra\)/),
    });
  });

  test('says from where in the log it is, and by which reference each figure is found again', async () => {
    const { bytes } = await got('bieu-01');
    const { provenance, ownForm, figures } = readBack(bytes);
    expect(ownForm).toBe('bieu-01@1');
    expect(provenance).toMatchObject({ log: gateway.log, position: frozen.split(':')[1], hash });
    expect(provenance!.url).toBe(
      `https://lien-nganh.example/api/reports/879/2013-H2/forms/bieu-01/figures?position=${frozen}`,
    );
    const { places } = await json('bieu-01');
    expect(figures.map(({ ref }) => ref)).toEqual(places.flatMap(({ figure: one }) => one?.ref ?? []));
    for (const { ref } of figures.slice(0, 3)) {
      const { data } = await gateway.ask(`{ reportFigure(ref: "${ref}") { frame { indicator } } }`, {
        as: 'committee',
      });
      expect(data).toEqual({ reportFigure: { frame: { indicator: 'visits' } } });
    }
  });

  test('is verified against the log like a document of the report, also after somebody changed a cell', async () => {
    const bytes = (await got('bieu-01')).bytes;
    const whole = await verified(bytes);
    expect([whole.logHash, whole.agree, whole.changed, whole.unknown, whole.takenOut]).toEqual([
      'agrees',
      7,
      [],
      [],
      [],
    ]);
    const parts = unzipSync(bytes);
    const name = 'xl/worksheets/sheet1.xml';
    const changed = strFromU8(parts[name]!).replace(/(<c r="D7"[^>]*><v>)\d+/, '$1999');
    const forged = await verified(new Uint8Array(zipSync({ ...parts, [name]: strToU8(changed) })));
    expect(forged.changed).toEqual([expect.objectContaining({ indicator: 'visits', shown: '999' })]);
    const cut = strFromU8(parts['xl/workbook.xml']!).replace(
      /<definedName name="LienNganh_1">[^<]*<\/definedName>/,
      '',
    );
    const without = await verified(new Uint8Array(zipSync({ ...parts, 'xl/workbook.xml': strToU8(cut) })));
    expect(without.takenOut).toHaveLength(1);
  });

  test('of one position is the same, byte by byte, whatever is recorded or corrected later', async () => {
    const query = `?position=${frozen}`;
    const before = (await got('bieu-01', { query })).bytes;
    const late = inspectionRecord('v78', { ...visit, ...joint('police'), occurredOn: '2013-11-03' });
    const other = formOf('bieu-01', [at('D8', figure('visits'))]);
    await gateway.until(await gateway.publish(late, other));
    expect(Buffer.compare((await got('bieu-01', { query, as: 'standing' })).bytes, before)).toBe(0);
    expect(Buffer.compare((await got('bieu-01')).bytes, before)).not.toBe(0);
    await gateway.until(await gateway.publish(bieu01));
  });

  test('is an agency’s own where it is asked for one', async () => {
    const { places } = await json('bieu-01', { query: '?reporter=police' });
    expect(places.find(({ place }) => place.endsWith('!D7'))!.figure).toMatchObject({ agency: 'police' });
    const form = openForm((await got('bieu-01', { query: '?reporter=police' })).bytes);
    expect(form.value({ is: 'cell', sheet: SHEET, cell: 'C3' })).toEqual({ is: 'text', text: 'police' });
  });

  test('is made by nobody who may not see all that is in it, nor by whoever may read no reports', async () => {
    expect((await got('kept')).status).toBe(200);
    expect((await got('kept', { as: 'officer' })).status).toBe(403);
    expect((await got('bieu-01', { as: 'officer' })).status).toBe(200);
    expect((await got('bieu-01', { as: 'admin' })).status).toBe(403);
    expect((await verified((await got('kept')).bytes, 'officer')).takenOut).toBeNull();
  });

  test('is refused by name where it is not there, holds on no such day, or is only read', async () => {
    expect((await got('nothing')).status).toBe(400);
    await gateway.until(
      await gateway.publish(
        formOf('later', [at('D7', figure('visits'))], { endedOn: '2013-11-30' }),
        formOf('export', [at('D7', figure('visits'))], { use: 'read' }),
      ),
    );
    expect((await got('later')).status).toBe(400);
    expect((await got('export')).status).toBe(404);
  });

  test('is filled into the very file that its places were entered for, or not at all', async () => {
    files.set(FILE, new Uint8Array([...sample, 0]));
    expect((await got('bieu-01')).status).toBe(500);
    files.delete(FILE);
    expect((await got('bieu-01')).status).toBe(410);
    files.set(FILE, sample);
    expect(asked.at(-1)).toBe(`bieu-01 ${FILE}`);
  });
});
