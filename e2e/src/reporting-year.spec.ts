import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBack } from '@lien-nganh/documents';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { untilKnown } from './figures.ts';
import type { Answer, Json, Person } from './person.ts';
import { cleanUpAll, freshFolder, type Running } from './platform.ts';
import {
  DAYS,
  HALVES,
  inspections,
  opened,
  REGIME,
  report,
  told,
  toldOnce,
  withAnother,
  YEAR,
} from './reporting-year.ts';
import { today, visit } from './story.ts';

// A year has many steps, and a busy machine takes its time.
jest.setTimeout(180_000);

const signed = { office: 'ppc', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] };

/** One year on one platform: each test goes on where the one before it left off. */
let platform: Running;
let folder: string;
let committee: Person;
let standing: Person;
const people = new Map<string, Person>();
const work: Record<string, string> = {};
/** Position of the first edition, and its files as they were written when it was issued. */
let issuedAt: string;
const first: Record<string, Buffer> = {};

beforeAll(async () => {
  platform = await startLoaded();
  folder = await freshFolder();
  await mkdir(folder, { recursive: true });
  committee = await platform.as('committee');
  standing = await platform.as('standing.health');
  await opened(standing);
});
afterAll(cleanUpAll);

async function as(account: string): Promise<Person> {
  const known = people.get(account) ?? (await platform.as(account));
  people.set(account, known);
  return known;
}

/** Does something with an agency's report. */
async function does(account: string, agency: string, [name, input, period = YEAR]: readonly [string, object, string?]) {
  return (await as(account)).send(`reporting/agency-report/${REGIME}.${period}.${agency}/${name}`, input);
}
const ofAll = (by: Person, name: string, input: object) =>
  by.send(`reporting/consolidation/${name}`, { regime: REGIME, period: YEAR, ...input });
