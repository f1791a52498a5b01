import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { auditorOfTheProvince } from './auditing.ts';
import { startLoaded } from './examples.ts';
import { DIRECTIVE, minutes, registered, surprise, team, today } from './story.ts';
import { FIGURE, untilKnown } from './figures.ts';
import type { Done, Json } from './person.ts';
import { Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { plain, probes } from './probes.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const inspection = 'inspections/inspection';
const NOBODY = '7f000000-0000-5000-8000-000000000000';
/** Words that are in the secret inspection and nowhere else. */
const WORDS = 'Hoa phượng tím';

/** Everybody but the team’s three: colleagues, superiors, the committee, the auditor, the operator, and no account. */
const others = [
  ...['head.police', 'head.culture', 'officer.ppc', 'head.ppc', 'officer.fatherland-front', 'officer.other-members'],
  ...['committee', 'auditor', 'admin'],
];

let platform: Running;
let police: Person;
let people: readonly Person[];
let site: string;
let secret: Done;
let watched: Client;
const changes: Json[] = [];
const before = new Map<string, Json>();

beforeAll(async () => {
  platform = await startLoaded();
  police = await platform.as('officer.police');
  await auditorOfTheProvince(platform);
  people = [
    ...(await Promise.all(others.map((account) => platform.as(account)))),
    new Person(platform.url, 'nobody', ''),
  ];
  site = await registered(police);
  // Its own service's questions share a reader, and the gateway waits for another one.
  await until('the place is listed', async () => {
    const { rows } = await police.read('inspections/questions/establishments-list');
    return rows.length === 1;
  });
  const known = await (await platform.as('head.ppc')).done('agencies/team178/establish', team('doi-b'));
  await untilKnown(await platform.as('committee'), known);
  watched = watching(await platform.as('committee'));
  for (const person of people)
    for (const [path, ask] of probes(site)) before.set(`${person.account} ${path}`, await ask(person));
  await decided();
}, 4 * MINUTES);
afterAll(async () => {
  await watched?.dispose();
  await cleanUpAll();
}, MINUTES);

/** The leader decides, the team begins; nothing is signed yet. */
async function decided(): Promise<void> {
  const ground = { kind: 'complaint', words: WORDS };
  const rules = [
    'team-stands-on-that-day',
    'establishment-is-known',
    'at-least-three-members',
    'leader-decides-a-surprise',
  ];
  secret = await police.doneOnceKnown(`${inspection}/decide-surprise`, surprise('doi-b', site, { ground }), rules);
  const present = ['doi-b-police', 'doi-b-culture', 'doi-b-health'];
  const begun = await police.done(`${inspection}/${secret.id}/begin-inspection`, { on: today(), present });
  await untilKnown(await platform.as('committee'), begun);
}

function watching({ url, token }: Person): Client {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const query = `subscription { figureChanged(indicator: "inspections-done", from: "${today()}", to: "${today()}") { figure { ${FIGURE} } } }`;
  client.subscribe(
    { query },
    { next: (message) => changes.push(message), error: () => undefined, complete: () => undefined },
  );
  return client;
}

/** Envelopes of the auditor's own looks, which reading the log adds to it. */
function withoutLooks({ body, ...answer }: Json): Json {
  if (!Array.isArray(body?.events)) return { ...answer, body };
  const events = body.events.filter(({ stream }: Json) => !stream.startsWith('audit'));
  return { ...answer, body: { events } };
}

describe('until its minutes are signed, an inspection', () => {
  test(
    'changes no answer to anybody outside the team, by any path',
    async () => {
      for (const person of people) {
        for (const [path, ask] of probes(site)) {
          const now = await ask(person);
          expect([person.account, path, withoutLooks(now)]).toEqual([
            person.account,
            path,
            withoutLooks(before.get(`${person.account} ${path}`)),
          ]);
          expect(JSON.stringify(now)).not.toContain(secret.id);
          expect(JSON.stringify(now)).not.toContain(WORDS);
        }
      }
    },
    MINUTES,
  );

  test(
    'is, for everybody else, a record that does not exist: whoever names it learns nothing',
    async () => {
      const document = await police.read('inspections/openapi.json');
      const commands = Object.keys(document.paths).filter((path) =>
        /^\/api\/inspections\/inspection\/\{id\}\//.test(path),
      );
      expect(commands.length).toBeGreaterThan(25);
      for (const person of people) {
        for (const path of [...commands, '/api/inspections/inspection/{id}', '/api/inspections/inspection/{id}/at']) {
          const about = async (id: string) => {
            const address = path.replace('{id}', id);
            const isCommand = 'post' in document.paths[path];
            const answer = isCommand
              ? await person.send(address.slice('/api/'.length), {})
              : await person.get(`${address}?revision=0`);
            return [person.account, path, plain(answer)];
          };
          expect(await about(secret.id)).toEqual(await about(NOBODY));
        }
      }
    },
    MINUTES,
  );

  test(
    'is in no refusal, no cause, no metric and no log line',
    async () => {
      const links = (person: Person, record: string) =>
        person.send('inspections/links/link-obligation', {
          record: `inspection-${record}`,
          obligation: `${DIRECTIVE}/O31`,
        });
      const again = (person: Person, earlier: string) =>
        person.send(`${inspection}/plan-inspection`, {
          ...surprise('doi-b', site),
          ...{
            ground: undefined,
            report: undefined,
            mode: 're-inspection',
            plan: null,
            earlier,
            approver: 'head.police',
          },
        });
      for (const person of people) {
        for (const ask of [links, again]) {
          expect(plain(await ask(person, secret.id))).toEqual(plain(await ask(person, NOBODY)));
        }
      }
      const auditor = people.find(({ account }) => account === 'auditor')!;
      for (const event of secret.events) expect((await auditor.get(`/api/audit/causes/${event.id}`)).status).toBe(404);
      const history = `/api/audit/records/inspections/inspection/${secret.id}/history`;
      expect((await auditor.get(history)).status).toBe(404);
      const metrics: string = (await auditor.get('/metrics')).body;
      expect(metrics).toContain('/api/inspections/:command');
      const told = `${metrics}\n${platform.said()}`.split('\n');
      const hints = [/decide-surprise|begin-inspection/, new RegExp(secret.id), new RegExp(WORDS)];
      expect(told.filter((line) => hints.some((hint) => hint.test(line)))).toEqual([]);
      expect(changes).toEqual([]);
    },
    MINUTES,
  );
});

describe('once its minutes are signed, an inspection', () => {
  test(
    'is known as far as each may know it, and its figures change before those who watch',
    async () => {
      const signed = await police.done(
        `${inspection}/${secret.id}/sign-minutes`,
        minutes({ signedBy: 'doi-b-police' }),
      );
      const as = (account: string) => people.find((person) => person.account === account)!;
      await untilKnown(as('committee'), signed);
      const list = await as('committee').answered('{ inspections { totalCount nodes { inspection lead } } }');
      expect(list.inspections).toEqual({ totalCount: 1, nodes: [{ inspection: secret.id, lead: 'police' }] });
      await until('the change is told', async () => changes.length > 0);
      expect(changes[0].data.figureChanged.figure.value).toEqual({ __typename: 'NumberValue', value: '1' });

      await until('the auditor sees it', async () => {
        const { status } = await as('auditor').get(`/api/audit/records/inspections/inspection/${secret.id}/history`);
        return status === 200;
      });
      const { body } = await as('auditor').get(`/api/audit/records/inspections/inspection/${secret.id}/history`);
      expect(body.changes[0].event).toBe('SurpriseDecided');
      expect((await as('head.police').get(`/api/inspections/inspection/${secret.id}`)).status).toBe(200);
      for (const account of ['officer.fatherland-front', 'admin']) {
        expect((await as(account).get(`/api/inspections/inspection/${secret.id}`)).status).toBe(404);
      }
      expect((await as('nobody').get(`/api/inspections/inspection/${secret.id}`)).status).toBe(401);
    },
    MINUTES,
  );
});
