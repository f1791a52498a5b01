import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { count, figure, numberIn, untilKnown } from './figures.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, start, type Running } from './platform.ts';
import { establishment, today, visit } from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const SINCE = '2020-01-01';
const record = 'inspections/inspection/record-inspection';

afterEach(cleanUpAll, MINUTES);
afterAll(cleanUpAll, MINUTES);

function directive(issuer: string, addressee: string, number: string): Json {
  const obligation = {
    ...{ code: 'O01', slug: 'kiem-tra', clause: '1', role: 'lead', periodicity: 'continuous', dueOn: null },
    words: 'Tăng cường kiểm tra cơ sở kinh doanh dịch vụ (mẫu)',
    gloss: 'Inspect service establishments more (sample)',
    ...{ addressees: [addressee], leads: [addressee], coordinators: [] },
  };
  return {
    ...{ number, symbol: 'UBND-VX', kind: 'công văn', issuedOn: '2025-08-01', issuer, classification: 'none' },
    signatory: { capacity: 'TM.', body: { vi: 'Ủy ban nhân dân', en: 'People’s Committee' } },
    subject: { vi: 'Phòng, chống tệ nạn xã hội (mẫu)', en: 'Social evils (sample)' },
    obligations: [obligation],
  };
}

/** State and activities of the police in the directive's one obligation. */
async function evidenced(committee: Person, id: string): Promise<readonly Json[]> {
  const { coverage } = await committee.answered(
    `{ coverage(directive: "${id}", from: "2025-08-01", to: "${today()}") {
       rows { cells(agency: "police") { state activities } } } }`,
  );
  const [{ state, activities }] = coverage.rows[0].cells;
  return [state, activities];
}

describe('another directive', () => {
  test(
    'is entered in a folder that has one, has its own evidence, and adopts work that was recorded before it',
    async () => {
      const platform = await start();
      const [chairman, police] = [await platform.as('head.ppc'), await platform.as('officer.police')];
      const committee = await platform.as('committee');
      const before = await police.done(record, visit(today(), { obligations: [] }));
      const { id } = await chairman.done('agencies/directive/issue', directive('ppc', 'police', '1234'));
      const served = visit(today(), { obligations: [`${id}/O01`] });
      const done = await police.doneOnceKnown(record, served, ['obligation-is-known']);
      await untilKnown(committee, done);
      const asked = { indicator: 'inspections-done', from: today(), to: today() };
      const lines = ['879-ubnd-vx-2013-ppc/O31', `${id}/O01`].map((obligation) =>
        count(committee, { ...asked, obligation }),
      );
      expect(await Promise.all(lines)).toEqual([0, 1]);
      const { directives } = await committee.answered(
        '{ directives { number obligations { code followUps { state } } } }',
      );
      expect(directives).toContainEqual({
        number: '1234',
        obligations: [{ code: 'O01', followUps: [{ state: expect.any(String) }] }],
      });

      // linked to what was recorded before it, and taken off again: the work itself is not touched
      const link = { record: `inspection-${before.id}`, obligation: `${id}/O01` };
      const linked = await police.doneOnceKnown('inspections/links/link-obligation', link, ['record-is-known']);
      await untilKnown(committee, linked);
      const adopted = () => count(committee, { ...asked, obligation: `${id}/O01` });
      expect([await adopted(), await evidenced(committee, id)]).toEqual([2, ['EVIDENCED', 2]]);
      await untilKnown(committee, await police.done('inspections/links/unlink-obligation', link));
      expect([await adopted(), await evidenced(committee, id)]).toEqual([1, ['EVIDENCED', 1]]);
      const { revision } = await police.read(`inspections/inspection/${before.id}`);
      expect(revision).toBe(before.revision);
    },
    3 * MINUTES,
  );
});

