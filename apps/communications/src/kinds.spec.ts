import { given } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import type { WorkType } from '@lien-nganh/work';
import { broadcast } from './broadcast/broadcast.ts';
import { campaign } from './campaign/campaign.ts';
import { establishmentCommitment } from './establishment-commitment/establishment-commitment.ts';
import { command, commune, known, placed } from './examples.ts';
import { kinds } from './integration/kinds.ts';
import { panel } from './panel/panel.ts';
import { pressItem } from './press-item/press-item.ts';
import { printedMaterial } from './printed-material/printed-material.ts';
import { recognition } from './recognition/recognition.ts';
import { session } from './session/session.ts';
import { tally } from './tally/tally.ts';
import { talliedAs } from './tallied.ts';

const talk = { form: 'talk', topic: 'law', attendances: 80, women: 45 };
const family = { title: 'cultural-family', year: 2013, number: 120 };
const leaflets = {
  ...{ kind: 'printed', month: '2013-07', amount: 350, occasions: 6 },
  source: { document: '45/BC-UBND', dated: '2013-07-12' },
};

const when = (type: WorkType, told: object, circumstances = known()) =>
  given(type).when(command(type, 'record'), { ...placed, ...told }, circumstances);
const contentOf = (type: WorkType, told: object) =>
  (when(type, told).outcome as unknown as readonly { data: { content: unknown } }[])[0]!.data.content;

describe('a session', () => {
  test('is told in few words: what is left out is the usual', () => {
    expect(contentOf(session, talk)).toEqual({
      ...{ form: 'talk', topic: 'law', integratedInto: null, audience: 'general', languages: ['vietnamese'] },
      ...{ attendances: 80, women: 45, members: [], campaign: null, area: null },
    });
  });

  test.each([
    ['women-are-among-those-who-attended', { women: 81 }],
    ['members-are-among-those-who-attended', { members: [{ organisation: 'women', attendances: 81, women: null }] }],
    ['members-are-among-those-who-attended', { members: [{ organisation: 'women', attendances: 5, women: 6 }] }],
    [
      'an-organisation-is-named-once',
      { members: [1, 2].map((attendances) => ({ organisation: 'women', attendances, women: null })) },
    ],
    ['a-language-is-named-once', { languages: ['hmong', 'hmong'] }],
  ])('%s refuses', (rule, wrong) => {
    when(session, { ...talk, ...wrong }).thenRefused(rule);
  });

  test('covers a key area or hotspot that there is', () => {
    when(session, { ...talk, area: 'area-9' }, known(true, false)).thenRefused('area-is-known');
  });

  test('names nobody: there is no field for it', () => {
    expect(command(session, 'record').input.safeParse({ ...placed, ...talk, speaker: 'A' }).success).toBe(false);
  });
});

describe('a campaign', () => {
  const year = { name: 'Tháng hành động', subject: 'law' };

  test('follows a plan that was there when it began', () => {
    const late = { ...year, plan: { document: '12/KH-SVHTTDL', dated: '2013-07-11' } };
    when(campaign, late).thenRefused('campaign-follows-its-plan');
    expect(contentOf(campaign, year)).toMatchObject({ plan: null, budgetLine: null });
  });

  test.each([
    ['a session', session, talk],
    ['press', pressItem, { genre: 'news', medium: 'radio' }],
    ['a broadcast', broadcast, {}],
    ['a panel', panel, { kind: 'banner', number: 2 }],
    ['print', printedMaterial, { kind: 'leaflet', copies: 5 }],
  ])('has %s that lies within it', (_, type, told) => {
    when(type, { ...told, campaign: 'c-1' }, known(false)).thenRefused('campaign-runs-on-that-day');
    expect(contentOf(type, { ...told, campaign: 'c-1' })).toMatchObject({ campaign: 'c-1' });
  });
});

