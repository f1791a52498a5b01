import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { noteLookAt, type Look } from '@lien-nganh/service-host';
import { anAssignment, clientOf } from './examples/client.ts';
import type { Person } from './examples/people.ts';
import { testPlatform, type TestPlatform } from './examples/platform.ts';

let platform: TestPlatform;
const { get, done } = clientOf(() => platform);

let visit: string;
let ofHealth: string;
beforeAll(async () => {
  platform = await testPlatform();
  await done('head-audit', 'audit/audit-assignment/assign', anAssignment);
  visit = await reported('police');
  ofHealth = await reported('health');
  await platform.settled();
});
afterAll(() => platform.close());

async function reported(agency: string): Promise<string> {
  const id = await done('officer-police', 'visits/visit/plan-visit', { target: 'Quán' });
  await done('officer-police', `visits/visit/${id}/report-visit`, { agency, on: '2013-07-16' });
  return id;
}

async function looksSeenBy(person: Person): Promise<string[]> {
  await platform.settled();
  const { status, body } = await get(person, 'audit', 'questions/looks?first=200');
  expect(status).toBe(200);
  return (body['looks'] as { service: string; read: string }[]).map(({ service, read }) => `${service}/${read}`);
}

/** Holds every look back until it is let go. */
function heldLook() {
  let letGo = () => {};
  let asked = () => {};
  const go = new Promise<void>((resolve) => (letGo = resolve));
  const reached = new Promise<void>((resolve) => (asked = resolve));
  platform.beforeLook = () => {
    asked();
    return go;
  };
  return { reached, letGo: () => letGo() };
}

const ways: [string, Parameters<typeof get>[1], () => string][] = [
  ['browses the log', 'audit', () => 'log?type=visit.VisitReported'],
  ['reads a history through the audit', 'audit', () => `records/visits/visit/${visit}/history`],
  ['reads a record at a revision through the audit', 'audit', () => `records/visits/visit/${visit}/at?revision=0`],
  ['reads a record in its service', 'visits', () => `visit/${visit}`],
  ['reads a history in its service', 'visits', () => `visit/${visit}/history`],
  ['asks a service a question', 'visits', () => 'questions/register-of-visit'],
  ['replays a figure', 'audit', () => 'figure?indicator=inspections-done&from=2013-01-01&to=2013-06-30'],
];

describe('what an auditor reads', () => {
  beforeAll(() => {
    platform.gateway.answer = { status: 200, body: { data: { figure: { value: { is: 'NumberValue', value: '7' } } } } };
  });

  test.each(ways)('is noted before the answer: %s', async (_, service, path) => {
    const held = heldLook();
    let answered = false;
    const answer = get('auditor', service, path()).finally(() => (answered = true));
    await held.reached;
    expect(answered).toBe(false);
    held.letGo();
    expect((await answer).status).toBe(200);
    platform.beforeLook = () => Promise.resolve();
  });

  test.each(ways)('is not answered when it cannot be noted: %s', async (_, service, path) => {
    platform.beforeLook = () => Promise.reject(new Error('the disk is full'));
    const { status, body } = await get('auditor', service, path());
    platform.beforeLook = () => Promise.resolve();
    expect(status).toBe(500);
    expect(Object.keys(body).sort()).toEqual(['code', 'correlationId', 'status', 'title', 'titleEn', 'type']);
  });

  test('is noted once, also where the gateway that is asked would note it too', async () => {
    const figures = async () =>
      (await looksSeenBy('auditor')).filter((seen) => /^(audit\/figure|gateway\/)/.test(seen));
    const before = await figures();
    await get('auditor', 'audit', 'figure?indicator=once&from=2013-01-01&to=2013-06-30');
    const added = (await figures()).filter((seen) => !before.includes(seen));
    expect(added).toEqual(['audit/figure?indicator=once&from=2013-01-01&to=2013-06-30']);
    expect(await figures()).toHaveLength(before.length + 1);
  });

  test('nobody else’s reading is noted', async () => {
    const before = (await looksSeenBy('auditor')).length;
    await get('officer-police', 'visits', `visit/${visit}`);
    await get('head-health', 'visits', `visit/${ofHealth}`);
    expect((await looksSeenBy('auditor')).length).toBe(before);
  });

  test('reads of its own looks are no looks', async () => {
    const before = await looksSeenBy('auditor');
    expect(await looksSeenBy('auditor')).toEqual(before);
  });

  test('shows neither an assignment nor a look to another auditor', async () => {
    expect((await looksSeenBy('auditor')).length).toBeGreaterThan(0);
    expect(await looksSeenBy('second-auditor')).toEqual([]);
  });
});

