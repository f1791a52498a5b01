import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { planOf } from '../../graphql/matrix/examples.ts';
import { agencyData, type Published } from '../../graphql/records/examples.ts';
import { filesIn } from '../../matrix/examples.ts';
import { published } from '../examples.ts';

let gateway: TestGateway;
let first: bigint;

const period = { from: '2013-01-01', to: '2013-12-31' };
const of = (id: string, agencies: readonly string[], ...targets: readonly (readonly [string, number])[]): Published =>
  planOf({
    ...{ id, agencies, on: '2013-01-10', period },
    targets: targets.map(([indicator, value]) => ({ indicator, unit: null, value })),
  });
const committee: Published = {
  ...{ type: 'agencies.agency', subject: 'agency-ppc' },
  data: { ...agencyData('ppc'), sector: 'peoples-committee', names: { vi: 'Ủy ban nhân dân tỉnh', en: 'PPC' } },
};

beforeAll(async () => {
  gateway = await testGateway({
    logHash: (position) => Promise.resolve({ position: position as never, hash: 'ab'.repeat(32), at: 1n as never }),
  });
  first = await gateway.publish(
    ...[...published, committee],
    of('police', ['police'], ['visits', 8], ['fines-imposed', 0]),
    of('ppc', ['ppc'], ['visits', 20]),
    of('together', ['police', 'health'], ['visits', 10]),
    of('nothing', ['police']),
    of('kept', ['health', 'police'], ['kept', 4]),
  );
  await gateway.until(first as never);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function comparison(file: string, as = 'committee') {
  const response = await fetch(`${gateway.url}/api/reports/plans/${file}`, {
    headers: { authorization: `Bearer ${gateway.token(as)}` },
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** The paragraphs of a document that have words. */
async function linesOf(file: string, as = 'committee'): Promise<readonly string[]> {
  const { status, bytes } = await comparison(file, as);
  if (status !== 200) throw new Error(bytes.toString());
  const words = filesIn(bytes)
    ['word/document.xml']!.replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
  return words.split('\n').filter((line) => line !== '');
}

/** Of each row its figures: what was planned, what was reached, in per cent; before them whose they are. */
async function rowsOf(file: string, as = 'committee'): Promise<readonly (readonly string[])[]> {
  const lines = await linesOf(file, as);
  const cells = lines.slice(lines.indexOf('Tỷ lệ') + 1);
  const rows = cells.slice(0, cells.length - (cells.length % 7));
  return Array.from({ length: rows.length / 7 }, (_, row) => rows.slice(row * 7 + 2, row * 7 + 7)).filter(
    ([, , target]) => /^([\d.]+|không hiển thị)$/.test(target ?? ''),
  );
}

describe('a plan beside its figures', () => {
  test('shows each target beside the line of whose plan it is, and no per cent of a target of nought', async () => {
    expect(await rowsOf('police/comparison.docx')).toEqual([
      ['police', 'cuộc', '8', '3', '37,5%'],
      ['police', 'đồng', '0', expect.stringMatching(/^0\s\(3\skt\)$/), 'không có chỉ tiêu'],
    ]);
  });

  test('shows what a People’s Committee planned beside all that was done in its unit', async () => {
    expect(await rowsOf('ppc/comparison.docx')).toEqual([['toàn địa bàn', 'cuộc', '20', '5', '25%']]);
  });

  test('shows what several planned together beside the line of each, of which none has a share of it', async () => {
    expect(await rowsOf('together/comparison.docx')).toEqual([
      ['police', 'cuộc', '10', '3', 'không so sánh được'],
      ['health', 'cuộc', '10', '2', 'không so sánh được'],
    ]);
  });

  test('says how far it counts, and that there is no target where none was set', async () => {
    expect((await linesOf('police/comparison.docx?on=2013-09-30')).join(' ')).toContain('đến hết ngày 30/09/2013');
    expect(await rowsOf('police/comparison.docx?on=2013-09-30')).toMatchObject([
      ['police', 'cuộc', '8', '2', '25%'],
      {},
    ]);
    expect((await linesOf('police/comparison.docx')).join(' ')).toContain('đến hết ngày 31/12/2013');
    expect((await linesOf('nothing/comparison.docx')).join(' ')).toContain('Kế hoạch không có chỉ tiêu.');
  });

  test('hides what is not the caller’s to see', async () => {
    expect(await rowsOf('kept/comparison.docx', 'officer')).toEqual([
      ['health', 'lượt', 'không hiển thị', 'không hiển thị', 'không hiển thị'],
      ['police', 'lượt', '4', '3', 'không so sánh được'],
    ]);
  });

  test('is a workbook with numbers, and a PDF, too; and none of what is no plan, nor for whoever reads no reports', async () => {
    const { status, bytes } = await comparison('police/comparison.xlsx');
    const sheets = Object.entries(filesIn(bytes)).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect([status, sheets.some(([, sheet]) => sheet.includes('<v>8</v>'))]).toEqual([200, true]);
    const pdf = await comparison('police/comparison.pdf');
    expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await comparison('unknown/comparison.pdf')).status).toBe(404);
    expect((await comparison('police/comparison.odt')).status).toBe(400);
    expect((await comparison('police/comparison.pdf', 'admin')).status).toBe(403);
  });

  test('is as it was known at a position for ever', async () => {
    const before = `police/comparison.docx?position=${gateway.log}:${first}`;
    const told = await rowsOf(before);
    await gateway.until(await gateway.publish(of('police', ['police'], ['visits', 3])));
    expect([await rowsOf(before), await rowsOf('police/comparison.docx')]).toEqual([
      told,
      [['police', 'cuộc', '3', '3', '100%']],
    ]);
  });
});
