import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { UnitKey } from '@lien-nganh/vocabulary';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { agencyData, type Published } from '../../graphql/records/examples.ts';
import { filesIn } from '../../matrix/examples.ts';
import { periodOf, published, reportOf, submissionOf } from '../examples.ts';

const WARD = '03386@2004-10-25' as UnitKey;
const COMMITTEE = 'Ủy ban nhân dân phường Quyết Thắng';

const ward: Published = {
  ...{ type: 'agencies.agency', subject: 'agency-ward' },
  data: { ...agencyData('ward'), names: { vi: COMMITTEE, en: COMMITTEE }, level: 'commune' },
};
const basis = { number: '15/QĐ-UBND', issuedOn: '2013-01-20' };
const limited = ['by-order', 'delegation'];
const paper = (kind: string, of: string | null, rights = limited.includes(kind) ? ['sign-reports'] : []) => ({
  ...{ deputising: `${kind}-${of}`, kind, of, rights, basis, from: '2013-02-01', to: null },
});

function account(name: string, title: string, more: object = {}): Published {
  return {
    ...{ type: 'agencies.account', subject: `account-${name}`, version: 2 },
    data: {
      ...{ account: name, subject: name, agency: 'ward', role: 'officer', duties: [], from: '2013-01-01', to: null },
      ...{ positions: [{ title, from: '2013-01-01' }], deputisings: [], ...more },
    },
  };
}

const accounts = [
  account('chairman', 'Chủ tịch', { role: 'head' }),
  account('deputy', 'Phó Chủ tịch', { deputisings: [paper('deputy', 'chairman')] }),
  account('office', 'Chánh Văn phòng', { deputisings: [paper('by-order', 'chairman')] }),
  account('delegate', 'Công chức Văn hóa - Xã hội', { deputisings: [paper('delegation', 'chairman')] }),
  account('acting', 'Chủ tịch', { deputisings: [paper('acting-head', null)] }),
];
const addressees = ['ward', 'police'].map((agency) => ({
  ...{ agency, group: 'member', manner: 'obliged', dueOn: '2014-01-10', unit: agency === 'ward' ? WARD : null },
}));

let gateway: TestGateway;
let frozen: string;
beforeAll(async () => {
  gateway = await testGateway({
    logHash: (position) => Promise.resolve({ position: position as never, hash: 'ab'.repeat(32), at: 1n as never }),
    readReportRecord: () => Promise.resolve(null),
  });
  const first = await gateway.publish(...published, ward, periodOf('2013-H2', { addressees }));
  frozen = `${gateway.log}:${first}`;
  await gateway.until(first);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const submitted = (signedAs: 'head' | 'deputy', by: string, submission = 1, agency = 'ward'): Published => ({
  ...reportOf(agency, {
    submissions: Array.from({ length: submission }, (_, index) =>
      submissionOf(frozen, { submission: index + 1, signedAs, state: index + 1 < submission ? 'overtaken' : 'stands' }),
    ),
  }),
  account: by,
});

/** The paragraphs of an agency's document that have words. */
async function linesOf(agency: string, query = ''): Promise<readonly string[]> {
  const path = `api/reports/879/2013-H2/document.docx?variant=internal&reporter=${agency}${query}`;
  const response = await fetch(`${gateway.url}/${path}`, {
    headers: { authorization: `Bearer ${gateway.token('committee')}` },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(bytes.toString());
  const words = filesIn(bytes)
    ['word/document.xml']!.replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
  return words.split('\n').filter((line) => line !== '');
}

/** What stands between the recipients and from where the figures are. */
async function signatureOf(agency: string, query = ''): Promise<readonly string[]> {
  const lines = await linesOf(agency, query);
  const after = lines.slice(lines.indexOf('- Lưu: VT.') + 1);
  return after.slice(
    0,
    after.findIndex((line) => line.startsWith('Số liệu lấy từ nhật ký')),
  );
}

describe('the report of a People’s Committee', () => {
  test('names its unit in its head, as whose document it is and where it is signed', async () => {
    const lines = await linesOf('ward');
    expect(lines[0]).toBe(COMMITTEE.toLocaleUpperCase('vi'));
    expect(lines).toContain('Quyết Thắng, ngày …… tháng …… năm ………');
    expect(await linesOf('police')).toContain('Lai Châu, ngày …… tháng …… năm ………');
  });

  test('is signed on behalf of the committee also where nobody’s position is known, another agency’s is not', async () => {
    expect(await signatureOf('ward')).toEqual(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']);
    expect(await signatureOf('police')).toEqual(['THỦ TRƯỞNG CƠ QUAN']);
  });

  test('that a deputy signed of whom nothing is known says so', async () => {
    await gateway.until(await gateway.publish(submitted('deputy', 'x'), submitted('deputy', 'y', 1, 'police')));
    expect(await signatureOf('ward')).toEqual(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
    expect(await signatureOf('police')).toEqual(['KT. THỦ TRƯỞNG', 'PHÓ THỦ TRƯỞNG']);
  });

  test.each([
    ...([['chairman', 'head', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']]] as const),
    ...([['deputy', 'deputy', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']]] as const),
    ...([['office', 'deputy', ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']]] as const),
    ...([['delegate', 'deputy', ['TUQ. CHỦ TỊCH', 'CÔNG CHỨC VĂN HÓA - XÃ HỘI']]] as const),
    ...([['acting', 'head', ['TM. ỦY BAN NHÂN DÂN', 'Q. CHỦ TỊCH']]] as const),
  ])('is signed as the papers of the account %s say, which submitted it', async (by, signedAs, lines) => {
    const submission = (submissions += 1);
    const at = await gateway.publish(...accounts, submitted(signedAs, by, submission));
    await gateway.until(at);
    expect(await signatureOf('ward')).toEqual(lines);
    // what was known there stays what it was, whoever signs later
    told.push([`&position=${gateway.log}:${at}`, lines]);
    for (const [position, then] of told) expect(await signatureOf('ward', position)).toEqual(then);
  });
  let submissions = 1;
  const told: (readonly [string, readonly string[]])[] = [];

  test('by somebody of whose papers nobody told which was used says what follows from the rank alone', async () => {
    const papers = [paper('by-order', 'chairman'), paper('delegation', 'chairman')];
    const both = account('both', 'Phó Chánh Văn phòng', { deputisings: papers });
    await gateway.until(await gateway.publish(...accounts, both, submitted('deputy', 'both', (submissions += 1))));
    expect(await signatureOf('ward')).toEqual(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
  });

  test('is signed by the paper that hands on the signing of reports, whatever else was handed on', async () => {
    const papers = [paper('by-order', 'chairman', ['confirm-follow-up']), paper('delegation', 'chairman')];
    const both = account('both', 'Phó Chánh Văn phòng', { deputisings: papers });
    await gateway.until(await gateway.publish(...accounts, both, submitted('deputy', 'both', (submissions += 1))));
    expect(await signatureOf('ward')).toEqual(['TUQ. CHỦ TỊCH', 'PHÓ CHÁNH VĂN PHÒNG']);
  });

  test('that was given back is a draft again, which its head signs', async () => {
    const returned = reportOf('ward', {
      submissions: [submissionOf(frozen, { signedAs: 'deputy', state: 'returned' })],
    });
    await gateway.until(await gateway.publish(returned));
    expect(await signatureOf('ward')).toEqual(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']);
  });
});
