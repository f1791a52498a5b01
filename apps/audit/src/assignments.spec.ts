import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anAssignment, clientOf } from './examples/client.ts';
import { testPlatform, type TestPlatform } from './examples/platform.ts';

let platform: TestPlatform;
const { get, post, done } = clientOf(() => platform);

beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const rule = async (sent: ReturnType<typeof post>) => {
  const { status, body } = await sent;
  return status === 422 ? body['rule'] : status;
};
const assign = 'audit/audit-assignment/assign';

async function reported(agency: string, on: string): Promise<string> {
  const id = await done('officer-police', 'visits/visit/plan-visit', { target: 'Quán' });
  await done('officer-police', `visits/visit/${id}/report-visit`, { agency, on });
  return id;
}

describe('entering an assignment', () => {
  test('is for the head of the agency that audits, about running auditors of that agency', async () => {
    expect(await rule(post('standing', assign, anAssignment))).toBe(403);
    expect(await rule(post('admin', assign, anAssignment))).toBe(403);
    expect(await rule(post('auditor', assign, anAssignment))).toBe(403);
    expect(await rule(post('head-police', assign, anAssignment))).toBe(403);
    expect(await rule(post('head-police', assign, { ...anAssignment, agency: 'police' }))).toBe('agency-audits');
    const others = { ...anAssignment, auditors: ['auditor', 'officer-police'] };
    expect(await rule(post('head-audit', assign, others))).toBe('auditors-are-the-agencys');
    const self = { ...anAssignment, auditors: ['head-audit'] };
    expect(await rule(post('head-audit', assign, self))).toBe('nobody-assigns-themself');
    const nowhere = { ...anAssignment, agencies: ['nowhere'] };
    expect(await rule(post('head-audit', assign, nowhere))).toBe('audited-agencies-are-known');
    const backwards = { ...anAssignment, endsOn: '2013-12-31' };
    expect(await rule(post('head-audit', assign, backwards))).toBe('end-follows-the-start');
    const noPeriod = { ...anAssignment, period: { from: '2013-12-31', to: '2013-01-01' } };
    expect(await rule(post('head-audit', assign, noPeriod))).toBe(400);
  });
});

describe('what an assignment covers', () => {
  let id: string;
  beforeAll(async () => {
    platform.setDay('2014-03-01');
    id = await done('head-audit', assign, { ...anAssignment, agencies: ['police'], auditors: ['second-auditor'] });
    await platform.settled();
  });

  const sees = async (visit: string) =>
    (await get('second-auditor', 'audit', `records/visits/visit/${visit}/history`)).status;

  test('the audited agencies’ records of the period, and no others', async () => {
    expect(await sees(await reported('police', '2013-12-31'))).toBe(200);
    expect(await sees(await reported('police', '2014-01-01'))).toBe(404);
    expect(await sees(await reported('health', '2013-12-31'))).toBe(404);
  });

  test('a record that a correction moved into the period, out of it, or to another agency: each changes its figures', async () => {
    const into = await reported('police', '2014-01-01');
    await done('officer-police', `visits/visit/${into}/correct-visit`, { agency: 'police', on: '2013-12-31' });
    expect(await sees(into)).toBe(200);
    const away = await reported('police', '2013-12-31');
    await done('officer-police', `visits/visit/${away}/correct-visit`, { agency: 'police', on: '2014-01-01' });
    expect(await sees(away)).toBe(200);
    const other = await reported('police', '2013-12-31');
    await done('officer-police', `visits/visit/${other}/correct-visit`, { agency: 'health', on: '2013-12-31' });
    expect(await sees(other)).toBe(200);
    const never = await reported('health', '2013-12-31');
    await done('officer-police', `visits/visit/${never}/correct-visit`, { agency: 'health', on: '2013-12-30' });
    expect(await sees(never)).toBe(404);
  });

  test('only from its first day to its last', async () => {
    const visit = await reported('police', '2013-12-31');
    for (const [day, status] of [
      ['2013-12-31', 403],
      ['2014-01-01', 200],
      ['2014-12-31', 200],
      ['2015-01-01', 403],
    ] as const) {
      platform.setDay(day);
      expect([day, await sees(visit)]).toEqual([day, status]);
    }
    platform.setDay('2014-03-01');
  });

  test('the province cannot end it silently: a decision, a reason, told ahead, and the auditors read who did it', async () => {
    const end = `audit/audit-assignment/${id}/end`;
    const reason = 'Kết thúc sớm theo thỏa thuận.';
    const byProvince = { lastDay: '2014-03-02', reason, decision: '9/QĐ-UBND' };
    expect(await rule(post('admin', end, byProvince))).toBe(404);
    expect(await rule(post('head-police', end, byProvince))).toBe(403);
    expect(await rule(post('standing', end, { lastDay: '2014-03-02', decision: '9/QĐ-UBND' }))).toBe(400);
    expect(await rule(post('standing', end, { ...byProvince, decision: null }))).toBe('province-ends-by-decision');
    expect(await rule(post('standing', end, { ...byProvince, lastDay: '2014-03-01' }))).toBe('ending-is-told-ahead');
    await done('standing', end, byProvince);
    await platform.settled();
    const { body } = await get('second-auditor', 'audit', `audit-assignment/${id}/history`);
    const changes = body['changes'] as { event: string; actor: unknown; data: unknown }[];
    expect(changes.at(-1)).toMatchObject({
      event: 'AssignmentEnded',
      actor: { account: 'standing', agency: 'dolisa', role: 'standing' },
      data: { by: 'province', decision: '9/QĐ-UBND', reason },
    });
    const visit = await reported('police', '2013-12-31');
    expect(await sees(visit)).toBe(200);
    platform.setDay('2014-03-02');
    expect(await sees(visit)).toBe(200);
    platform.setDay('2014-03-03');
    expect(await sees(visit)).toBe(403);
    expect((await get('second-auditor', 'audit', `audit-assignment/${id}`)).status).toBe(200);
  });
});
