import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { longDay, readBack } from '@lien-nganh/documents';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { heard, IN_ALL, MONTH, othersEntered, OWN, QUARTER } from './other-regimes.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, freshFolder, type Running } from './platform.ts';
import { inspections, report, toldOnce, YEAR } from './reporting-year.ts';
import { today, visit } from './story.ts';

jest.setTimeout(180_000);

type Which = Record<'regime' | 'period', string>;

let platform: Running;
let folder: string;
let committee: Person;
let obligation: string;
const people = new Map<string, Person>();

beforeAll(async () => {
  platform = await startLoaded();
  folder = await freshFolder();
  await mkdir(folder, { recursive: true });
  committee = await platform.as('committee');
  obligation = await othersEntered({ chairman: await as('head.ppc'), standing: await as('standing.health') });
});
afterAll(cleanUpAll);

async function as(account: string): Promise<Person> {
  const known = people.get(account) ?? (await platform.as(account));
  people.set(account, known);
  return known;
}

/** An inspection of the Culture department for the directive's obligation. */
async function inspected(on: string, number: string): Promise<void> {
  const who = { body: 'culture', lead: 'culture', crew: ['officer.culture'], leader: 'officer.culture' };
  const input = visit(on, { ...who, signedBy: 'officer.culture', number, obligations: [obligation] });
  await heard(committee, (await as('officer.culture')).doneOnceKnown(RECORD, input, ['obligation-is-known']));
}
const RECORD = 'inspections/inspection/record-inspection';

async function does(account: string, { regime, period }: Which, [agency, name, input]: [string, string, object]) {
  const path = `reporting/agency-report/${regime}.${period}.${agency}/${name}`;
  return heard(committee, (await as(account)).done(path, input));
}

async function submits(agency: string, { regime, period }: Which, more: readonly string[] = []): Promise<Json> {
  await toldOnce(committee, { regime, period, agency }, ({ state }) => state !== 'submitted' && state !== null);
  const words = ['submit', regime, period, '--agency', agency, ...more];
  const { code, err } = await report(await as(`head.${agency}`), words);
  expect([err, code]).toEqual(['', 0]);
  return toldOnce(committee, { regime, period, agency }, ({ state }) => state === 'submitted');
}

/** Consolidated by an officer of the Police, issued by its head. */
async function issued({ regime, period }: Which, number: string): Promise<void> {
  const { code, err } = await report(await as('officer.police'), ['consolidate', regime, period]);
  expect([err, code]).toEqual(['', 0]);
  const input = { regime, period, number, dated: today(), signed: { office: 'police', lines: ['GIÁM ĐỐC'] } };
  await heard(committee, (await as('head.police')).done('reporting/consolidation/issue', input));
  await toldOnce(committee, { regime, period }, ({ state }) => state === 'issued');
}

/** What the first edition says as a docx, and that it and its PDF agree with the log. */
async function edition({ regime, period }: Which): Promise<string> {
  const files = ['docx', 'pdf'].map((form) => join(folder, `${regime} ${period}.${form}`));
  for (const file of files) {
    const drafted = await report(committee, ['draft', regime, period, '--edition', '1', '--to', file]);
    expect([drafted.err, drafted.code]).toEqual(['', 0]);
    const verified = await report(committee, ['verify', file]);
    expect([verified.err, verified.code, verified.out]).toEqual(['', 0, expect.stringMatching(/agree: [1-9]/)]);
  }
  return readBack(await readFile(files[0]!)).lines.join('\n');
}

const shown = (day: string) => day.split('-').reverse().join('/');

