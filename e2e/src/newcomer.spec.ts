import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person, type Done, type Json } from './person.ts';
import { cleanUpAll, run, start, type Running } from './platform.ts';
import { count, figure, logOf, numberIn, picture, untilKnown } from './figures.ts';
import {
  DIRECTIVE,
  DOAN_KET,
  lastViolation,
  minutes,
  registered,
  sanction,
  surprise,
  TAN_PHONG,
  team,
  today,
  violation,
  visit,
} from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const inspection = 'inspections/inspection';

let platform: Running;
let police: Person;
let chairman: Person;
let committee: Person;

beforeAll(async () => {
  platform = await start();
  police = await platform.as('officer.police');
  [chairman, committee] = [await platform.as('head.ppc'), await platform.as('committee')];
}, 3 * MINUTES);
afterAll(cleanUpAll, MINUTES);

describe('a newcomer', () => {
  test('gets a token from the command line, and the first answer of the gateway with it', async () => {
    const { out, code } = await run('token', ['committee', '--data-dir', platform.folder]);
    expect(code).toBe(0);
    const reader = new Person(platform.url, 'committee', out.trim());
    const data = await reader.answered('{ directives { number symbol obligations { code } } }');
    expect(data.directives).toMatchObject([{ number: '879', symbol: 'UBND-VX' }]);
    expect(data.directives[0].obligations).toHaveLength(40);
  });

  test('finds every address on the start page, and a document behind each', async () => {
    const page = await (await fetch(platform.url)).text();
    for (const path of [
      '/graphql',
      '/api/agencies/openapi.json',
      '/api/inspections/docs',
      '/metrics',
      '/health/ready',
    ]) {
      expect(page).toContain(`"${path}"`);
      expect((await fetch(platform.url + path, { headers: { accept: 'text/html' } })).status).toBe(200);
    }
  });

  test(
    'follows one inspection from the leader’s decision to the fine in the province’s figures',
    async () => {
      const site = await registered(police);
      await chairman.done('agencies/team178/establish', team('doi-a'));
      const decided = await police.doneOnceKnown(`${inspection}/decide-surprise`, surprise('doi-a', site), [
        'team-stands-on-that-day',
        'establishment-is-known',
        'at-least-three-members',
        'leader-decides-a-surprise',
      ]);
      const { id } = decided;
      const crew = ['doi-a-police', 'doi-a-culture', 'doi-a-health'];
      await police.done(`${inspection}/${id}/begin-inspection`, { on: today(), present: crew });
      const findings = [
        { item: 'licence-conditions', agency: 'police', result: 'not-met' },
        { item: 'qualifications', agency: 'culture', result: 'met' },
      ];
      const health = { agency: 'health', met: true };
      const obligations = [`${DIRECTIVE}/O31`];
      const signed = await police.done(
        `${inspection}/${id}/sign-minutes`,
        minutes({ signedBy: 'doi-a-police', findings, health, obligations }),
      );
      await police.done(`${inspection}/${id}/record-violation`, violation('police', today()));
      const basis = 'decree-282-2025-lack-of-responsibility';
      const fined = sanction(await lastViolation(police, id), today());
      const last = await police.done(`${inspection}/${id}/decide-sanction`, {
        ...fined,
        lines: [{ ...fined.lines[0], basis, amount: '16000000' }],
      });
      await untilKnown(committee, last);
      const ofToday = { from: today(), to: today() };
      const done = await figure(
        committee,
        { indicator: 'inspections-done', ...ofToday },
        'events { totalCount nodes { event inspection { inspection } } }',
      );
      expect(numberIn(done)).toBe(1);
      expect(done.frame).toMatchObject({ unitOfCount: 'inspections', definitionVersion: 1, incomplete: [] });
      const [behind] = done.events.nodes;
      expect(done.events.totalCount).toBe(1);
      expect(behind.inspection).toEqual({ inspection: id });
      expect(signed.events.map((event) => event.id)).toContain(behind.event);
      const fines = await figure(committee, { indicator: 'fines-imposed', ...ofToday }, 'events { nodes { event } }');
      expect(numberIn(fines)).toBe(16_000_000);
      expect(fines.events.nodes).toEqual([{ event: last.events[0]!.id }]);
      const evidence = `{ obligations(code: "O31") { evidence(from: "${today()}", to: "${today()}") { inspections { totalCount } } } }`;
      expect((await committee.answered(evidence)).obligations).toEqual([
        { evidence: { inspections: { totalCount: 1 } } },
      ]);
    },
    2 * MINUTES,
  );
});

describe('a joint inspection', () => {
  test(
    'counts once for the province and once for each that took part; the money is the decider’s',
    async () => {
      const on = '2025-09-10';
      const crewOf = (...agencies: string[]) => agencies.map((agency) => `officer.${agency}`);
      const joint = visit(on, { participants: ['culture', 'health'], crew: crewOf('police', 'culture', 'health') });
      const first = await police.done(`${inspection}/record-inspection`, joint);
      await police.done(`${inspection}/record-inspection`, visit(on, { number: '2/BB-KT' }));
      const health = visit(on, {
        ...{ lead: 'health', body: 'health', participants: ['culture'], crew: crewOf('health', 'culture') },
        ...{ leader: 'officer.health', signedBy: 'officer.health', number: '3/BB-KT' },
      });
      await (await platform.as('officer.health')).done(`${inspection}/record-inspection`, health);
      await police.done(`${inspection}/${first.id}/record-violation`, violation('police', on));
      const fined = sanction(await lastViolation(police, first.id), on);
      const last = await police.done(`${inspection}/${first.id}/decide-sanction`, fined);
      await untilKnown(committee, last);
      const of = { from: on, to: on };
      const done = { indicator: 'inspections-done', ...of };
      const fines = { indicator: 'fines-imposed', ...of };
      expect(await count(committee, done)).toBe(3);
      for (const agency of ['police', 'health', 'culture']) {
        const line = await figure(committee, { ...done, agency });
        expect([numberIn(line), line.overlaps]).toEqual([2, true]);
      }
      expect(await count(committee, fines)).toBe(15_000_000);
      expect(await count(committee, { ...fines, agency: 'police' })).toBe(15_000_000);
      expect(await count(committee, { ...fines, agency: 'culture' })).not.toBeGreaterThan(0);
    },
    2 * MINUTES,
  );
});