describe('another province', () => {
  test(
    'is entered in an empty folder through the interface alone, from its first unit to its first figure',
    async () => {
      const platform = await start({ args: ['--empty', '--province', 'Lào Cai', '--province-code', '10'] });
      const admin = await platform.as('admin');
      await unitsOf(admin);
      await agenciesOf(admin);
      await accountsOf(platform);

      const [chairman, standing] = [await platform.as('head.ubnd'), await platform.as('standing.so')];
      const [police, committee] = [await platform.as('officer.ca'), await platform.as('committee.bcd')];
      const known = await chairman.done('agencies/directive/issue', directive('ubnd', 'ca', '77'));
      await standing.done('agencies/indicator/define', indicator(`${known.id}/O01`));
      const place = establishment({ unit: `02638@${SINCE}`, keeper: 'ca' });
      const rules = [
        'unit-exists-on-that-day',
        'keeper-exists-on-that-day',
        'agency-exists-on-that-day',
        'crew-is-known',
      ];
      const { id: site } = await police.doneOnceKnown('inspections/establishment/register-establishment', place, rules);
      const where = {
        place: 'establishment',
        establishment: site,
        unit: `02638@${SINCE}`,
        lead: 'ca',
        checklist: null,
      };
      const who = {
        crew: ['officer.ca'],
        leader: 'officer.ca',
        signedBy: 'officer.ca',
        obligations: [`${known.id}/O01`],
      };
      const seen = [...rules, 'establishment-is-known', 'obligation-is-known'];
      const done = await police.doneOnceKnown(record, visit(today(), { ...where, ...who }), seen);
      await untilKnown(committee, done, 'kiem-tra');

      const asked = { indicator: 'kiem-tra', from: today(), to: today() };
      const province = await figure(committee, asked, 'events { totalCount }');
      expect([numberIn(province), province.frame.unitOfCount, province.events.totalCount]).toEqual([
        1,
        'inspections',
        1,
      ]);
      expect(await count(committee, { ...asked, unit: '02638' })).toBe(1);
      expect(await count(committee, { ...asked, unit: '080' })).toBe(1);
      expect(await count(committee, { ...asked, unit: '02635' })).not.toBeGreaterThan(0);
      expect(await count(committee, { ...asked, obligation: `${known.id}/O01` })).toBe(1);
    },
    3 * MINUTES,
  );
});

async function unitsOf(admin: Person): Promise<void> {
  const row = (code: string, name: string, [type, parentCode]: readonly [string, string | null]) =>
    admin.doneOnceKnown(
      'agencies/unit/register',
      { ...{ code, name, type, parentCode, validFrom: SINCE, validTo: null, aliases: [] } },
      ['parent-is-registered'],
    );
  await row('10', 'Lào Cai', ['tỉnh', null]);
  await row('080', 'Lào Cai', ['thành phố', '10']);
  await row('02635', 'Duyên Hải', ['phường', '080']);
  await row('02638', 'Lào Cai', ['phường', '080']);
}

async function agenciesOf(admin: Person): Promise<void> {
  const agency = (slug: string, sector: string, duties: readonly string[]) =>
    admin.doneOnceKnown(
      'agencies/agency/establish',
      {
        ...{ agency: slug, sector, level: 'province', unitCode: '10', validFrom: SINCE },
        names: [{ vi: `${slug} (mẫu)`, en: `${slug} (sample)`, from: SINCE }],
        superiors: slug === 'ubnd' ? [] : [{ agency: 'ubnd', line: 'peoples-committee', from: SINCE }],
        duties: duties.map((duty) => ({ duty, from: SINCE })),
      },
      ['unit-is-registered', 'superior-goes-on'],
    );
  await agency('ubnd', 'peoples-committee', ['issue-directives']);
  await agency('ca', 'police', ['supervise-conditional-businesses']);
  await agency('so', 'labour', ['standing-agency']);
  await agency('bcd', 'peoples-committee', ['steering-committee']);
}

/** The administrator opens the heads’ accounts, and each head those of their own agency. */
async function accountsOf(platform: Running): Promise<void> {
  const opened = async (by: Person, account: string, role: string) => {
    const body = { account, subject: account, agency: account.split('.')[1], role, duties: [], from: SINCE };
    await by.doneOnceKnown('agencies/account/open', body, ['agency-goes-on', 'role-needs-its-duty']);
    const person = await platform.as(account);
    await untilKnownEverywhere(person);
    return person;
  };
  const admin = await platform.as('admin');
  await opened(admin, 'head.ubnd', 'head');
  await opened(await opened(admin, 'head.ca', 'head'), 'officer.ca', 'officer');
  await opened(await opened(admin, 'head.so', 'head'), 'standing.so', 'standing');
  await opened(await opened(admin, 'head.bcd', 'head'), 'committee.bcd', 'committee');
}

/** An account is known everywhere a moment after it was opened. */
function untilKnownEverywhere(person: Person): Promise<void> {
  return until(`${person.account} is known`, async () => {
    const services = await Promise.all(
      ['agencies', 'inspections'].map((name) => person.get(`/api/${name}/questions/my-work`)),
    );
    const { errors } = await person.ask('{ directives { number } }');
    return services.every(({ status }) => status !== 401) && errors.length === 0;
  });
}

function indicator(obligation: string): Json {
  return {
    ...{
      code: 'kiem-tra',
      unitOfCount: 'inspections',
      kind: 'flow',
      measure: 'inspections.visit',
      service: 'inspections',
    },
    names: { vi: 'Số cuộc kiểm tra (mẫu)', en: 'Inspections (sample)' },
    ...{ filter: { outcome: ['carried-out'] }, obligations: [obligation], sensitivity: 'open', validFrom: SINCE },
  };
}
