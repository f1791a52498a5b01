import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { count, figure, untilKnown } from './figures.ts';
import type { Done, Json, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { DIRECTIVE, registered } from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const YEAR = { from: '2013-01-01', to: '2013-12-31' };
const commune = '03598@2008-11-14';
const talk = { form: 'talk', topic: 'law', attendances: 80, women: 45 };
const on = '2013-08-01';
/** Stands for the id of the key area that is recorded first. */
const KEY_AREA = 'the key area';

let platform: Running;
let committee: Person;
let culture: Person;
let police: Person;
let area: string;
let site: string;

beforeAll(async () => {
  platform = await startLoaded();
  committee = await platform.as('committee');
  culture = await platform.as('officer.culture');
  police = await platform.as('officer.police');
  const around = { on: '2013-07-20', unit: commune, lead: 'police' };
  area = (await police.done('inspections/key-area/record', { ...around, kind: 'street', name: 'Phố A' })).id;
  site = await registered(police, {
    unit: commune,
    openedOn: '2013-01-05',
    licence: { is: 'none', number: null, from: '2013-01-05' },
  });
}, 4 * MINUTES);
afterAll(cleanUpAll, MINUTES);

/** One record for each obligation of communication, by an agency that it addresses, and where it is counted. */
const evidence = [
  {
    ...{
      code: 'O03',
      lead: 'dolisa',
      kind: 'session',
      told: { ...talk, languages: ['vietnamese', 'hmong'], area: KEY_AREA },
    },
    counted: {
      'communication-sessions': 1,
      'sessions-by-language': 2,
      'session-attendances': 80,
      'key-areas-with-communication': 1,
      'communes-with-communication': 1,
    },
  },
  {
    ...{ code: 'O19', lead: 'culture', kind: 'broadcast', told: { times: 4, minutes: 10, language: 'hmong' } },
    counted: { 'loudspeaker-broadcasts': 4 },
  },
  {
    ...{ code: 'O20', lead: 'culture', kind: 'recognition' },
    told: { title: 'cultural-family', year: 2013, number: 120 },
    counted: { 'cultural-families': 120 },
  },
  {
    ...{ code: 'O27', lead: 'district-111', kind: 'printed-material', told: { kind: 'leaflet', copies: 500 } },
    counted: { 'printed-materials': 500 },
  },
  {
    ...{ code: 'O28', lead: 'district-111', kind: 'recognition' },
    told: { title: 'cultural-residential-area', year: 2013, number: 9 },
    counted: { 'cultural-residential-areas': 9 },
  },
  {
    ...{ code: 'O34', lead: 'fatherland-front', kind: 'session' },
    told: { ...talk, topic: 'health', members: [{ organisation: 'women', attendances: 30, women: 30 }] },
    counted: { 'members-reached': 30 },
  },
  {
    ...{ code: 'O35', lead: 'fatherland-front', kind: 'household-commitment' },
    told: { organisation: 'women', households: 60 },
    counted: { 'households-committed': 60 },
  },
];

describe('the evidence of communication', () => {
  test('names no key area and no establishment that nobody registered', async () => {
    const placed = { on, unit: commune, lead: 'culture' };
    const session = await culture.send('communications/session/record', { ...placed, ...talk, area: 'area-9' });
    const commitment = { ...placed, establishment: 'site-9', kind: 'karaoke' };
    const signed = await culture.send('communications/establishment-commitment/record', commitment);
    expect([session.body.rule, signed.body.rule]).toEqual(['area-is-known', 'establishment-is-known']);
  });

  test.each(evidence)('of $code is recorded by $lead, linked by proposal and counted', async (one) => {
    const { code, lead, kind, told, counted } = one;
    const officer = await platform.as(`officer.${lead}`);
    const named = 'area' in told ? { ...told, area } : told;
    const done = await officer.done(`communications/${kind}/record`, { on, unit: commune, lead, ...named });
    await untilKnown(committee, done, 'communication-sessions');
    const obligation = `${DIRECTIVE}/${code}`;
    for (const [indicator, value] of Object.entries(counted)) {
      expect([indicator, await count(committee, { indicator, ...YEAR, obligation })]).toEqual([indicator, value]);
    }
  });

  test('of press, panels, establishments and cultural agencies stands in its figure', async () => {
    const records: readonly (readonly [string, object, string, number])[] = [
      ['press-item', { genre: 'reportage', medium: 'television', items: 2 }, 'press-items', 2],
      ['panel', { kind: 'banner', number: 12 }, 'panels-banners', 12],
      ['establishment-commitment', { establishment: site, kind: 'karaoke' }, 'establishments-committed', 1],
      [
        'recognition',
        { title: 'cultural-agency-or-unit', kind: 'agency', year: 2013, number: 14 },
        'cultural-agencies-units',
        14,
      ],
    ];
    for (const [kind, told, indicator, value] of records) {
      const done = await culture.done(`communications/${kind}/record`, { on, unit: commune, lead: 'culture', ...told });
      await untilKnown(committee, done, 'communication-sessions');
      expect([indicator, await count(committee, { indicator, ...YEAR })]).toEqual([indicator, value]);
    }
  });

  test('a recognition holds for its year, and no longer', async () => {
    const next = { from: '2014-01-01', to: '2014-06-30' };
    expect(await count(committee, { indicator: 'cultural-families', ...next })).toBe(0);
  });
});

describe('what may be the same work', () => {
  const september = { from: '2013-09-01', to: '2013-09-30' };
  const record = (by: Person, lead: string, kind: string, told: object): Promise<Done> =>
    by.done(`communications/${kind}/record`, { on: '2013-09-10', unit: commune, lead, ...told });
  const shows = (indicator: string, wanted: Json) =>
    until(`${indicator} shows ${JSON.stringify(wanted)}`, async () => {
      const { value, openPairs } = await figure(committee, { indicator, ...september });
      return value.value === wanted.value && openPairs === wanted.openPairs;
    });
  const waiting = async (person: Person, task: string): Promise<Json> => {
    let found: Json = null;
    await until(`${task} waits`, async () => {
      const { rows } = await person.read('communications/questions/my-work');
      found = rows.find((row: Json) => row.task === task) ?? null;
      return found !== null;
    });
    return found;
  };

  test('a session of two organisers is asked about, and counts once when they say that it is one', async () => {
    const kept = await record(culture, 'culture', 'session', talk);
    await record(police, 'police', 'session', { ...talk, attendances: 82 });
    await shows('session-attendances', { value: '162', openPairs: 1 });
    const { id } = await waiting(police, 'decide-pair');
    await police.done(`communications/session-twin/${id}/decide`, {
      ...{ verdict: 'same', kept: kept.id, reason: 'Cùng một buổi' },
    });
    await shows('session-attendances', { value: '80', openPairs: 0 });
    expect(await count(committee, { indicator: 'communication-sessions', ...september, agency: 'police' })).toBe(1);
  });

  test('a tally does not count beside single records until somebody decides which of the two does', async () => {
    const source = { document: '45/BC-UBND', dated: '2013-10-02' };
    const tally = { kind: 'printed', month: '2013-09', amount: 350, occasions: 6, source };
    await record(culture, 'culture', 'tally', { ...tally, on: '2013-09-30' });
    await shows('printed-materials', { value: '350', openPairs: 0 });
    const single = await record(police, 'police', 'printed-material', { kind: 'leaflet', copies: 200 });
    await shows('printed-materials', { value: '200', openPairs: 1 });
    const { id } = await waiting(culture, 'decide-overlap');
    await culture.done(`communications/overlap/${id}/decide`, { counts: 'tally', reason: 'Đã gồm đợt phát này' });
    await shows('printed-materials', { value: '350', openPairs: 0 });
    await culture.done(`communications/overlap/${id}/reopen`, { reason: 'Xem lại' });
    await culture.done(`communications/overlap/${id}/decide`, { counts: 'singles', reason: 'Chỉ tính đợt phát' });
    await shows('printed-materials', { value: '200', openPairs: 0 });
    await police.done(`communications/printed-material/${single.id}/withdraw`, { reason: 'Ghi nhầm' });
    await shows('printed-materials', { value: '350', openPairs: 0 });
  });
});
