import { describe, expect, test } from '@jest/globals';
import { after, communeA, communeB, eastPart, endedCommune, westPart } from '../../examples.ts';
import { correctInspection } from '../on-the-spot/correct-inspection.ts';
import * as histories from '../examples.ts';
import { followSite } from './follow-site.ts';
import { inspection } from '../inspection.ts';
import { planInspection } from '../preparation/plan-inspection.ts';
import { recordInspection } from '../on-the-spot/record-inspection.ts';
import { signMinutes } from '../on-the-spot/sign-minutes.ts';

const visit = {
  ...{ body: 'police', place: 'establishment', establishment: 'site-1', unit: communeA, team: null, lead: 'police' },
  ...{ leader: 'account-1', crew: ['account-1'], participants: [], obligations: [], mode: 'planned', earlier: null },
  ...{ ground: null, report: null, paper: null, health: null, checklist: null, findings: [], exhibits: [] },
  ...{ on: '2013-07-10', number: '07/BB', signedOn: '2013-07-10', signedBy: 'account-1', countersigned: 'witness' },
  ...{ reminded: true, note: null },
};
const record = (change: object = {}) => after(inspection, []).decide(recordInspection, { ...visit, ...change });
const on = (day: string) => ({ on: day, signedOn: day });

describe('a visit to an establishment', () => {
  test.each([
    ['in its commune', { establishment: 'site-1', unit: communeA }],
    ['in either part of a commune that was split', { establishment: 'site-split', unit: westPart }],
    ['in the part where it was placed', { establishment: 'site-in-the-east', unit: eastPart }],
    [
      'before the split in the former commune',
      { establishment: 'site-split', unit: endedCommune, ...on('2013-06-30') },
    ],
  ])('is recorded %s', async (_title, change) => {
    expect((await record(change)).refused).toBeNull();
  });

  test.each([
    ['in another commune', { establishment: 'site-1', unit: communeB }],
    ['in the other part than it was placed in', { establishment: 'site-in-the-east', unit: westPart }],
    ['before it opened, in a commune that did not become its own', { unit: communeB, ...on('2010-01-01'), note: 'x' }],
  ])('is not recorded %s', async (_title, change) => {
    expect((await record(change)).refused).toBe('place-lies-in-its-unit');
  });

  test('is neither planned nor corrected to another commune', async () => {
    const elsewhere = { ...histories.planInput, unit: communeB };
    const planned = await after(inspection, []).decide(planInspection, elsewhere, { actor: histories.leader });
    expect(planned.refused).toBe('place-lies-in-its-unit');
    const correction = { changes: { unit: communeB }, reason: 'Sửa' };
    const corrected = await after(inspection, histories.policeVisitAlone).decide(correctInspection, correction);
    expect(corrected.refused).toBe('place-lies-in-its-unit');
  });

  test.each([
    ['before it opened', { ...on('2010-04-30') }],
    ['on the first day without it', { establishment: 'site-that-ceased', ...on('2013-06-01') }],
  ])('%s is recorded with a note that says why, and marked', async (_title, change) => {
    expect((await record(change)).refused).toBe('outside-its-days-needs-a-note');
    const { events } = await record({ ...change, note: 'Theo sổ giấy' });
    expect(events[0]).toMatchObject({ data: { breaches: ['open-on-that-day'] } });
  });

  test('on its first day and on its last is nothing to mark', async () => {
    const first = await record(on('2010-05-01'));
    const last = await record({ establishment: 'site-that-ceased', ...on('2013-05-31') });
    for (const { events } of [first, last]) expect(events[0]).toMatchObject({ data: { breaches: [] } });
  });

  test('that had ceased is marked when its minutes are signed', async () => {
    const [decided, ...rest] = histories.underWay;
    const visited = { ...decided!, data: { ...(decided!.data as object), establishment: 'site-that-ceased' } };
    const { events } = await after(inspection, [visited, ...rest]).decide(signMinutes, {
      ...{ on: '2013-07-16', number: '05/BB', signedOn: '2013-07-16', signedBy: 'm-2', countersigned: 'witness' },
      ...{ checklist: null, findings: [], health: null, exhibits: [], reminded: false, note: null },
    });
    expect(events[0]).toMatchObject({ data: { breaches: ['open-on-that-day'] } });
  });

  test('was made at what it was on that day, not at what it is today', async () => {
    const kindOn = async (day: string) =>
      (await record({ establishment: 'site-that-changed', ...on(day) })).events[0]!.data;
    expect(await kindOn('2013-07-04')).toMatchObject({ establishmentKind: 'karaoke' });
    expect(await kindOn('2013-07-05')).toMatchObject({ establishmentKind: 'hotel' });
  });
});

describe('a visit follows its site', () => {
  const visitTo = (establishment: string, more: object = {}) => {
    const [recorded, ...rest] = histories.policeVisitAlone;
    return [{ ...recorded!, data: { ...(recorded!.data as object), establishment, ...more } }, ...rest];
  };
  const follow = (establishment: string, more: object = {}) =>
    after(inspection, visitTo(establishment, more)).decide(followSite, { because: 'e-1' });

  test('recorded as commune A and karaoke, corrected to commune B and lodging', async () => {
    const { events, state } = await follow('site-2');
    expect(events).toMatchObject([
      {
        name: 'VisitFollowedItsSite',
        data: { changed: { establishmentKind: 'lodging', unit: communeB }, because: 'e-1' },
      },
    ]);
    expect(state).toMatchObject({ visit: { establishmentKind: 'lodging', unit: communeB } });
  });

  test('a dated change concerns only visits from that day', async () => {
    expect((await follow('site-that-changed', { on: '2013-07-04' })).events).toEqual([]);
    expect((await follow('site-that-changed')).events).toMatchObject([
      { data: { changed: { establishmentKind: 'hotel' } } },
    ]);
  });

  test('between the parts of a split the lead decides, and a withdrawn site changes nothing', async () => {
    expect((await follow('site-split')).events).toEqual([]);
    expect((await follow('site-in-the-east')).events).toMatchObject([{ data: { changed: { unit: eastPart } } }]);
    expect((await follow('site-3')).events).toEqual([]);
  });

  test('a record that is not disclosed, or was withdrawn, is not touched', async () => {
    const hidden = after(inspection, histories.planned);
    expect((await hidden.decide(followSite, { because: 'e-1' })).refused).toBe('inspection-is-disclosed');
  });
});
