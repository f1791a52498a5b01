import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readBack } from '@lien-nganh/documents';
import { establishmentOf, joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { inspectionRecord } from '../../graphql/records/examples.ts';
import { hotspot } from '../../graphql/matrix/examples.ts';
import { filesIn, sheetsIn } from '../../matrix/examples.ts';
import { consolidationOf, editionOf, figuresOf, published, reportOf, shownOf, submissionOf } from '../examples.ts';

let gateway: TestGateway;
let frozen: string;
/** What the reporting service tells of its records; tests change it. */
const written = new Map<string, unknown>();
const narrative = (slot: string, text: unknown) => ({ narrative: [{ slot, text }] });

beforeAll(async () => {
  gateway = await testGateway({
    logHash: (position) => Promise.resolve({ position: position as never, hash: 'ab'.repeat(32), at: 1n as never }),
    readReportRecord: (record) => Promise.resolve(written.get(record) ?? null),
    publicUrl: 'https://lien-nganh.example',
    // there are no services here to publish anew
    republisher: {
      begin: ({ generation, end }) => gateway.republish({ generation, end }),
      answers: () => Promise.resolve(),
      giveUp: () => Promise.resolve(),
      fed: () => Promise.resolve([1]),
    },
  });
  const first = await gateway.publish(...published);
  frozen = `${gateway.log}:${first}`;
  await gateway.until(first);
  written.set('consolidation/879.2013-H2', narrative('II.1', 'Dòng một\nDòng hai'));
  written.set('agency-report/879.2013-H2.police', narrative('II.1', 'Công an đã kiểm tra'));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function file(query: string, { format = 'docx', as = 'committee' } = {}) {
  const response = await fetch(`${gateway.url}/api/reports/879/2013-H2/document.${format}?${query}`, {
    headers: { authorization: `Bearer ${gateway.token(as)}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const disposition = decodeURIComponent(response.headers.get('content-disposition') ?? '');
  return { status: response.status, bytes, disposition };
}

/** The words of a docx, in order. */
async function wordsOf(query: string): Promise<string> {
  const { status, bytes } = await file(query);
  if (status !== 200) throw new Error(Buffer.from(bytes).toString());
  return filesIn(Buffer.from(bytes))
    ['word/document.xml']!.replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
}

describe('the document of a report', () => {
  test('shows each figure as it is told, under the reference by which it is found again', async () => {
    const { bytes } = await file('variant=restricted');
    const { figures } = (await figuresOf(gateway)).body;
    const told = new Map(figures.map((one) => [one.ref, one]));
    const shown = readBack(bytes).figures;
    expect(shown.length).toBeGreaterThan(50);
    const words = { 'missing: no-target': 'không có chỉ tiêu', 'missing: not-compared': 'không so sánh được' };
    for (const { ref, shown: text } of shown) {
      const value = shownOf(told.get(ref)!);
      if (/^\d+$/.test(value)) expect([ref, text]).toEqual([ref, value]);
      if (value in words) expect(text).toBe(words[value as keyof typeof words]);
    }
  });

  test('says where its figures come from, how complete they are, and what is missing', async () => {
    const { provenance } = readBack((await file('variant=internal')).bytes);
    expect(provenance).toMatchObject({ log: gateway.log, position: frozen.split(':')[1], hash: 'ab'.repeat(32) });
    expect(provenance!.url).toBe(`https://lien-nganh.example/api/reports/879/2013-H2/figures?position=${frozen}`);
    const words = await wordsOf('variant=internal');
    expect(words).toContain('Đã nhận 0/3 báo cáo phải gửi.');
    expect(words).toContain('Chưa báo cáo: police; health; culture.');
    expect(words).toContain('tổng các dòng không phải là tổng số');
    expect(words).toContain('Thực hiện văn bản số 879/UBND-VX ngày 16/07/2013 của ppc');
    expect(words).toContain('Kết quả công tác 6 tháng cuối năm 2013; phương hướng 6 tháng đầu năm 2014');
  });

  test('shows beside the evidence of an obligation what figures its addressee has, which the variant tells of', async () => {
    const shown = async (variant: string) =>
      [...(await wordsOf(`variant=${variant}`)).matchAll(/Số cuộc kiểm tra: 3(?!\d)/g)].length;
    expect([await shown('public'), (await shown('internal')) > 0]).toEqual([0, true]);
  });

  test('is of a variant: what is restricted or told at work alone is in no public one, and each says which it is', async () => {
    const of = async (variant: string) =>
      new Set(readBack((await file(`variant=${variant}`)).bytes).figures.map(({ ref }) => ref));
    const { figures } = (await figuresOf(gateway)).body;
    const planned = ['plan', 'percent-of-plan'];
    // nothing was planned of it, and its columns of plans are left out;
    // what stands beside evidence are words
    const own = figures.filter(
      ({ indicator, column, agency }) => indicator === 'kept' && agency === null && !planned.includes(column),
    );
    const kept = own.map(({ ref }) => ref);
    const [open, internal, restricted] = [await of('public'), await of('internal'), await of('restricted')];
    expect(kept.map((ref) => [open.has(ref), internal.has(ref), restricted.has(ref)])).toEqual(
      kept.map(() => [false, false, true]),
    );
    expect(await wordsOf('variant=public')).not.toContain('Biểu A10');
    expect(await wordsOf('variant=internal')).toContain('Biểu A10');
    expect((await file('variant=public')).disposition).toContain('BẢN-CÔNG-KHAI');
    expect((await file('variant=restricted')).disposition).toContain('BẢN-HẠN-CHẾ');
  });

  test('says how long the work of each agency took to be entered, at work and not in public', async () => {
    const rows = (words: string) => words.slice(words.indexOf('Biểu A11a'), words.indexOf('Biểu A12')).split('\n');
    const internal = rows(await wordsOf('variant=internal'));
    const of = (agency: string) => internal.slice(internal.indexOf(agency) + 1, internal.indexOf(agency) + 5);
    // one visit was entered on its day, the other from August on the last day of the year
    expect(of('culture')).toEqual(['2', '0', '133', '50%']);
    expect(of('labour')).toEqual(['1', '133', '133', '100%']);
    expect(await wordsOf('variant=public')).not.toContain('Biểu A11a');
  });

  test('has beside a unit the team that stands there, with its decision and whose members it has', async () => {
    const team = {
      ...{ team: 't-1', level: 'district', unit: '105@2004-10-25', agency: 'dpc-105', decision: '12/QĐ-UBND' },
      ...{ establishedOn: '2013-08-01', dissolvedOn: null },
      members: ['police', 'police', 'culture'].map((agency, index) => ({
        ...{ member: `m-${index}`, account: null, agency, role: 'member', card: `178-00${index}` },
        ...{ from: '2013-08-01', to: null },
      })),
    };
    const before = await wordsOf('variant=internal');
    await gateway.until(await gateway.publish({ type: 'agencies.team-178', subject: 'team178-t-1', data: team }));
    const words = await wordsOf('variant=internal');
    expect([before.includes('12/QĐ-UBND'), words.includes('12/QĐ-UBND\nculture: 1; police: 2')]).toEqual([false, true]);
  });

  test('counts no restricted work but in the restricted variant, and tells the same to whoever makes it', async () => {
    await gateway.until(await gateway.publish(hotspot({ id: 'h1', agencies: ['police'], obligations: ['879/O31'] })));
    const [committee, officer] = [await file('variant=internal'), await file('variant=internal', { as: 'officer' })];
    expect(Buffer.compare(committee.bytes, officer.bytes)).toBe(0);
    expect(await wordsOf('variant=internal')).toMatch(/O31[^]*\npolice\nĐã có việc được ghi nhận\nkhông hiển thị\n/);
  });

  test('has what is counted beside the figures as numbers in a workbook (S-14)', async () => {
    const { bytes } = await file('variant=internal', { format: 'xlsx' });
    const sheets = Object.values(sheetsIn(Buffer.from(bytes))).map((sheet) => Object.values(sheet));
    const entered = sheets.find((cells) => cells.some(({ content }) => content === 'Nhập'))!;
    expect(entered.filter(({ is }) => is === 'number').map(({ shown }) => shown)).toContain('#,##0"%"');
    expect(entered.filter(({ is, content }) => is === 'text' && /^\d/.test(content))).toEqual([]);
  });

  test('is made by nobody who may not see all that is in it', async () => {
    expect((await file('variant=restricted', { as: 'officer' })).status).toBe(403);
    expect((await file('variant=internal', { as: 'officer' })).status).toBe(200);
    expect((await file('variant=public', { as: 'admin' })).status).toBe(403);
  });

  test('has the words of each agency under its section once it has reported, and not in public', async () => {
    await gateway.until(await gateway.publish(reportOf('police', { submissions: [submissionOf(frozen)] })));
    const words = await wordsOf('variant=internal');
    expect(words).toMatch(/Dòng một\nDòng hai[^]*police: Công an đã kiểm tra/);
    expect(await wordsOf('variant=public')).not.toContain('Công an đã kiểm tra');
    expect(await wordsOf(`variant=internal&position=${frozen}`)).not.toContain('Công an đã kiểm tra');
  });

  test('of one position is the same, byte by byte, in each form, after corrections and to whoever makes it', async () => {
    const forms = ['docx', 'xlsx', 'pdf'];
    const make = (as: string) =>
      Promise.all(forms.map((format) => file(`variant=internal&position=${frozen}`, { format, as })));
    const before = await make('committee');
    const late = inspectionRecord('v9', { ...visit, ...joint('police'), occurredOn: '2013-11-02' });
    await gateway.until(await gateway.publish(late));
    const after = await make('standing');
    forms.forEach((_, index) => {
      expect(Buffer.compare(after[index]!.bytes, before[index]!.bytes)).toBe(0);
      expect(after[index]!.bytes.length).toBeGreaterThan(5_000);
    });
  });

  test('counts and lists the late work that it leaves out', async () => {
    const words = await wordsOf('variant=internal');
    expect(words).toContain('1 việc nhập sau khi báo cáo đã khóa chưa được tính vào báo cáo này.');
    expect(words).toContain('inspection-v9: xảy ra ngày 02/11/2013, nhập ngày 31/12/2013 (police)');
    const open = await wordsOf('variant=public');
    expect(open).toContain('1 việc nhập sau khi báo cáo đã khóa');
    expect(open).not.toContain('inspection-v9');
  });

  test('of an edition is what was issued, whatever its record is corrected to (S-07)', async () => {
    const edition = editionOf(frozen, { number: '5/BC-UBND', dated: '2014-01-20' });
    await gateway.until(await gateway.publish(consolidationOf({ editions: [edition] })));
    const issued = await file('variant=public&edition=1');
    const words = await wordsOf('variant=public&edition=1');
    expect(words).toContain('5/BC-UBND');
    expect(words).toContain('ngày 20 tháng 01 năm 2014');
    expect(words).toMatch(/TM\. ỦY BAN NHÂN DÂN[^]*CHỦ TỊCH/);
    expect(words).not.toContain('DỰ THẢO');
    const second = editionOf(frozen, {
      number: '9/BC-UBND',
      dated: '2014-02-01',
      reasons: ['correction', 'late-work'],
    });
    const corrected = { ...edition, number: '6/BC-UBND' };
    await gateway.until(await gateway.publish(consolidationOf({ editions: [corrected, second] })));
    expect(Buffer.compare((await file('variant=public&edition=1')).bytes, issued.bytes)).toBe(0);
    expect((await file('variant=public&edition=2')).disposition).toContain('BAN-HÀNH-LẦN-2');
    expect((await file('variant=public&edition=3')).status).toBe(400);
    const replacing =
      'Báo cáo này thay thế Báo cáo số 6/BC-UBND ngày 20/01/2014. Lý do: số liệu được đính chính; tính thêm việc ghi muộn.';
    expect(await wordsOf('variant=public&edition=2')).toContain(replacing);
    expect(await wordsOf('variant=public&edition=1')).not.toContain('thay thế');
  });

  test('says by which decision a text was erased', async () => {
    const erased = { erased: true, decision: '12/QĐ-UBND, 2013-08-01' };
    written.set('consolidation/879.2013-H2', narrative('II.1', erased));
    expect(await wordsOf('variant=public')).toContain('(đã xóa theo quyết định 12/QĐ-UBND, 2013-08-01)');
  });

  test('says once of which figures a part has no one place on a map, and in which units', async () => {
    const unit = '03389@2004-10-25';
    const split = inspectionRecord('split', { ...visit, ...joint('culture'), unit, withdrawn: false });
    const place = establishmentOf({ establishment: 'e9', unit, openedOn: '2013-08-01' });
    const opened = { type: 'inspections.establishment', subject: 'establishment-e9', data: place };
    await gateway.until(await gateway.publish(split, opened));
    const notes = async (query: string) =>
      (await wordsOf(`variant=internal${query}`)).split('\n').filter((line) => line.includes('không xếp chắc chắn'));
    expect(await notes('')).toEqual([]);
    expect(await notes('&map=2025-08-01')).toEqual([
      expect.stringMatching(
        /\(phường Đoàn Kết; phường Tân Phong\), nhưng vẫn nằm trong tổng số: Số cuộc kiểm tra; Số cơ sở kinh doanh có điều kiện\.$/,
      ),
    ]);
  });

  // the last one: whoever publishes here speaks to the former ledger alone
  test('is the same once more after the rows and the ledger were made anew', async () => {
    const asked = [`variant=internal&position=${frozen}`, 'variant=restricted&edition=1'] as const;
    const make = () => Promise.all(asked.map((query) => file(query)));
    const before = await make();
    const { signal } = new AbortController();
    const by = { actor: { account: 'admin', agency: 'ppc', role: 'admin' }, correlationId: 'c' };
    const rebuilt = await gateway.gateway.operations.rebuild(by, { signal });
    expect([rebuilt.swapped, gateway.gateway.generation()]).toEqual([true, rebuilt.generation]);
    const after = await make();
    expect(after.map(({ status }) => status)).toEqual([200, 200]);
    after.forEach(({ bytes }, index) => expect(Buffer.compare(bytes, before[index]!.bytes)).toBe(0));
  });
});