describe('what another process shows to an auditor', () => {
  const seen = { service: 'visits', read: 'visit/elsewhere', agencies: ['police'], correlationId: 'c' };
  const standing = { actor: { account: 'x', agency: 'x', role: 'auditor' } } as Look['standing'];
  const noteAs = async (person: Person, changes: Partial<Look> = {}) => {
    const authorization = `Bearer ${await platform.token(person)}`;
    const { origin } = new URL(platform.url('audit'));
    await noteLookAt(origin)({ ...seen, standing, authorization, ...changes });
  };

  test('is noted over HTTP in the name of whose token it is, whatever the process says of them', async () => {
    await noteAs('auditor');
    expect(await looksSeenBy('auditor')).toContain('visits/visit/elsewhere');
    expect(await looksSeenBy('second-auditor')).toEqual([]);
  });

  test.each(['officer-police', 'head-audit', 'admin'] as const)('is not noted for %s', async (person) => {
    await expect(noteAs(person)).rejects.toMatchObject({ name: 'unavailable' });
  });

  test('is noted also under a correlation id that looks like one of the audit’s own', async () => {
    const forged = `own.${(Date.now() + 60_000).toString(36)}.${randomUUID()}.${'0'.repeat(32)}`;
    await noteAs('auditor', { correlationId: forged, read: 'visit/forged' });
    expect(await looksSeenBy('auditor')).toContain('visits/visit/forged');
  });
});

describe('who sees what an auditor read', () => {
  test('before the day that the assignment sets only the auditing side; from that day whom it concerned', async () => {
    platform.setDay('2014-05-31');
    await get('auditor', 'visits', `visit/${visit}/history?from=2014-01-01`);
    await get('auditor', 'visits', `visit/${ofHealth}/history?from=2014-01-02`);
    expect(await looksSeenBy('head-police')).toEqual([]);
    expect(await looksSeenBy('head-health')).toEqual([]);
    const own = [`visits/visit/${visit}/history?from=2014-01-01`, `visits/visit/${ofHealth}/history?from=2014-01-02`];
    expect(await looksSeenBy('auditor')).toEqual(expect.arrayContaining(own));
    expect(await looksSeenBy('head-audit')).toEqual(expect.arrayContaining(own));

    platform.setDay('2014-06-01');
    const police = await looksSeenBy('head-police');
    expect(police).toContain(own[0]);
    expect(police).not.toContain(own[1]);
    const health = await looksSeenBy('head-health');
    expect(health).toContain(own[1]);
    expect(health).not.toContain(own[0]);
  });

  test('a figure and a list concern everybody whom the assignment covers', async () => {
    const police = await looksSeenBy('head-police');
    expect(police.filter((look) => look.startsWith('audit/figure'))).not.toEqual([]);
    expect(police.filter((look) => look.startsWith('visits/questions'))).not.toEqual([]);
  });

  test.each(['officer-police', 'standing', 'admin'] as const)('%s sees none', async (person) => {
    expect((await get(person, 'audit', 'questions/looks')).status).toBe(403);
  });
});

describe('the figure that an auditor replays', () => {
  test('is asked of the gateway in the auditor’s name, as of what was asked', async () => {
    platform.gateway.asked.length = 0;
    const { body } = await get(
      'auditor',
      'audit',
      'figure?indicator=inspections-done&from=2013-01-01&to=2013-06-30&asOf=2013-08-01',
    );
    expect(body).toEqual({ value: { is: 'NumberValue', value: '7' } });
    expect(platform.gateway.asked).toMatchObject([
      { variables: { indicator: 'inspections-done', asOf: '2013-08-01', map: 'as-was', first: 50 } },
    ]);
  });

  test('is refused as the gateway refuses it', async () => {
    const error = { message: 'x', extensions: { code: 'NOT_YET_KNOWN', vi: 'Chưa đủ.', en: 'Not yet.' } };
    platform.gateway.answer = { status: 200, body: { errors: [error], data: null } };
    const path = 'figure?indicator=inspections-done&from=2013-01-01&to=2013-06-30';
    expect(await get('auditor', 'audit', path)).toMatchObject({ status: 503, body: { code: 'not-yet-known' } });
    platform.gateway.answer = { status: 502, body: 'bad gateway' };
    expect((await get('auditor', 'audit', path)).status).toBe(503);
    expect((await get('auditor', 'audit', 'figure?indicator=x&from=2013-02-30&to=2013-06-30')).status).toBe(400);
  });
});
