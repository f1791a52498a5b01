import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { followUpOf, work } from '../../graphql/matrix/examples.ts';
import { inspectionRecord, type Published } from '../../graphql/records/examples.ts';
import { consolidationOf, editionOf, periodOf, published } from '../examples.ts';
import type { Brief } from './brief.ts';
import { fittedBrief } from './fitted.ts';
import { blocksOf, several, shortened, words as cell } from './part.ts';

let gateway: TestGateway;

/** As the service of agencies shows a task; one of those of the meeting is nobody's to read here. */
const asking = (task: unknown) => ({ stretches: [{ content: { task: 'Lời cũ' } }, { content: { task } }] });
const asked = new Map<string, unknown>([
  ['assigned-task/t1', asking('Rà soát các cơ sở ở vùng giáp ranh')],
  ['assigned-task/t3', asking({ erased: true, decision: '12/QĐ-UBND' })],
]);
let frozen: string;

const meeting = (id: string, on: string, level = 'province') =>
  work('agencies.coordination-meeting', { level }, { id, agencies: ['ppc', 'police'], on });

const dueInOctober = [
  { agency: 'police', group: 'member', manner: 'obliged', dueOn: '2013-10-10', unit: null },
  { agency: 'labour', group: 'member', manner: 'asked', dueOn: '2013-10-10', unit: null },
];

const task = (id: string, agency: string, content: object): Published => {
  return { ...work('agencies.assigned-task', content, { id, agencies: [agency], on: '2013-09-15' }), version: 2 };
};

/** By then the base was recorded; everything else on the last day of the year. */
const earlier = '2013-11-10T03:00:00.000Z';