describe('a correction', () => {
  test(
    'moves what was counted, is no new fact, and leaves the past as it was known',
    async () => {
      const on = '2025-10-05';
      const karaoke = await registered(police);
      const lodging = await registered(police, { kind: 'hotel', unit: TAN_PHONG, name: 'Khách sạn Mây (mẫu)' });
      const recorded = await police.doneOnceKnown(
        `${inspection}/record-inspection`,
        visit(on, { place: 'establishment', establishment: karaoke }),
        ['establishment-is-known'],
      );
      await untilKnown(committee, recorded);
      const correct = (changes: Json) =>
        police.doneOnceKnown(`${inspection}/${recorded.id}/correct-inspection`, { changes, reason: 'Ghi nhầm (mẫu)' }, [
          'establishment-is-known',
        ]);
      await correct({ establishment: lodging, unit: TAN_PHONG });
      const last = await correct({ note: 'Đã đối chiếu (mẫu)' });
      await untilKnown(committee, last);

      const log = await logOf(committee);
      const at = async (unit: string | null, done?: Done) =>
        numberIn(
          await figure(committee, {
            ...{ indicator: 'inspection-visits', from: on, to: on },
            ...(unit ? { unit } : {}),
            ...(done ? { asOf: `${log}:${done.position}` } : {}),
          }),
        );
      expect([await at(DOAN_KET), await at(TAN_PHONG), await at(null)]).toEqual([0, 1, 1]);
      expect([await at(DOAN_KET, recorded), await at(TAN_PHONG, recorded)]).toEqual([1, 0]);
      const { record } = await police.read(`${inspection}/${recorded.id}`);
      expect(record.result.corrections).toBe(2);
      const { changes } = await police.read(`${inspection}/${recorded.id}/history`);
      expect(changes.length).toBeGreaterThanOrEqual(4);
    },
    2 * MINUTES,
  );
});

describe('the map', () => {
  test('has 117, 115 and 39 units on its days', async () => {
    const count = async (on: string) => (await committee.answered(`{ units(on: "${on}") { key } }`)).units.length;
    expect([await count('2013-08-01'), await count('2020-06-01'), await count('2025-07-01')]).toEqual([117, 115, 39]);
  });

  test(
    'carries what was done in 2013 to the communes of 2025, and says of a district that it cannot',
    async () => {
      const on = '2013-09-12';
      const officer = await platform.as('officer.police');
      const last = await officer.done(`${inspection}/record-inspection`, visit(on, { unit: '03386@2004-10-25' }));
      await untilKnown(committee, last);
      const asked = { indicator: 'inspections-done', from: on, to: on };
      expect(await count(committee, { ...asked, unit: '03386@2004-10-25' })).toBe(1);
      expect(await count(committee, { ...asked, unit: DOAN_KET, map: '2025-07-01' })).toBe(1);
      expect(await count(committee, { ...asked, unit: '105@2004-10-25' })).toBe(1);
      expect(await count(committee, { ...asked, map: '2025-07-01' })).toBe(1);
      const district = await figure(committee, { ...asked, unit: '105@2013-12-28', map: '2025-07-01' });
      expect(district.value).toMatchObject({ __typename: 'CannotBeCarriedValue' });
    },
    MINUTES,
  );
});

describe('the same answers', () => {
  test(
    'come after a restart, and from a restored backup under a new log',
    async () => {
      const before = await picture(committee);
      const log = await logOf(committee);
      const { folder } = platform;
      const backup = await run('cli/lien-nganh', [
        ...['backup', '--data-dir', folder, '--to', `${folder} sao lưu`, '--keys', `${folder} khóa`],
      ]);
      expect([backup.code, backup.err]).toEqual([0, '']);
      expect(await platform.stop()).toBe(0);

      const again = await start({ folder });
      const reader = await again.as('committee');
      expect(await picture(reader)).toEqual(before);
      expect(await logOf(reader)).toBe(log);
      await again.stop();
      const restored = `${folder} khôi phục`;
      const restore = await run('cli/lien-nganh', [
        ...['restore', '--from', `${folder} sao lưu`, '--keys', `${folder} khóa`, '--data-dir', restored],
      ]);
      const told = /^Đã khôi phục vào .* giờ Việt Nam\. \/ The backup of .* was restored into /m;
      expect([restore.code, restore.err, restore.out]).toEqual([0, '', expect.stringMatching(told)]);
      const third = await start({ folder: restored });
      const auditor = await third.as('committee');
      expect(await logOf(auditor)).not.toBe(log);
      await until('every figure is there again', async () => isDeepStrictEqual(await picture(auditor), before));
      const { status } = await auditor.get('/health/ready');
      expect(status).toBe(200);
    },
    4 * MINUTES,
  );
});
