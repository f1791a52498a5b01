import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditorOfTheProvince } from './auditing.ts';
import { startLoaded } from './examples.ts';
import { untilKnown } from './figures.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { plain } from './probes.ts';
import { today } from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
/** A word that is in secret records and nowhere else. */
const WORD = 'Hoa phượng tím';
const QUARTER = { from: '2013-06-15', to: '2013-09-14' };
const HALF = { from: '2013-07-01', to: '2013-12-31' };
const province = '12@0000-00-00';
const commune = '03390@2004-10-25';
const district = '111@2008-11-14';

const totals = (table: string, period: typeof HALF, unit = province) => ({
  ...{ on: period.to, unit, period, note: WORD },
  figures: { table, lines: [{ by: {}, count: 3 }] },
});
const outcomes = { individuals: [{ form: 'warning', side: 'party', people: 2 }], collectives: [] };

/** What nobody but its keeper ever reads: one record of each kind, in every service that has such. */
const kept = [
  { service: 'health-interventions', kind: 'site', by: 'officer.health', told: { kind: 'fixed-point', name: WORD } },
  { service: 'health-interventions', kind: 'programme', by: 'officer.health', told: { funds: 'project', note: WORD } },
  { service: 'health-interventions', kind: 'totals', by: 'officer.health', told: totals('people-tested', QUARTER) },
  { service: 'inspections', kind: 'person-totals', by: 'officer.police', told: totals('persons-sanctioned', HALF) },
  {
    service: 'communities',
    kind: 'support-totals',
    by: 'officer.fatherland-front',
    told: totals('people-supported', HALF),
  },
  {
    service: 'communities',
    kind: 'discipline',
    by: 'head.district-111',
    told: { agency: 'district-111', ...HALF, ...outcomes },
    // The district has ended: its head's successor keeps what it kept.
    heirs: ['head.ppc'],
  },
] as const;
type Kept = (typeof kept)[number];
const nameOf = ({ service, kind }: Kept) => `${service} ${kind}`;

const heirsOf = (one: Kept): readonly string[] => ('heirs' in one ? one.heirs : []);

/** Words by which somebody would know of a record that is none of theirs. */
function hintsFor({ account }: Person): readonly string[] {
  const secret = kept.filter((one) => !heirsOf(one).includes(account)).map((one) => ids.get(nameOf(one))!);
  return [WORD, ...secret];
}

/** By role, and of Health whoever holds its other duty alone. */
const others = ['committee', 'standing', 'auditor', 'admin', 'head.ppc', 'officer.culture', 'inspector.health'];

let platform: Running;
const ids = new Map<string, string>();
const people: Person[] = [];

beforeAll(async () => {
  platform = await startLoaded();
  await auditorOfTheProvince(platform);
  await colleague('inspector.health', 'health-inspectorate');
  await colleague('programme.health', 'health-programme');
  for (const account of others) people.push(await platform.as(account));
  for (const one of kept) ids.set(nameOf(one), await recorded(one));
}, 8 * MINUTES);
afterAll(cleanUpAll, MINUTES);

/** Somebody of Health with one duty of its two. */
async function colleague(account: string, duty: string): Promise<void> {
  const head = await platform.as('head.health');
  const asked = { account, subject: account, agency: 'health', role: 'officer', duties: [duty], from: today() };
  await head.done('agencies/account/open', asked);
  const person = await platform.as(account);
  await until(
    `${account} is known`,
    async () => (await person.get('/api/communities/questions/my-work')).status === 200,
  );
}

async function recorded({ service, kind, by, told }: Kept): Promise<string> {
  const officer = await platform.as(by);
  const [, agency] = by.split('.') as [string, string];
  const common = { on: '2013-09-14', unit: kind === 'site' ? commune : province, lead: agency, measures: ['outreach'] };
  const base = 'figures' in told ? { lead: agency } : common;
  const body = kind === 'discipline' ? told : { ...base, ...told };
  const done = await officer.done(`${service}/${kind}/${kind === 'discipline' ? 'enter' : 'record'}`, body);
  await untilKnown(people[0]!, done);
  return done.id;
}

/** What every address of a kind answers to somebody about an id, which it does not name. */
async function answersAbout(person: Person, { service, kind }: Kept, id: string): Promise<readonly Json[]> {
  const document = await (await platform.as('officer.police')).read(`${service}/openapi.json`);
  const paths = Object.keys(document.paths).filter((path) => path.startsWith(`/api/${service}/${kind}/{id}`));
  expect(paths.length).toBeGreaterThan(2);
  const answers: Json[] = [];
  for (const path of paths) {
    const address = path.replace('{id}', id);
    const isCommand = 'post' in document.paths[path];
    const answer = isCommand
      ? await person.send(address.slice('/api/'.length), {})
      : await person.get(`${address}?revision=0`);
    answers.push(JSON.parse(JSON.stringify([path, plain(answer)]).replaceAll(id, 'ID')));
  }
  return answers;
}

