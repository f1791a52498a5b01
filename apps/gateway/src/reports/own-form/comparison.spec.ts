import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { openForm } from '@lien-nganh/documents/form';
import { writeWorkbook } from '@lien-nganh/registers';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { published } from '../examples.ts';
import { at, figure, FILE, formOf, sample, SHEET, SHEET_TYPE, surprise } from './examples.ts';

const hash = 'ab'.repeat(32);
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway({ readReportFile: () => Promise.resolve(sample) });
  await gateway.until(await gateway.publish(...published, exported, formOf('bieu-01', [at('D7', figure('visits'))])));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function placesTold() {
  const response = await fetch(`${gateway.url}/api/reports/879/2013-H2/forms/export/figures`, {
    headers: { authorization: `Bearer ${gateway.token('committee')}` },
  });
  const { places } = (await response.json()) as {
    readonly places: readonly { figure: { value: { value: string } } }[];
  };
  return places;
}

const exported = formOf(
  'export',
  [at('D7', figure('visits')), at('D8', figure('visits', { part: surprise })), at('D9', figure('kept'))],
  { use: 'read' },
);

/** The export of another system: the same form with numbers in it. */
function exportOf(cells: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const contents = Object.entries(cells).map(([cell, digits]) => ({
    place: { is: 'cell', sheet: SHEET, cell } as const,
    content: { is: 'figure', figure: { ref: 'r', value: { is: 'number', digits, kind: 'integer' } } } as const,
  }));
  return new Uint8Array(openForm(sample).filled(contents, { provenance: null, label: null, ownForm: 'other@1' }));
}

interface Compared {
  readonly source: object | null;
  readonly cells: readonly { readonly system: unknown; readonly difference: unknown; readonly decided: unknown }[];
}

async function compared(bytes?: Uint8Array<ArrayBuffer>, { as = 'committee', form = 'export' } = {}) {
  const response = await fetch(`${gateway.url}/api/reports/879/2013-H2/forms/${form}/comparison`, {
    ...(bytes === undefined ? {} : { method: 'POST', body: bytes }),
    headers: {
      authorization: `Bearer ${gateway.token(as)}`,
      ...(bytes === undefined ? {} : { 'content-type': SHEET_TYPE }),
    },
  });
  return { status: response.status, body: (await response.json()) as Compared };
}

describe('what another system says for the report of a period', () => {
  test('is looked at beside the figures of here before anything is recorded', async () => {
    const visits = Number((await placesTold())[0]!.figure.value.value);
    const { status, body } = await compared(exportOf({ D7: String(visits + 4), D8: '7' }));
    expect([status, body.source]).toEqual([200, null]);
    expect(body.cells[0]).toMatchObject({
      system: { is: 'read', value: String(visits + 4) },
      difference: { is: 'number', value: '4' },
      decided: null,
    });
    expect(body.cells[2]).toMatchObject({ system: { is: 'unread', because: 'empty' } });
    expect((await compared()).status).toBe(404);
  });

  test('of what is not the caller’s to see is not told either', async () => {
    const file = exportOf({ D7: '3', D9: '5' });
    expect((await compared(file)).body.cells[2]).toMatchObject({ system: { is: 'read', value: '5' } });
    const { body } = await compared(file, { as: 'officer' });
    expect(body.cells[2]).toMatchObject({ system: null, difference: { is: 'not-yours' }, decided: null });
  });

  test('stands beside them once it was read, with the file behind it and who decided which of both counts', async () => {
    const decided = { counts: 'system', account: 'account-7', agency: 'dolisa', on: '2014-01-21' };
    const data = {
      ...{ regime: '879', period: '2013-H2', reporter: null, form: 'export', version: 1 },
      ...{ file: FILE, hash, readOn: '2014-01-20', withdrawn: false },
      totals: [
        { sheet: SHEET, cell: 'D7', said: { is: 'read', value: '9' }, decided },
        { sheet: SHEET, cell: 'D8', said: { is: 'unread', because: 'words' }, decided: null },
      ],
    };
    const totals = { type: 'reporting.system-totals', subject: 'systemTotals-export.879.2013-H2', data };
    const before = await placesTold();
    await gateway.until(await gateway.publish(totals));
    const { body } = await compared();
    expect(body.source).toEqual({ file: FILE, hash, readOn: '2014-01-20' });
    expect(body.cells[0]).toMatchObject({ system: { is: 'read', value: '9' }, decided });
    expect(body.cells[1]).toMatchObject({ system: { is: 'unread', because: 'words' }, difference: { is: 'missing' } });
    // beside the figures, and never in them
    expect(await placesTold()).toEqual(before);
    await gateway.until(await gateway.publish({ ...totals, data: { ...data, withdrawn: true } }));
    expect((await compared()).status).toBe(404);
  });

  test('is refused by name where the file is none, or the form is one that is filled', async () => {
    expect((await compared(new Uint8Array([1, 2, 3]))).status).toBe(400);
    expect((await compared(exportOf({ D7: '1' }), { form: 'bieu-01' })).status).toBe(404);
    expect((await compared(new Uint8Array(17 * 1024 * 1024))).status).toBe(413);
  });

  test('is read of an export as large as any file of a register, and as people type its numbers', async () => {
    // what hardly packs makes a file large
    const others = Array.from({ length: 400 }, () => [{ text: randomBytes(8_000).toString('hex') }]);
    const rows = [...Array.from({ length: 6 }, () => []), [null, null, null, { text: '1.250', look: 'text' as const }]];
    const sheets = [
      { name: SHEET, frozen: 0, widths: [], rows },
      { name: 'Chi tiết', frozen: 0, widths: [], rows: others },
    ];
    const file = new Uint8Array(writeWorkbook(sheets));
    expect(file.length).toBeGreaterThan(3 << 20);
    const { status, body } = await compared(file);
    expect([status, body.cells[0]!.system]).toEqual([200, { is: 'read', value: '1250' }]);
  });
});
