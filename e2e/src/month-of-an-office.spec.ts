import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { startLoaded } from './examples.ts';
import { figure, untilKnown } from './figures.ts';
import {
  basisOn,
  book,
  bytesOf,
  daysAgo,
  HEAD,
  inspection,
  LAN,
  leave,
  meeting,
  MINH,
  OFFICE,
  onBehalf,
  plan,
  sent,
  setUp,
  substitution,
  team,
  TEAM,
  transfer,
  TUAN,
} from './month-of-an-office.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { lastViolation, minutes, sanction, today, violation } from './story.ts';
import { uploaded } from './uploads.ts';
import { until } from './until.ts';

// A month has many steps, and a busy machine takes its time.
jest.setTimeout(180_000);

/** One month of one office on one platform: each test goes on where the one before it left off. */
let platform: Running;
const people = new Map<string, Person>();
const sites: string[] = [];
const made: Record<string, string> = {};

async function as(account: string): Promise<Person> {
  const known = people.get(account) ?? (await platform.as(account));
  people.set(account, known);
  return known;
}
const does = async (account: string | undefined, path: string, input: object) => (await as(account!)).done(path, input);
const onceKnown = async (account: string | undefined, path: string, input: object, ...rules: readonly string[]) =>
  (await as(account!)).doneOnceKnown(path, input, rules);
const waitsFor = async (account: string | undefined, service: string) =>
  (await as(account!)).read(`${service}/questions/my-work?first=200`);

beforeAll(async () => {
  platform = await startLoaded();
  await setUp(as);
});
afterAll(cleanUpAll);

test('the book of places comes in from Excel: tried out, carried out, and put right without a double', async () => {
  const lan = await as(LAN!);
  const template = await bytesOf(lan, '/api/inspections/imports/establishments/template.xlsx');
  expect(template.subarray(0, 2).toString()).toBe('PK');
  const places = [
    ['01', 'Karaoke Ban Mai (mẫu)', '05/09/2025'],
    ['02', 'Karaoke Sao Đêm (mẫu)', '05/09/2025'],
  ] as const;
  const wrong = ['03', 'Karaoke Núi Xanh (mẫu)', '31/02/2026'] as const;
  const tried = await sent(lan, book(...places, wrong), 'dry-run');
  expect([tried.counts, tried.rows.at(-1)]).toMatchObject([
    { new: 2, refused: 1 },
    { row: 4, is: 'refused' },
  ]);
  expect((await sent(lan, book(...places, wrong), 'commit')).counts).toEqual({ new: 2, refused: 1 });
  const right = await sent(lan, book(...places, ['03', wrong[1], '28/02/2026']), 'commit');
  expect(right.counts).toEqual({ unchanged: 2, new: 1 });
  sites.push(...right.rows.map(({ record }: Json) => record));
});

test('the team has a substitute member; the head goes on leave, and a colleague approves the plan in that place', async () => {
  await does(HEAD, 'agencies/team178/establish', team);
  await does(HEAD, `agencies/team178/${TEAM}/substitute`, substitution);
  await does(HEAD, `agencies/account/${MINH}/deputise`, leave);
  const members = [LAN!, 'officer.police', TUAN!];
  const rules = ['team-stands-on-that-day', 'establishment-is-known', 'approver-may-approve'];
  const drafted = await onceKnown(
    LAN,
    'inspections/inspection-plan/draft-plan',
    plan('01/KH-UBND', [sites[0]!], members),
    ...rules,
  );
  const approval = { document: '22/QĐ-UBND' };
  const own = await (await as(LAN!)).send(`inspections/inspection-plan/${drafted.id}/approve-plan`, approval);
  expect(own.status).toBe(403);
  await until('Minh finds what waits for the head', async () => {
    const { rows } = await waitsFor(MINH, 'inspections');
    return rows.some(({ task, id }: Json) => task === 'approve-plan' && id === drafted.id);
  });
  await does(MINH, `inspections/inspection-plan/${drafted.id}/approve-plan`, approval);
  const { changes } = await (await as(LAN!)).read(`inspections/inspection-plan/${drafted.id}/history`);
  expect(changes.at(-1)).toMatchObject({ event: 'PlanApproved', actor: { account: MINH, inSteadOf: HEAD } });
  made['plan'] = drafted.id;
});