describe('a recognition', () => {
  test.each([
    ['a-year-is-recognised-in-it-or-later', { year: 2014 }],
    ['agencies-and-units-have-a-kind', { kind: 'agency' }],
    ['agencies-and-units-have-a-kind', { title: 'cultural-agency-or-unit' }],
  ])('%s refuses', (rule, wrong) => {
    when(recognition, { ...family, ...wrong }).thenRefused(rule);
  });

  test('of families is of a commune: the sum of a district would count them twice', () => {
    const district = { ...known(), lookUps: { ...known().lookUps, unit: { type: 'huyện' } } };
    when(recognition, family, district).thenRefused('families-and-areas-are-of-a-commune');
    const agencies = { ...family, title: 'cultural-agency-or-unit', kind: 'school' };
    expect(when(recognition, agencies, district).state()).toMatchObject({ is: 'recorded' });
  });

  test('is one for each title, kind, unit and year, whoever enters it', () => {
    const idOf = (told: object) => command(recognition, 'record').idOf({ ...placed, participants: [], ...told });
    expect(idOf({ ...family, kind: null })).toBe(`cultural-family.${commune}.2013`);
    expect(idOf({ ...family, kind: null, lead: 'front' })).toBe(idOf({ ...family, kind: null }));
  });
});

describe('a tally', () => {
  test.each([
    ['a-tally-lies-in-its-month', { month: '2013-06' }],
    ['an-occasion-yields-something', { amount: 5 }],
    ['papers-are-dated-by-today', { source: { document: '45/BC-UBND', dated: '2030-01-01' } }],
  ])('%s refuses', (rule, wrong) => {
    when(tally, { ...leaflets, ...wrong }).thenRefused(rule);
  });

  test('is of a commune, and comes with its paper', () => {
    const district = { ...known(), lookUps: { ...known().lookUps, unit: { type: 'huyện' } } };
    when(tally, leaflets, district).thenRefused('unit-is-of-its-level');
    const { source: _, ...without } = leaflets;
    expect(command(tally, 'record').input.safeParse({ ...placed, ...without }).success).toBe(false);
  });

  test('is weighed with what else there is of its form, commune and month: single records, or tallies of others', () => {
    const saidBy = (type: WorkType, told: object) =>
      (when(type, told).outcome as unknown as readonly { name: string; data: { together: string } }[]).find(
        ({ name }) => name === 'WorkStated',
      )?.data.together;
    const together = `printed.${commune}.2013-07`;
    expect(saidBy(tally, leaflets)).toBe(together);
    expect(saidBy(printedMaterial, { kind: 'handbook', copies: 3 })).toBe(together);
    expect(saidBy(tally, { ...leaflets, kind: 'referral' })).toBe(`referral.${commune}.2013-07`);
    expect(talliedAs('printed')({ unit: '900@2004-01-01', on: '2013-07-10' })).toBeNull();
  });
});

describe('a commitment of an establishment', () => {
  test('knows it by an opaque id alone', () => {
    const signed = (establishment: string) =>
      command(establishmentCommitment, 'record').input.safeParse({ ...placed, establishment, kind: 'karaoke' }).success;
    expect([signed('0b2a-11'), signed('Karaoke Hoa Ban')]).toEqual([true, false]);
  });
});

test('every kind is counted by some measure', () => {
  expect(kinds.filter(({ measures }) => measures.length === 0)).toEqual([]);
});

test.each([
  [session, { ...talk }, 'nói chuyện chuyên đề, pháp luật, 80 lượt người'],
  [pressItem, { genre: 'reportage', medium: 'television', items: 2 }, '2 phóng sự, truyền hình'],
  [broadcast, { times: 4, language: 'hmong' }, '4 lượt, tiếng Mông'],
  [panel, { kind: 'banner', number: 12 }, '12 băng rôn'],
  [recognition, family, '120 gia đình văn hóa, năm 2013'],
  [tally, leaflets, 'tháng 07/2013, 350 tài liệu in'],
])('a list tells of its records in Vietnamese (%#)', (type, told, says) => {
  expect(type.summary(when(type, told).state(), 'id-1').title).toBe(`${type.title.vi}: ${says}`);
});