test('a quarter is reported in time, late, given back and of nothing, to the Police, which issues it', async () => {
  await inspected(IN_ALL['own days'], '1/BB-KT');
  await inspected(IN_ALL.month, '2/BB-KT');
  await submits('culture', QUARTER);
  await does('officer.health', QUARTER, ['health', 'write-narrative', { slot: 'I', text: 'Đã phối hợp.' }]);
  await submits('health', QUARTER);
  await does('head.police', QUARTER, ['health', 'return', { remarks: 'Nêu rõ địa bàn.' }]);
  await submits('health', QUARTER);
  await submits('other-members', QUARTER, ['--nothing-to-report']);
  for (const agency of ['culture', 'health', 'other-members']) {
    await does('officer.police', QUARTER, [agency, 'accept', {}]).then(
      () => expect(agency).toBe('refused'),
      (refused: Error) => expect(refused.message).toContain('403'),
    );
    await does('head.police', QUARTER, [agency, 'accept', {}]);
  }
  const told = await toldOnce(committee, QUARTER, (one) => inspections(one) === 2);
  expect(told.received).toEqual([
    { agency: 'culture', state: 'late', content: 'figures' },
    { agency: 'health', state: 'on-time', content: 'figures' },
    { agency: 'other-members', state: 'on-time', content: 'nothing-to-report' },
    { agency: 'fatherland-front', state: 'not-received', content: null },
  ]);
  await issued(QUARTER, '31/BC-CAT');
  const { record } = await committee.read(`reporting/reporting-period/${QUARTER.regime}.${QUARTER.period}`);
  const dueOf = (agency: string) => record.addressees.find((one: Json) => one.agency === agency).dueOn;
  expectSaid(await edition(QUARTER), [
    ...headed('31/BC-CAT', `Kết quả phòng, chống tệ nạn xã hội quý IV năm ${YEAR}`),
    `, Công an tỉnh báo cáo kết quả quý IV năm ${YEAR} như sau:`,
    '\nSở Y tế: Đã phối hợp.\n',
    '\n- Đã nhận 3/3 báo cáo phải gửi.\n- Cơ quan được đề nghị báo cáo: đã nhận 0/1.\n',
    ...daysOf({ ...QUARTER, cutOff: QUARTER.to }),
    ` | ${shown(dueOf('culture'))} | Quá hạn | Có số liệu\n`,
    ` | ${shown(dueOf('other-members'))} | Đúng hạn | Không phát sinh\n`,
    '\nỦy ban Mặt trận Tổ quốc tỉnh |  | Chưa báo cáo | \n',
  ]);
});

test('a month, and days that the regime names itself, are reported on beside it, each with its own days and number', async () => {
  const titles = {
    [MONTH.period]: `Kết quả phòng, chống tệ nạn xã hội tháng 12 năm ${YEAR}`,
    [OWN.period]: `Kết quả đợt cao điểm từ ngày ${shown(OWN.from)} đến ngày ${shown(OWN.to)}`,
  };
  for (const [which, number] of [
    [MONTH, '32/BC-CAT'],
    [OWN, '33/BC-CAT'],
  ] as const) {
    await submits('culture', which);
    await does('head.police', which, ['culture', 'accept', {}]);
    expect(inspections(await toldOnce(committee, which, ({ received }) => received[0].state === 'late'))).toBe(1);
    await issued(which, number);
    expectSaid(await edition(which), [
      ...headed(number, titles[which.period]!),
      '\n- Đã nhận 1/3 báo cáo phải gửi.\n- Chưa báo cáo: Sở Y tế; Sở Giáo dục',
      ...daysOf({ ...which, cutOff: which.to }),
    ]);
  }
});

function expectSaid(lines: string, words: readonly string[]): void {
  for (const one of words) expect(lines).toContain(one);
}

/** What stands above the text: whose paper it is, below whom, its number, day and title, whom it is for and by which directive. */
function headed(number: string, title: string): readonly string[] {
  return [
    'ỦY BAN NHÂN DÂN TỈNH LAI CHÂU | CÔNG AN TỈNH | ',
    `\nSố: ${number} | Lai Châu, ${longDay(today())}\n`,
    `\nBÁO CÁO\n${title}\nKính gửi: Ủy ban nhân dân tỉnh Lai Châu\n`,
    '\nThực hiện văn bản số 2345/UBND-VX ngày 01/08/2025 của Ủy ban nhân dân tỉnh Lai Châu về ',
    ' | GIÁM ĐỐC | ',
  ];
}

function daysOf({ from, to, cutOff }: Record<'from' | 'to' | 'cutOff', string>): readonly string[] {
  return [
    `; từ ngày ${shown(from)} đến ngày ${shown(to)}\n`,
    `\n- Kỳ báo cáo ${shown(from)} – ${shown(to)} (`,
    `), chốt số liệu ngày ${shown(cutOff)}.\n`,
  ];
}