test('an inspection is planned, carried out with the substitute, and ends in a sanction decision that is printed', async () => {
  const planned = await onceKnown(
    LAN,
    'inspections/inspection/plan-inspection',
    inspection(made['plan']!, sites[0]!),
    'crew-is-known',
  );
  const path = `inspections/inspection/${planned.id}`;
  await does(MINH, `${path}/approve-inspection`, {});
  expect((await (await as('officer.culture')).get(`/api/${path}`)).status).toBe(404);
  await does(LAN, `${path}/begin-inspection`, { on: today(), present: ['lan', 'police', 'tuan'] });
  const findings = [{ item: 'licence-conditions', agency: OFFICE, result: 'not-met' }];
  await does(LAN, `${path}/sign-minutes`, minutes({ signedBy: 'lan', findings }));
  await does('officer.police', `${path}/confirm-part`, {});
  await does(LAN, `${path}/record-violation`, violation(OFFICE, today()));
  const of = await lastViolation(await as(LAN!), planned.id);
  const said = sanction(of, today(), { agency: OFFICE });
  const lines = [{ ...said.lines[0], basis: await basisOn(await as(LAN!), today()) }];
  const decided = await does(LAN, `${path}/decide-sanction`, { ...said, lines });
  const { record } = await (await as(LAN!)).read(path);
  made['inspection'] = planned.id;
  made['decision'] = record.cases.sanctions[0].decision;
  const { printOuts } = await (await as(LAN!)).read(`${path}/print-outs`);
  const paper = printOuts.find(({ name }: Json) => name === 'sanction-decision');
  const pdf = await bytesOf(await as(LAN!), paper.pdf);
  expect([paper.entry, pdf.subarray(0, 5).toString()]).toEqual([made['decision'], '%PDF-']);
  const docx = unzipSync(await bytesOf(await as(LAN!), paper.docx));
  expect(strFromU8(docx['word/document.xml']!)).toContain('15.000.000');
  await untilKnown(await as('committee'), decided);
});

test('a visit is entered on the office’s behalf from its paper, whose scan follows, and the office confirms it', async () => {
  const entered = await onceKnown(
    'officer.ppc',
    'inspections/inspection/record-inspection',
    onBehalf(),
    'crew-is-known',
  );
  const path = `inspections/inspection/${entered.id}`;
  const { changes } = await (await as('officer.ppc')).read(`${path}/history`);
  expect(changes[0]).toMatchObject({ actor: { account: 'officer.ppc', onBehalfOf: OFFICE } });
  const record = `inspection-${entered.id}`;
  const noted = { kind: 'minutes', number: '05/BB-KT', date: daysAgo(12), signatories: ['Trưởng đoàn kiểm tra'] };
  await does(TUAN, 'inspections/files/note-paper', { record, ...noted });
  const missing = async () => {
    const { rows } = await (await as(TUAN!)).read('inspections/questions/papers-without-a-scan');
    return rows.filter((row: Json) => row.record === record);
  };
  await until('the paper is listed as one without a scan', async () => (await missing()).length === 1);
  const { printOuts } = await (await as(TUAN!)).read(`inspections/inspection/${made['inspection']}/print-outs`);
  const scan = await bytesOf(await as(TUAN!), printOuts[0].pdf);
  const about = { service: 'inspections', record, name: 'Biên bản 05.pdf' };
  const upload = await uploaded(await as(TUAN!), about, scan);
  const [{ paper }] = await missing();
  await does(TUAN, 'inspections/files/attach', { record, upload, kind: 'minutes', paper });
  await until('the paper has its scan', async () => (await missing()).length === 0);
  const kept = await bytesOf(await as(TUAN!), `/api/inspections/files/${record}/content/${upload}`);
  expect(kept.equals(scan)).toBe(true);
  await does(TUAN, `${path}/confirm-part`, {});
});