describe('what is kept within an agency', () => {
  test.each(kept.map(nameOf))(
    '%s is, for everybody else, a record that does not exist',
    async (name) => {
      const one = kept.find((each) => nameOf(each) === name)!;
      for (const person of people.filter(({ account }) => !heirsOf(one).includes(account))) {
        const about = (id: string) => answersAbout(person, one, id);
        expect([person.account, await about(ids.get(name)!)]).toEqual([person.account, await about(randomUUID())]);
      }
    },
    2 * MINUTES,
  );

  test(
    'is in no list, search or count of its service, in no envelope of the log and in nothing that GraphQL tells',
    async () => {
      for (const person of people) {
        const hints = hintsFor(person);
        for (const { path, body } of await everythingListed(person)) {
          const text = JSON.stringify(body);
          expect([person.account, path, hints.filter((hint) => text.includes(hint))]).toEqual([
            person.account,
            path,
            [],
          ]);
        }
      }
    },
    3 * MINUTES,
  );

  test('leaves no trace in metrics or log lines but that commands were sent', async () => {
    const auditor = people.find(({ account }) => account === 'auditor')!;
    const told = `${(await auditor.get('/metrics')).body}\n${platform.said()}`;
    for (const hint of [WORD, ...[...ids.values()].filter((id) => id.length > 30)]) expect(told).not.toContain(hint);
  });
});

/** Every question of every service that needs no answer to be asked, the log, and the lists of GraphQL. */
async function everythingListed(person: Person): Promise<readonly { readonly path: string; readonly body: Json }[]> {
  const officer = await platform.as('officer.police');
  const found: { path: string; body: Json }[] = [];
  for (const service of new Set(kept.map((one) => one.service))) {
    const { paths } = await officer.read(`${service}/openapi.json`);
    const questions = Object.entries<Json>(paths).filter(([path, { get }]) => {
      return path.includes('/questions/') && !((get?.parameters ?? []) as Json[]).some(({ required }) => required);
    });
    for (const [path] of questions) found.push({ path, body: (await person.get(path)).body });
    const searched = `/api/${service}/questions/register-of-${service === 'communities' ? 'support-totals' : 'totals'}?search=phuong`;
    found.push({ path: searched, body: (await person.get(searched)).body });
  }
  const log = '/api/audit/log?order=newest&first=200';
  found.push({ path: log, body: (await person.get(log)).body });
  const lists = `{ activities(from: "2013-01-01", to: "2014-01-01", first: 100) { totalCount nodes { record } } }`;
  found.push({ path: 'activities', body: await person.ask(lists) });
  return found;
}

describe('referrals to treatment', () => {
  test('are counted by the programme of Health alone', async () => {
    const asked = { ...totals('treatment-referrals', QUARTER, district), note: null };
    const told = async (account: string, lead: string) => {
      const person = await platform.as(account);
      const { status, body } = await person.send('health-interventions/totals/record', { ...asked, lead });
      return [account, status, body.code ?? null];
    };
    expect(await told('officer.dolisa', 'dolisa')).toEqual(['officer.dolisa', 403, 'forbidden']);
    expect(await told('officer.fatherland-front', 'health')).toEqual(['officer.fatherland-front', 403, 'forbidden']);
    expect(await told('inspector.health', 'health')).toEqual(['inspector.health', 403, 'forbidden']);
    expect(await told('programme.health', 'health')).toEqual(['programme.health', 201, null]);
  });
});

describe('the two duties of Health', () => {
  test('are apart: neither reads what the other keeps', async () => {
    const officer = await platform.as('officer.health');
    const visit = { on: '2013-08-01', unit: district, lead: 'health', subject: 'healthy-communes' };
    const { id } = await officer.done('communities/locality-visit/record', visit);
    const statusOf = async (account: string, path: string) => (await (await platform.as(account)).get(path)).status;
    const programme = `/api/health-interventions/totals/${ids.get('health-interventions totals')!}`;
    const rest = `/api/communities/locality-visit/${id}`;
    expect([await statusOf('programme.health', programme), await statusOf('inspector.health', programme)]).toEqual([
      200, 404,
    ]);
    expect([await statusOf('programme.health', rest), await statusOf('inspector.health', rest)]).toEqual([404, 200]);
  });
});
