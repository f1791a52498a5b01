import { writeWorkbook } from '@lien-nganh/registers';
import { addDays } from '@lien-nganh/vocabulary';
import type { Json, Person } from './person.ts';
import { DOAN_KET, minutes, today } from './story.ts';
import { until } from './until.ts';

/** The office that took over in its area what the district's office did, as the map of today has it. */
export const OFFICE = 'doan-ket-office';
export const HEAD = `head.${OFFICE}`;
/** Lan writes the plans, Minh stands in for the head, Tuấn joins the team and takes over Lan's work. */
export const [LAN, MINH, TUAN] = [`officer-1.${OFFICE}`, `officer-2.${OFFICE}`, `officer-3.${OFFICE}`];
export const TEAM = 'doi-doan-ket';

export const daysAgo = (days: number) => addDays(today(), -days);
const since = { from: daysAgo(60) };
const paper = (number: string) => ({ number, issuedOn: daysAgo(40) });

/** Sets the office up under the committee: one head, whom the administrator enters, and three officers, whom the head enters. */
export async function setUp(as: (account: string) => Promise<Person>): Promise<void> {
  const [admin, head] = [await as('admin'), await as(HEAD)];
  await admin.done('agencies/agency/establish', {
    ...{ agency: OFFICE, sector: 'peoples-committee', level: 'commune', unitCode: '03388', validFrom: since.from },
    names: [{ vi: 'Ủy ban nhân dân phường Đoàn Kết (mẫu)', en: 'People’s Committee of Đoàn Kết (sample)', ...since }],
    superiors: [{ agency: 'ppc', line: 'peoples-committee', ...since }],
    duties: ['establish-team-178', 'approve-plans', 'run-team-178'].map((duty) => ({ duty, ...since })),
    sample: true,
  });
  const opened = (account: string, role: string) => ({ account, subject: account, agency: OFFICE, role, ...since });
  await admin.doneOnceKnown('agencies/account/open', opened(HEAD, 'head'), ['agency-goes-on']);
  await known(head);
  for (const account of [LAN, MINH, TUAN]) await head.done('agencies/account/open', opened(account!, 'officer'));
  for (const account of [LAN, MINH, TUAN]) await known(await as(account!));
}