const ruleOf = ({ status, body }: Answer) => [status, body.rule];
const ok = ({ status, body }: Answer) => {
  if (status !== 200 && status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
};

async function inspected(agency: 'police' | 'culture', on: string): Promise<string> {
  const officer = await as(`officer.${agency}`);
  const who = {
    body: agency,
    lead: agency,
    crew: [officer.account],
    leader: officer.account,
    signedBy: officer.account,
  };
  const number = `${Object.keys(work).length + 1}/BB-KT`;
  const done = await officer.done('inspections/inspection/record-inspection', visit(on, { ...who, number }));
  await untilKnown(committee, done);
  return `inspection-${done.id}`;
}

async function submits(account: string, more: readonly string[] = []): Promise<Json> {
  const agency = account.slice(account.indexOf('.') + 1);
  const { code, err } = await report(await as(account), ['submit', REGIME, YEAR, '--agency', agency, ...more]);
  expect([err, code]).toEqual(['', 0]);
  return toldOnce(committee, { agency }, ({ state, lateWork }) => state === 'submitted' && lateWork.length === 0);
}

/** The document of a platform without an address from outside does not say of which regime it is. */
const verified = (file: string) => report(committee, ['verify', file, '--regime', REGIME, '--period', YEAR]);

/** Writes an edition as a file, and gives its path. */
async function document(edition: number, name: string, variant = 'internal'): Promise<string> {
  const file = join(folder, name);
  const words = ['draft', REGIME, YEAR, '--edition', String(edition), '--variant', variant, '--to', file];
  const { code, err } = await report(committee, words);
  expect([err, code]).toEqual(['', 0]);
  return file;
}

test('a year is reported in time, given back, late, of nothing, and not at all', async () => {
  work['first half'] = await inspected('police', DAYS.first);
  work['second half'] = await inspected('police', DAYS.second);
  work['corrected'] = await inspected('police', DAYS.second);
  work['of culture'] = await inspected('culture', DAYS.second);
  await toldOnce(committee, { agency: 'police' }, ({ state }) => state === 'opened');
  ok(await does('officer.police', 'police', ['write-narrative', { slot: 'I', text: 'Đã kiểm tra ba lượt.' }]));
  const early = await report(await as('officer.police'), ['submit', REGIME, YEAR, '--agency', 'police']);
  expect(early.code).toBe(1);
  await submits('head.police');
  ok(await does('standing.health', 'police', ['return', { remarks: 'Nêu rõ địa bàn.' }]));
  await toldOnce(committee, { agency: 'police' }, ({ state }) => state === 'returned');
  ok(await does('officer.police', 'police', ['write-narrative', { slot: 'I', text: 'Ba lượt tại Đoàn Kết.' }]));
  expect(inspections(await submits('head.police'))).toBe(3);
  await submits('head.culture');
  await submits('head.other-members', ['--nothing-to-report']);
  const isTold = ({ received }: Json) => received.every(({ state }: Json) => state !== 'pending');
  const { received } = await toldOnce(committee, {}, isTold);
  expect(received).toEqual([
    { agency: 'police', state: 'on-time', content: 'figures' },
    { agency: 'other-members', state: 'on-time', content: 'nothing-to-report' },
    { agency: 'culture', state: 'late', content: 'figures' },
    { agency: 'fatherland-front', state: 'missing', content: null },
  ]);
});

test('work that is entered after the lock is recorded, waits by name, and enters by an exception of those above', async () => {
  work['late'] = await inspected('police', DAYS.second);
  const again = await report(await as('head.police'), ['submit', REGIME, YEAR, '--agency', 'police']);
  expect([again.code, again.err.includes('khóa')]).toEqual([1, true]);
  const waits = await told(committee, { agency: 'police' });
  expect(waits.lateWork).toEqual([{ record: work['late'], waitsFor: ['police'], isIn: false }]);
  expect(inspections(waits)).toBe(3);
  const exception = { until: today(), reason: 'Mất điện tại cơ quan' };
  expect((await does('head.police', 'police', ['open-exception', exception])).status).toBe(403);
  ok(await does('head.ppc', 'police', ['open-exception', exception]));
  await toldOnce(committee, { agency: 'police' }, (report) => inspections(report) === 4);
  await submits('head.police');
  expect((await toldOnce(committee, {}, ({ lateWork }) => lateWork.length === 0)).leftOut).toBe(0);
});

test('what is corrected after it was signed is marked, and nobody judges their own work', async () => {
  const { body } = await does('head.police', 'police', ['accept', {}]);
  expect(body.type).toContain('forbidden');
  const officer = await as('officer.police');
  const correction = { changes: { on: DAYS.afterwards }, reason: 'Nhập nhầm ngày' };
  const path = `inspections/inspection/${work['corrected']!.replace('inspection-', '')}/correct-inspection`;
  await untilKnown(committee, await officer.done(path, correction));
  ok(await does('standing.health', 'police', ['accept', { covers: { all: true, refs: [] } }]));
  for (const agency of ['culture', 'other-members']) ok(await does('standing.health', agency, ['accept', {}]));
  await toldOnce(committee, { agency: 'other-members' }, ({ state }) => state === 'accepted');
  const { lineDifferences } = await toldOnce(committee, {}, (report) => report.lineDifferences[0]?.figures[0].covered);
  expect(lineDifferences).toEqual([
    {
      agency: 'police',
      figures: [
        {
          ...{ figure: { indicator: 'inspections-done' }, from: { number: '4' }, to: { number: '3' }, covered: true },
          events: [{ kind: expect.any(String), record: work['corrected'] }],
        },
      ],
    },
  ]);
});

test('what is late is left out of the consolidated report, which counts it, and somebody else issues', async () => {
  work['later'] = await inspected('police', DAYS.second);
  const before = await toldOnce(committee, {}, ({ leftOut }) => leftOut === 1);
  expect([inspections(before), before.lateWork.map(({ record }: Json) => record)]).toEqual([4, [work['later']]]);
  const made = await report(standing, ['consolidate', REGIME, YEAR]);
  expect([made.err, made.code, made.out.includes('left out: 1')]).toEqual(['', 0, true]);
  const paper = { number: '15/BC-SYT', dated: today(), signed };
  expect(ruleOf(await ofAll(standing, 'issue', paper))).toEqual([422, 'nobody-issues-their-own-work']);
  ok(await ofAll(await as('head.health'), 'issue', paper));
  await toldOnce(committee, {}, ({ state }) => state === 'issued');
  const { record } = await committee.read(`reporting/consolidation/${REGIME}.${YEAR}`);
  issuedAt = record.editions[0].made.position;
  expect(record.editions[0]).toMatchObject({ number: '15/BC-SYT', made: { leftOut: [work['later']] } });
});

test('its documents agree with the log until somebody changes a number, and the public one tells nothing internal', async () => {
  for (const form of ['docx', 'xlsx'] as const) {
    const file = await document(1, `lần 1.${form}`);
    const whole = await verified(file);
    expect([whole.err, whole.code]).toEqual(['', 0]);
    first[form] = await readFile(file);
    const { shown } = readBack(first[form]).figures.find(({ shown: text }) => /^[1-9]$/.test(text))!;
    const forged = join(folder, `đã sửa.${form}`);
    await writeFile(forged, withAnother(form, first[form], [shown, '97']));
    const { code, out } = await verified(forged);
    expect([code, out.includes('97')]).toEqual([1, true]);
  }
  const { sections } = await told(committee, { asOf: issuedAt });
  const internal = sections[1].figures.map(({ ref }: Json) => ref);
  const refs = async (file: string) => readBack(await readFile(file)).figures.map(({ ref }) => ref);
  const [open, all] = [await document(1, 'công khai.docx', 'public'), await document(1, 'nội bộ.docx')];
  expect((await refs(open)).filter((ref) => internal.includes(ref))).toEqual([]);
  expect(await refs(all)).toEqual(expect.arrayContaining(internal));
});

test('what is corrected after it was issued is named with the event, and another edition leaves the first as it was', async () => {
  const path = `inspections/inspection/${work['of culture']!.replace('inspection-', '')}/withdraw-inspection`;
  await untilKnown(committee, await (await as('officer.culture')).done(path, { reason: 'Nhập trùng' }));
  const { changedSince } = await told(committee, { asOf: issuedAt });
  expect(changedSince.figures).toContainEqual({
    figure: { indicator: 'inspections-done', unit: null, agency: null, column: 'PERIOD' },
    ...{ from: { number: '4' }, to: { number: '3' } },
    events: [{ kind: 'WITHDRAWAL', record: work['of culture'] }],
  });
  // the exception runs until the end of the day: what came later enters when the agency signs once more
  await toldOnce(committee, { agency: 'police' }, (one) => inspections(one) === 4);
  await submits('head.police');
  const restate = ['restate', REGIME, YEAR, '--reason', 'Rút một cuộc ghi trùng, bổ sung một cuộc ghi muộn'];
  expect((await report(standing, restate)).code).toBe(2);
  const made = await report(standing, [...restate, '--reasons', 'correction', 'late-work']);
  expect([made.err, made.code]).toEqual(['', 0]);
  ok(await ofAll(await as('head.health'), 'issue', { number: '98/BC-SYT', dated: today(), signed }));
  const hasTwo = async () => (await committee.read(`reporting/consolidation/${REGIME}.${YEAR}`)).record.editions;
  expect((await hasTwo())[1]).toMatchObject({ reasons: ['correction', 'late-work'], made: { leftOut: [] } });
  const second = await documentOnceIssued();
  expect((await verified(second)).code).toBe(0);
  for (const form of ['docx', 'xlsx']) {
    expect((await readFile(await document(1, `lại.${form}`))).equals(first[form]!)).toBe(true);
  }
});

/** The second edition, once those who draw it have heard of it. */
async function documentOnceIssued(): Promise<string> {
  const { record } = await committee.read(`reporting/consolidation/${REGIME}.${YEAR}`);
  const at = record.editions[1].made.position;
  await toldOnce(committee, {}, ({ position }) => Number(position.split(':')[1]) > Number(at.split(':')[1]) + 1);
  return document(2, 'lần 2.docx');
}

test('the halves add up to the year, and whoever wrote a report does not sign it', async () => {
  const half = [HALVES[0]] as const;
  ok(await does('head.other-members', 'other-members', ['write-narrative', { slot: 'I', text: 'Tự viết.' }, ...half]));
  const own = ['submit', REGIME, HALVES[0], '--agency', 'other-members'];
  const { code, err } = await report(await as('head.other-members'), own);
  expect([code, err.includes('Người soạn')]).toEqual([1, true]);
  const counts = await Promise.all(
    [...HALVES, YEAR].map(async (period) => inspections(await told(committee, { period }))),
  );
  expect(counts).toEqual([1, 3, 4]);
});
