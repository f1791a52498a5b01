import type { Done, Json, Person } from './person.ts';
import type { Running } from './platform.ts';
import { until } from './until.ts';

/** A province and a directive that nothing ships: each entered as their people enter them, through the interface alone. */

export const SINCE = '2020-01-01';
export const PROVINCE = `10@${SINCE}`;
/** The ward in which all of its work is done. */
export const WARD = `02638@${SINCE}`;

/** Rules that look up what was entered a moment before. */
const onItsWay = [
  ...['parent-is-registered', 'unit-is-registered', 'superior-goes-on', 'agency-goes-on', 'role-needs-its-duty'],
  ...['unit-exists-on-that-day', 'agency-exists-on-that-day', 'keeper-exists-on-that-day', 'agencies-go-on'],
  ...['crew-is-known', 'establishment-is-known', 'obligation-is-known', 'target-is-of-a-known-indicator'],
  ...['agencies-are-known', 'obligations-are-known', 'record-is-known'],
];

/** Sends a command until what it looks up has come to where it looks. */
export function entered(by: Person, path: string, body: Json): Promise<Done> {
  return by.doneOnceKnown(path, body, onItsWay);
}

/** One obligation of one addressee; a spec changes what it is about. */
export function obligation(code: string, addressee: string, changes: Json = {}): Json {
  return {
    ...{ code, slug: `viec-${code.toLowerCase()}`, clause: '1', role: 'lead', periodicity: 'continuous', dueOn: null },
    words: 'Tăng cường kiểm tra, tuyên truyền, báo cáo (mẫu)',
    gloss: 'Inspect, tell and report more (sample)',
    ...{ addressees: [addressee], leads: [], coordinators: [] },
    ...changes,
  };
}

export function directive(issuer: string, number: string, obligations: readonly Json[]): Json {
  return {
    ...{ number, symbol: 'UBND-VX', kind: 'công văn', issuedOn: '2025-08-01', issuer, classification: 'none' },
    signatory: { capacity: 'TM.', body: { vi: 'Ủy ban nhân dân', en: 'People’s Committee' } },
    subject: { vi: 'Phòng, chống tệ nạn xã hội (mẫu)', en: 'Social evils (sample)' },
    obligations,
  };
}

/** An indicator of its own over a measure that the program has. */
export function indicator(code: string, measure: string, changes: Json = {}): Json {
  const [service] = measure.split('.');
  return {
    ...{ code, measure, service, kind: 'flow', sensitivity: 'open', validFrom: SINCE },
    names: { vi: `Chỉ tiêu ${code} (mẫu)`, en: `Indicator ${code} (sample)` },
    ...changes,
  };
}

/** Units, agencies and accounts of Lào Cai, in a folder that was started empty. */
export async function settled(platform: Running): Promise<void> {
  const admin = await platform.as('admin');
  await unitsOf(admin);
  await agenciesOf(admin);
  await accountsOf(platform, admin);
}

async function unitsOf(admin: Person): Promise<void> {
  const row = (code: string, name: string, [type, parentCode]: readonly [string, string | null]) =>
    entered(admin, 'agencies/unit/register', {
      ...{ code, name, type, parentCode, validFrom: SINCE, validTo: null, aliases: [] },
    });
  await row('10', 'Lào Cai', ['tỉnh', null]);
  await row('080', 'Lào Cai', ['thành phố', '10']);
  await row('02635', 'Duyên Hải', ['phường', '080']);
  await row('02638', 'Lào Cai', ['phường', '080']);
}

async function agenciesOf(admin: Person): Promise<void> {
  const agency = (slug: string, sector: string, duties: readonly string[]) =>
    entered(admin, 'agencies/agency/establish', {
      ...{ agency: slug, sector, level: 'province', unitCode: '10', validFrom: SINCE },
      names: [{ vi: `${slug} (mẫu)`, en: `${slug} (sample)`, from: SINCE }],
      superiors: slug === 'ubnd' ? [] : [{ agency: 'ubnd', line: 'peoples-committee', from: SINCE }],
      duties: duties.map((duty) => ({ duty, from: SINCE })),
    });
  await agency('ubnd', 'peoples-committee', ['issue-directives']);
  await agency('ca', 'police', ['supervise-conditional-businesses']);
  await agency('vh', 'culture', []);
  await agency('so', 'labour', ['standing-agency']);
  await agency('bcd', 'peoples-committee', ['steering-committee']);
}

/** The administrator opens the heads’ accounts, and each head those of their own agency. */
async function accountsOf(platform: Running, admin: Person): Promise<void> {
  const opened = async (by: Person, account: string, role: string) => {
    const body = { account, subject: account, agency: account.split('.')[1], role, duties: [], from: SINCE };
    await entered(by, 'agencies/account/open', body);
    const person = await platform.as(account);
    await untilKnownEverywhere(person);
    return person;
  };
  await opened(admin, 'head.ubnd', 'head');
  await opened(await opened(admin, 'head.ca', 'head'), 'officer.ca', 'officer');
  await opened(await opened(admin, 'head.vh', 'head'), 'officer.vh', 'officer');
  const labour = await opened(admin, 'head.so', 'head');
  await opened(labour, 'officer.so', 'officer');
  await opened(labour, 'standing.so', 'standing');
  await opened(await opened(admin, 'head.bcd', 'head'), 'committee.bcd', 'committee');
}

const services = ['agencies', 'inspections', 'communications', 'communities', 'reporting'];

/** An account is known everywhere a moment after it was opened. */
function untilKnownEverywhere(person: Person): Promise<void> {
  return until(`${person.account} is known`, async () => {
    const answers = await Promise.all(services.map((name) => person.get(`/api/${name}/questions/my-work`)));
    const { errors } = await person.ask('{ directives { number } }');
    return answers.every(({ status }) => status !== 401) && errors.length === 0;
  });
}