beforeAll(async () => {
  gateway = await testGateway({
    logHash: (position) => Promise.resolve({ position: position as never, hash: 'ab'.repeat(32), at: 1n as never }),
    publicUrl: 'https://lien-nganh.example',
    readTask: (task, position) => Promise.resolve(position.startsWith(gateway.log) ? (asked.get(task) ?? null) : null),
  });
  const first = await gateway.publish(...published.map((one) => ({ ...one, recordedAt: earlier })));
  frozen = `${gateway.log}:${first}`;
  await gateway.until(
    await gateway.publish(
      periodOf('2013-Q3', { ...{ from: '2013-07-01', to: '2013-09-30', kind: 'quarterly' }, addressees: dueInOctober }),
      consolidationOf({ editions: [editionOf(frozen)] }),
      meeting('m1', '2013-09-15'),
      meeting('m2', '2013-12-20', 'district'),
      inspectionRecord('v9', { ...visit, ...joint('culture'), occurredOn: '2013-11-02' }),
      followUpOf('O31', 'police', { dueOn: '2013-08-15' }),
      task('t1', 'police', { state: 'in-progress', dueOn: '2013-10-01', conclusion: { meeting: 'm1', code: '2' } }),
      task('t2', 'health', { state: 'done', dueOn: '2013-10-01', conclusion: { meeting: 'm1', code: '1' } }),
      task('t3', 'culture', { state: 'assigned', dueOn: '2013-09-30', conclusion: null }),
    ),
  );
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function brief(query: string, as = 'committee') {
  const response = await fetch(`${gateway.url}/api/reports/879/brief.pdf?${query}`, {
    headers: { authorization: `Bearer ${gateway.token(as)}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, bytes, disposition: response.headers.get('content-disposition') ?? '' };
}

async function textOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
    pages.push(words.join('').replace(/\s+/g, ' '));
  }
  await pdf.destroy();
  return pages;
}

const words = async (query: string) => (await textOf((await brief(query)).bytes)).join(' ');

describe('the brief of a meeting', () => {
  test('says where it is from, for which meeting, and which variant it is', async () => {
    const { status, bytes, disposition } = await brief('on=2013-12-31');
    expect([status, decodeURIComponent(disposition)]).toEqual([200, expect.stringContaining('.pdf')]);
    const text = (await textOf(bytes)).join(' ');
    expect(text).toContain('Phục vụ cuộc họp ngày 31/12/2013');
    expect(text).toContain('BẢN NỘI BỘ');
    expect(text).toContain('ab'.repeat(32).slice(0, 16));
  });

  test('tells who has not reported, and nothing of who was only asked', async () => {
    const text = await words('on=2013-12-31');
    expect(text).toContain('quý III năm 2013 đã nhận 0/1');
    expect(text).toContain('police quý III năm 2013 (hạn 10/10/2013)');
    expect(text).not.toContain('labour');
  });

  test('tells what the last period changed, and what happened since the last meeting of the province', async () => {
    const text = await words('on=2013-12-31');
    expect(text).toContain('Số liệu quý III năm 2013 (01/07/2013 – 30/09/2013)');
    expect(text).toContain('Cuộc họp trước: ngày 15/09/2013.');
    expect(text).toMatch(/Từ sau cuộc họp trước Số cuộc kiểm tra \(cuộc\) 0 3 3 3 /);
    expect(await words('on=2013-11-15')).toContain('Chưa ghi nhận cuộc họp liên ngành cấp tỉnh nào trước đó.');
  });

  test('tells what is overdue and whose', async () => {
    const text = await words('on=2013-12-31');
    expect(text).toMatch(
      /1 nhiệm vụ của văn bản chỉ đạo và 2 việc được giao của 2 cơ quan.*O31\. .* police 15\/8\/2013/,
    );
    expect(text).toContain('giao ngày 15/09/2013: (đã xóa theo quyết định 12/QĐ-UBND) culture 30/9/2013');
    expect(text).toContain(
      'Kết luận số 2 của cuộc họp, giao ngày 15/09/2013: Rà soát các cơ sở ở vùng giáp ranh police',
    );
  });

  test('tells the conclusions of the last meeting and their state, in words where the caller may read them', async () => {
    const text = await words('on=2013-12-31');
    expect(text).toContain('Cuộc họp ngày 15/09/2013: 2 kết luận giao việc, 1 đã hoàn thành.');
    expect(text).toContain('2. Rà soát các cơ sở ở vùng giáp ranh police 01/10/2013 Quá hạn');
    expect(text).toContain('Kết luận số 1 health 01/10/2013 Đã hoàn thành');
  });

  test('tells where the edition that counts and the live figures differ, and why', async () => {
    const text = await words('on=2013-12-31');
    expect(text).toMatch(
      /Báo cáo số 5\/BC ngày 15\/01\/2014 \(6 tháng cuối năm 2013\): \d+ số liệu nay đã khác: 1 của toàn tỉnh/,
    );
    expect(text).toContain('Số cuộc kiểm tra 5 6 1 việc nhập sau');
  });

  test('is that of its position for ever', async () => {
    const { bytes } = await brief(`on=2013-12-31&position=${frozen}`);
    await gateway.until(
      await gateway.publish(inspectionRecord('v10', { ...visit, ...joint('police'), occurredOn: '2013-11-03' })),
    );
    expect(Buffer.from((await brief(`on=2013-12-31&position=${frozen}`)).bytes).equals(bytes)).toBe(true);
    expect((await textOf(bytes)).join(' ')).toContain('Chưa ban hành báo cáo tổng hợp nào.');
  });

  test('is for those at work alone, under the rights of whoever asks', async () => {
    const statuses = async (...asked: readonly (readonly [string, string])[]) =>
      Promise.all(asked.map(async ([query, as]) => (await brief(query, as)).status));
    expect(
      await statuses(
        ['on=2013-12-31', 'admin'],
        ['on=2013-12-31&variant=restricted', 'officer'],
        ['on=2013-12-31&variant=public', 'committee'],
        ['on=2013-02-30', 'committee'],
        ['on=2013-12-31&variant=restricted', 'committee'],
      ),
    ).toEqual([403, 403, 400, 400, 200]);
  });

  test('is noted when an auditor looks', async () => {
    await brief('on=2013-12-31', 'auditor');
    expect(gateway.looks.at(-1)).toMatchObject({ service: 'gateway', read: 'brief 879 2013-12-31 internal' });
  });
});

describe('two pages', () => {
  const long = 'Tăng cường kiểm tra, kiểm soát các cơ sở kinh doanh dịch vụ có điều kiện trên địa bàn quản lý; '.repeat(
    4,
  );
  const briefWith = (rows: number): Brief => ({
    drawn: (room) => ({
      ...{ language: 'vi', label: 'BẢN NỘI BỘ', decidedBy: null, bases: [], annexes: [], signature: null },
      ...{ recipients: [], issuer: { superior: null, name: 'SỞ' }, number: { value: null, symbol: 'BC' } },
      ...{ place: 'Lai Châu', date: null, type: 'Báo cáo tóm tắt', subject: 'Họp', addressees: [], provenance: null },
      body: [1, 2, 3, 4, 5].flatMap((number) => {
        const cells = Array.from({ length: rows }, () => [
          cell(shortened(long)),
          cell(several(Array(9).fill(long), 'mục')),
        ]);
        const columns = [1, 2].map((width) => ({ kind: 'text', width, heading: 'Cột' }) as const);
        return blocksOf({ heading: 'Phần', lead: [long], table: { columns, rows: cells } }, number, room);
      }),
    }),
  });

  test.each([1, 3, 200])(
    'hold what there is, and count what they do not hold, of %i long rows in each part',
    async (rows) => {
      const { bytes } = await fittedBrief(briefWith(rows));
      const pages = await textOf(bytes);
      expect(pages.length).toBeLessThanOrEqual(2);
      const left = [...pages.join(' ').matchAll(/và (\d+) mục khác(?! Phần \d)/g)].map(([, count]) => Number(count));
      const printed = pages.join(' ').split(shortened(long).slice(0, 60)).length;
      if (rows === 200) expect([left.filter((count) => count > 150).length, printed > 5]).toEqual([5, true]);
    },
  );
});

describe('words of others in a brief', () => {
  test('are cut between two words, and names counted beyond a few', () => {
    expect(shortened('một  hai\nba', 20)).toBe('một hai ba');
    expect(shortened('một hai ba bốn', 9)).toBe('một hai…');
    expect(several(['a', 'b'], 'cơ quan')).toBe('a; b');
    expect(several([...'abcdefgh'], 'cơ quan')).toBe('a; b; c; d; e; f và 2 cơ quan khác');
  });
});
