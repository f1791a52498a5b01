import type { StreamType } from '@lien-nganh/kernel';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { communeA, communeB, district, elsewhere, recordsOf } from './examples.ts';
import { communitiesLinks } from './integration/links.ts';
import { outbound } from './integration/outbound.ts';
import { localityVisit } from './locality-visit/locality-visit.ts';
import { model } from './model/model.ts';
import { socialProgramme } from './social-programme/social-programme.ts';
import { replication } from './replication/replication.ts';

let here: ReturnType<typeof recordsOf>;
beforeEach(() => {
  here = recordsOf(model, replication, socialProgramme, localityVisit, communitiesLinks);
});

const club = {
  ...{ on: '2013-08-01', unit: communeA, lead: 'labour', model: 'club-1', called: 'Câu lạc bộ thôn 1', kind: 'club' },
  organisation: 'front',
};
const visit = { on: '2013-09-10', unit: district, lead: 'police', subject: 'healthy-communes', guided: [communeA] };

/** What of the last event of a record leaves, as its present stretch. */
function leaves(type: StreamType, id: string): unknown {
  const { map } = outbound.find(({ stream }) => stream.prefix === type.prefix)!;
  const last = here.log.findLast(({ stream }) => stream === `${type.prefix}-${id}`)!;
  const told = map(last, here.stateOf(type.prefix, id), id) as { stretches: { content: unknown }[] };
  return told.stretches.at(-1)!.content;
}

describe('a model', () => {
  test('is recorded once under its name in code; what it is called does not leave', async () => {
    const { id, refused, events } = await here.send(model, 'record', club);
    expect([id, refused, events[0]?.obligations]).toEqual(['club-1', null, ['879/O09']]);
    expect(leaves(model, id)).toEqual({ model: 'club-1', kind: 'club', organisation: 'front' });
    expect((await here.send(model, 'record', club)).refused).toBe('record-is-new');
  });

  test('has lessons that were drawn by today', async () => {
    const lessons = { document: '9/BC', dated: '2015-07-01' };
    expect((await here.send(model, 'record', { ...club, lessons })).refused).toBe('lessons-are-drawn-by-today');
  });
});

describe('a commune that replicates models', () => {
  const taken = { on: '2013-10-01', unit: communeB, lead: 'labour' };

  test('takes up such as are recorded, each once', async () => {
    const record = async (models: readonly string[]) =>
      (await here.send(replication, 'record', { ...taken, models })).refused;
    expect(await record(['club-1'])).toBe('models-are-known');
    await here.send(model, 'record', club);
    expect(await record(['club-1', 'club-1'])).toBe('each-model-once');
    expect(await record(['club-1'])).toBeNull();
  });

  test('is one record from day to day, with none left for a while', async () => {
    await here.send(model, 'record', club);
    await here.send(replication, 'record', { ...taken, models: ['club-1'] });
    const none = { from: '2014-01-01', changes: { models: [] } };
    expect((await here.send(replication, 'change', none, { id: communeB })).refused).toBeNull();
    expect(leaves(replication, communeB)).toEqual({ models: [] });
    expect((await here.send(replication, 'record', { ...taken, models: ['club-1'] })).refused).toBe('record-is-new');
  });
});

test('a social programme is named, and no word beside it leaves', async () => {
  const { id } = await here.send(socialProgramme, 'record', {
    ...{ on: '2013-10-10', unit: district, lead: 'district-901', programme: 'poverty-reduction', note: 'Ghi chú' },
  });
  expect(leaves(socialProgramme, id)).toEqual({ programme: 'poverty-reduction' });
});

describe('a visit to a locality', () => {
  test('names the communes that were guided, and serves the obligation to guide them', async () => {
    const { id, events } = await here.send(localityVisit, 'record', visit);
    expect(events[0]?.obligations).toEqual(['879/O15']);
    expect(leaves(localityVisit, id)).toEqual({ subject: 'healthy-communes', others: [], guided: [communeA] });
  });

  test.each([
    ['guided-communes-lie-there', { guided: [elsewhere] }],
    ['guided-communes-lie-there', { guided: [district] }],
    ['guided-communes-lie-there', { guided: ['90999@2004-01-01'] }],
    ['each-commune-once', { guided: [communeA, communeA] }],
    ['each-subject-once', { others: ['healthy-communes'] }],
    ['unit-is-of-its-level', { unit: '90@2004-01-01' }],
  ])('%s refuses', async (rule, wrong) => {
    expect((await here.send(localityVisit, 'record', { ...visit, ...wrong })).refused).toBe(rule);
  });
});