/** Waits until every service knows the account behind somebody's token. */
async function known(person: Person): Promise<void> {
  for (const service of ['agencies', 'inspections']) {
    await until(`${service} knows ${person.account}`, async () => {
      return (await person.get(`/api/${service}/questions/my-work`)).status === 200;
    });
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADS = [
  ...['Mã trong sổ', 'Tên cơ sở', 'Loại cơ sở', 'Địa chỉ', 'Xã, phường, thị trấn', 'Ngày bắt đầu hoạt động'],
  ...['Tình trạng giấy phép', 'Số giấy phép', 'Tình trạng từ ngày'],
];

/** The office's book of places; a day is written as people write it. */
export function book(...rows: readonly (readonly [code: string, name: string, openedOn: string])[]): Buffer {
  const lines = rows.map(([code, name, openedOn]) =>
    [code, name, 'Karaoke', `Tổ ${code} (mẫu)`, '03388', openedOn, 'Còn hiệu lực', `${code}/GP`, '05/09/2025'].map(
      (text) => ({ text }),
    ),
  );
  return writeWorkbook([{ name: 'Sổ', frozen: 1, widths: [], rows: [HEADS.map((text) => ({ text })), ...lines] }]);
}

/** Sends the book, and waits for what came of its rows. */
export async function sent(person: Person, file: Buffer, mode: 'dry-run' | 'commit'): Promise<Json> {
  return sentTo(person, 'inspections/establishments', { file, mode });
}

/** For a thousand rows on a machine that others use too. */
const MOST_SECONDS = 300;

interface Workbook {
  readonly file: Buffer;
  readonly mode: 'dry-run' | 'commit';
}

/** Sends a workbook to a register, `inspections/establishments`. @returns the import */
export async function uploadedTo(person: Person, register: string, { file, mode }: Workbook): Promise<string> {
  const answer = await fetch(`${person.url}/api/${register.replace('/', '/imports/')}/${mode}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': XLSX },
    body: new Uint8Array(file),
  });
  const told = (await answer.json()) as Json;
  if (answer.status !== 202) throw new Error(`${register}: ${answer.status} ${JSON.stringify(told)}`);
  return told.import;
}

/** The same, and waits for what came of its rows. */
export async function sentTo(person: Person, register: string, workbook: Workbook): Promise<Json> {
  const id = await uploadedTo(person, register, workbook);
  let told: Json = null;
  const isDone = async () => {
    told = await person.read(`${register.split('/')[0]}/imports/${id}?first=50`);
    return told.state === 'done';
  };
  await until(`${register} was worked through`, isDone, MOST_SECONDS);
  return told;
}

/** The bytes of an address that somebody may read. */
export async function bytesOf(person: Person, path: string): Promise<Buffer> {
  const answer = await fetch(person.url + path, { headers: { authorization: `Bearer ${person.token}` } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** A legal basis that holds on a day and knows a fine: which one is a matter of the day on which the test runs. */
export async function basisOn(person: Person, on: string): Promise<string> {
  const { rows } = await person.read('inspections/questions/register-of-legal-basis?first=200');
  for (const { id } of rows) {
    const { record } = await person.read(`inspections/legal-basis/${id}`);
    const holds = record.validFrom <= on && (record.validTo === null || on < record.validTo);
    if (holds && record.fine !== null) return id;
  }
  throw new Error(`no legal basis with a fine holds on ${on}`);
}

const member = (name: string, account: string, role: string) => ({
  ...{
    member: name,
    account,
    agency: account.slice(account.indexOf('.') + 1),
    role,
    card: `178-DK/${name.toUpperCase()}`,
  },
});

/** The office's own team, in which Tuấn takes the place of the member from culture. */
export const team = {
  ...{ team: TEAM, level: 'commune', unit: DOAN_KET, agency: OFFICE, establishedOn: daysAgo(30) },
  decision: { number: '12', symbol: 'QĐ-UBND', issuedOn: daysAgo(30) },
  members: [
    ...[member('lan', LAN!, 'leader'), member('police', 'officer.police', 'member')],
    ...[member('health', 'officer.health', 'member'), member('culture', 'officer.culture', 'member')],
  ],
};
export const substitution = {
  ...{ outgoing: 'culture', incoming: member('tuan', TUAN!, 'member'), from: daysAgo(10) },
  decision: { number: '15', symbol: 'QĐ-UBND', issuedOn: daysAgo(10) },
};

export const leave = { kind: 'leave', of: HEAD, from: today(), to: today(), basis: paper('21/QĐ-UBND') };

/** A plan of places to inspect in the weeks to come. */
export function plan(number: string, sites: readonly string[], members: readonly string[]): Json {
  const period = { from: today(), to: addDays(today(), 30) };
  const lines = sites.map((establishment) => ({ establishment, by: null }));
  return { number, period, team: TEAM, lead: OFFICE, members, approver: HEAD, lines };
}

export function inspection(of: string, site: string): Json {
  return {
    ...{ mode: 'planned', plan: of, earlier: null, plannedFor: today(), approver: HEAD, body: 'team-178' },
    ...{ place: 'establishment', establishment: site, unit: DOAN_KET, team: TEAM, lead: OFFICE, obligations: [] },
    ...{ crew: ['lan', 'police', 'tuan'], leader: 'lan', participants: ['police'] },
  };
}

/** A visit that the office made, entered by the committee above from the office's paper. */
export function onBehalf(): Json {
  const on = daysAgo(12);
  return {
    ...minutes({ on, signedOn: on, signedBy: TUAN, number: '05/BB-KT' }),
    ...{ body: 'other', place: 'public-place', establishment: null, unit: DOAN_KET, team: null, lead: OFFICE },
    ...{ crew: [TUAN], leader: TUAN, participants: [], mode: 'surprise', earlier: null, ground: null, report: null },
    paper: { document: '05/BB-KT', dated: on },
  };
}

export const meeting = {
  ...{ on: daysAgo(5), unit: DOAN_KET, lead: OFFICE, participants: ['police'], level: 'commune' },
  ...{ subject: 'Giao ban tháng (mẫu)', minutes: '07/BB' },
  conclusions: [{ code: '1', task: 'Rà soát cơ sở lưu trú', owner: 'police', dueOn: addDays(today(), 7) }],
};

export const transfer = {
  ...{ from: today(), successor: TUAN, basis: paper('44/QĐ-UBND') },
  to: { account: 'officer-9.police', agency: 'police', role: 'officer', position: 'Chuyên viên' },
};