test('the fine is paid in part: what was collected stands beside what was imposed, and the rest waits', async () => {
  const path = `inspections/inspection/${made['inspection']}`;
  const decision = made['decision']!;
  const execution = { decision, step: 'served', on: today(), collected: null, reason: null };
  await does(LAN, `${path}/record-execution`, execution);
  const payment = { decision, paidOn: today(), amount: '5000000', receipt: '0012345' };
  const paid = await does(LAN, `${path}/record-payment`, payment);
  const again = await (await as(LAN!)).send(`${path}/record-payment`, { ...payment, receipt: '001 2345' });
  expect(again.body.rule).toBe('receipt-is-entered-once');
  const committee = await as('committee');
  await untilKnown(committee, paid, 'fines-collected');
  const on = { from: today(), to: today(), agency: OFFICE };
  const [imposed, collected] = await Promise.all(
    ['fines-imposed', 'fines-collected'].map((indicator) => figure(committee, { indicator, ...on })),
  );
  expect([imposed.value, collected.value]).toMatchObject([{ value: '15000000' }, { value: '5000000' }]);
  await until('the rest of the fine waits', async () => {
    const { rows } = await waitsFor(LAN, 'inspections');
    return rows.some(({ task, about }: Json) => task === 'collect-fine' && about === decision);
  });
});

test('what a meeting concluded is a task of the agency that it names, and the meeting learns when it is done', async () => {
  await does(LAN, 'agencies/coordination-meeting/record', meeting);
  let task: Json = null;
  await until('the police find their task', async () => {
    const { tasks } = await waitsFor('officer.police', 'agencies');
    task = tasks.rows.find(({ words }: Json) => words === 'Rà soát cơ sở lưu trú');
    return task !== undefined;
  });
  const done = { from: today(), changes: { state: 'done' } };
  await does('officer.police', `agencies/assigned-task/${task.task}/change`, done);
  await until('the meeting tells that it is done', async () => {
    const { meetings } = await (await as(LAN!)).read('agencies/questions/meeting-conclusions');
    return meetings[0].conclusions[0].state === 'done';
  });
});

test('an officer is transferred by one command: rights end and begin, and a colleague goes on with what is open', async () => {
  const open = await does(LAN, 'inspections/inspection-plan/draft-plan', plan('02/KH-UBND', [sites[1]!], [LAN!]));
  const path = `/api/inspections/inspection-plan/${open.id}`;
  expect((await (await as(TUAN!)).get(path)).status).toBe(404);
  expect((await (await as(HEAD)).send(`agencies/account/${LAN}/transfer`, transfer)).body.rule).toBe(
    'given-from-above-both',
  );
  const holds = await (await as(HEAD)).read(`agencies/questions/left-to-hand-over?account=${LAN}&on=${today()}`);
  expect(holds.left.map(({ what }: Json) => what)).toEqual(['open-work', 'team-178']);
  await does('head.ppc', `agencies/account/${LAN}/transfer`, transfer);
  await until('Tuấn reads what Lan left open', async () => (await (await as(TUAN!)).get(path)).status === 200);
  // the same person, the same token: another account
  await until('Lan is of the police', async () => (await (await as(LAN!)).get(path)).status === 404);
  const { changes } = (await (await as(TUAN!)).get(`${path}/history`)).body;
  expect(changes[0]).toMatchObject({ event: 'PlanDrafted', actor: { account: LAN } });
  const { record } = await (await as('head.ppc')).read(`agencies/account/${LAN}`);
  expect(record).toMatchObject({ is: 'closed', to: daysAgo(1), transferredTo: { agency: 'police', heldUp: [] } });
  await does(TUAN, `inspections/inspection-plan/${open.id}/withdraw-plan`, {
    reason: 'Lập lại theo người phụ trách mới',
  });
});

test('the seat that she left on the team waits in the head’s work, and another is named for it', async () => {
  let seat: Json = null;
  const left = async () => {
    const { left: found } = await waitsFor(HEAD, 'agencies');
    seat = found.find(({ account }: Json) => account === LAN) ?? null;
    return seat;
  };
  await until('the head is told of the seat', async () => (await left()) !== null);
  expect(seat).toMatchObject({ what: 'team-178', of: TEAM, successor: TUAN, input: { outgoing: 'lan' } });
  await does(HEAD, `agencies/${seat.command}`, {
    ...seat.input,
    incoming: { ...seat.input.incoming, account: MINH, member: 'minh', card: '178-DK/MINH' },
    decision: { number: '45', symbol: 'QĐ-UBND', issuedOn: today() },
  });
  await until('nothing of hers is left', async () => (await left()) === null);
});
