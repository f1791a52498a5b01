import { expect } from '@jest/globals';
import { startKurrentDbDouble, type KurrentDbDouble } from '@lien-nganh/event-store-kurrentdb/double';
import { testDatabase } from '@lien-nganh/testing';
import { typedWith } from '../../cli/examples.ts';
import { karaoke, until, type Caller } from '../../examples.ts';
import { copyKeys } from '../../move-log/copy-keys.ts';
import type { Closing } from '../../start/closing.ts';
import { environmentFor, freshSite, startServices, type Services, type Site } from '../examples.ts';

/** Accounts, and subjects of their tokens, as a folder for trying out has them. */
const ADMIN = 'admin';
const OFFICER = 'officer.police';
const COMMITTEE = 'steering-committee';
const FIGURE = `query($asOf: AsOf!) {
  figure(indicator: "conditional-businesses", from: "2013-01-01", to: "2013-12-31", map: "as-was", asOf: $asOf) {
    value { ... on NumberValue { value } } } }`;

/** A platform that can be asked, however it runs. */
export type Asked = Pick<Services, 'url' | 'as' | 'token'>;

/** What was printed on a document: a reference, and what was true as of it. */
export interface Printed {
  readonly reference: string;
  readonly figure: string;
}

/**
 * The drill of an operator who lost the log: engines restored from a copy made before the last records, the broker and the read
 * models as they were at the end, and one command.
 */
export async function drill(closing: Closing, brokerUrl: string | undefined): Promise<void> {
  const former = await startKurrentDbDouble();
  closing.add(() => former.goAway());
  const site = await freshSite(closing, {
    eventStoreUrl: former.url,
    ...(brokerUrl === undefined ? {} : { brokerUrl }),
  });
  const services = await startServices(site);
  closing.add(() => services.stop());
  expect(await services.typed({ ADMIN_SUBJECT: ADMIN }, 'load')).toMatchObject({ code: 0, err: [] });
  await openAccounts(services);
  const kept = [await document(services, 'one'), await document(services, 'two')];
  const restored = await backedUp(closing, site, former);
  const lost = await document(services, 'lost');
  const inUse = await typedWith(environmentFor(site, services.url), 'restored');
  expect([inUse.code, inUse.err]).toEqual([2, [expect.stringContaining('stop them first')]]);
  await former.goAway();
  await services.stop();

  await restoredBy(restored, kept);
  const after = await startServices(restored);
  closing.add(() => after.stop());
  await expectTheSame(after, kept, lost);
}

/** The operator's copies: first the log, then the keys. */
async function backedUp(closing: Closing, site: Site, former: KurrentDbDouble): Promise<Site> {
  const records = [...former.log.records];
  const keys = await testDatabase();
  closing.add(() => keys.drop());
  await copyKeys(site.keysUrl, keys.url, AbortSignal.timeout(60_000));
  const copy = await startKurrentDbDouble({ records });
  closing.add(() => copy.goAway());
  return { ...site, eventStoreUrl: copy.url, keysUrl: keys.url };
}

async function restoredBy(site: Site, kept: readonly Printed[]): Promise<void> {
  const { code, err, text } = await typedWith(environmentFor(site, 'http://127.0.0.1:1'), 'restored');
  expect([code, err]).toEqual([0, []]);
  const former = kept[0]!.reference.split(':')[0]!;
  expect(text).toMatch(new RegExp(`Log \\S+ continues ${former} up to ${former}:\\d+`));
  expect(text).toContain('topics: 1000');
  expect(text).toMatch(/built anew from the log: agencies, .*gateway.*inspections/);
  expect(text).toContain('Every reader has caught up');
}

/** References from before say what they said, what was lost is not mistaken for anything, and work goes on. */
export async function expectTheSame(services: Asked, kept: readonly Printed[], lost: Printed): Promise<void> {
  const committee = await services.as('committee');
  for (const { reference, figure } of kept) {
    await until(async () => (await figureAsOf(committee, { position: reference })) !== null);
    expect(await figureAsOf(committee, { position: reference })).toBe(figure);
  }
  expect(await figureAsOf(committee, { position: lost.reference })).toBeNull();
  expect(await ready(services)).toContainEqual(expect.objectContaining({ service: 'gateway', generation: 1000 }));
  // heard by whoever keeps reference rows and by the gateway: nobody skips
  const next = await document(services, 'next');
  expect(next.reference.split(':')[0]).not.toBe(lost.reference.split(':')[0]);
  expect(next.figure).toBe(lost.figure);
  const token = await services.token(ADMIN);
  const checked = await typedWith({ LIEN_NGANH_TOKEN: token }, 'check-ledger', '--url', services.url);
  expect([checked.code, checked.text]).toEqual([0, expect.stringContaining('Equal at position')]);
}

/** The administrator opens the accounts of heads, and a head those of the agency. */
async function openAccounts(services: Services): Promise<void> {
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const open = async (by: string, account: string, of: { readonly agency: string; readonly role: string }) => {
    const caller = await services.as(by);
    const body = { account, subject: account, ...of, duties: [], from: today };
    await until(async () => {
      const { status, body: said } = await caller.post('/api/agencies/account/open', body, {
        'idempotency-key': account,
      });
      // whoever was opened a moment ago may not be known yet; a refusal stays one
      if (status === 422) throw new Error(JSON.stringify(said));
      return status < 300;
    });
  };
  await open(ADMIN, 'head.police', { agency: 'police', role: 'head' });
  await open('head.police', OFFICER, { agency: 'police', role: 'officer' });
  await open(ADMIN, 'committee-head', { agency: COMMITTEE, role: 'head' });
  await open('committee-head', 'committee', { agency: COMMITTEE, role: 'committee' });
}

export async function document(services: Asked, key: string): Promise<Printed> {
  const [police, committee] = [await services.as(OFFICER), await services.as('committee')];
  const log = await logOf(services);
  const register = '/api/inspections/establishment/register-establishment';
  let reference = '';
  await until(async () => {
    const { status, body } = await police.post(register, karaoke, { 'idempotency-key': key });
    reference = `${log}:${String(body['position'])}`;
    return status < 300;
  });
  await until(async () => (await figureAsOf(committee, { position: reference })) !== null);
  return { reference, figure: (await figureAsOf(committee, { position: reference }))! };
}

async function figureAsOf(committee: Caller, { position }: { readonly position: string }): Promise<string | null> {
  const { body } = await committee.post('/graphql', { query: FIGURE, variables: { asOf: position } });
  const found = (body['data'] as { figure: { value: unknown } } | null)?.figure ?? null;
  return found && JSON.stringify(found.value);
}

/** As soon as a process says it: a cluster that was just started may be silent for a while. */
async function logOf(asked: Asked): Promise<string> {
  let found: string | undefined;
  await until(async () => (found = (await ready(asked)).find(({ log }) => log)?.log) !== undefined);
  return found!;
}

async function ready({ url }: Asked): Promise<readonly { readonly log?: string }[]> {
  const answer = (await (await fetch(`${url}/health/ready`)).json()) as { services: { log?: string }[] };
  return answer.services;
}
