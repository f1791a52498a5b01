import { describe, expect, test } from '@jest/globals';
import { after, communeA, communeB, eastPart, endedCommune } from '../examples.ts';
import { published } from '../integration/published-inspection.ts';
import { confirmPart } from './parts/confirm-part.ts';
import { correctInspection } from './on-the-spot/correct-inspection.ts';
import { correctPart } from './parts/correct-part.ts';
import { denyPart } from './parts/deny-part.ts';
import { events } from './events.ts';
import * as twins from '../examples/twin-histories.ts';
import * as histories from './examples.ts';
import { inspection } from './inspection.ts';
import type { Inspection } from './lifecycle.ts';
import { nameParticipant } from './parts/name-participant.ts';
import { notePossibleTwin } from './note-possible-twin.ts';
import { placeInspection } from './preparation/place-inspection.ts';
import { withdrawInspection } from './on-the-spot/withdraw-inspection.ts';

const joint = after(inspection, histories.jointVisit);
const as = (agency: string) => ({ actor: { account: `officer-of-${agency}`, agency } });
const agenciesOf = (state: unknown) => published(state as Inspection, 'id-1')!.participants.map(({ agency }) => agency);

describe('a joint inspection is one record', () => {
  test('a named participant confirms its part, once', async () => {
    const { events: written, state } = await joint.decide(confirmPart, {}, as('health'));
    expect(written).toEqual([events.PartConfirmed({ agency: 'health' })]);
    expect(published(state as Inspection, 'id-1')!.participants).toContainEqual({ agency: 'health', confirmed: true });
    const twice = after(inspection, [...histories.jointVisit, ...written]);
    expect((await twice.decide(confirmPart, {}, as('health'))).refused).toBe('part-awaits-a-word');
  });

  test('who was not named has no part to confirm, correct or deny', async () => {
    expect((await joint.decide(confirmPart, {}, as('market'))).refused).toBe('part-is-ones-own');
    expect((await joint.decide(denyPart, { reason: 'Không có' }, as('market'))).refused).toBe('part-is-ones-own');
    const part = { findings: [], health: null, reason: 'Sửa' };
    expect((await joint.decide(correctPart, part, as('market'))).refused).toBe('part-is-ones-own');
  });

  test('who denies is no longer of it, nor counted', async () => {
    const { state } = await joint.decide(denyPart, { reason: 'Không tham gia' }, as('culture'));
    expect(agenciesOf(state)).toEqual(['police', 'health']);
  });

  test('a sector corrects its own part and no other’s', async () => {
    const own = after(inspection, histories.minutesSigned);
    const findings = [{ item: 'guest-register', agency: 'culture', result: 'not-met' }];
    const { state } = await own.decide(correctPart, { findings, health: null, reason: 'Ghi thiếu' }, as('culture'));
    expect(published(state as Inspection, 'id-1')!.findings).toEqual([
      { item: 'labour-contracts', agency: 'labour', result: 'not-met' },
      { item: 'guest-register', agency: 'culture', result: 'not-met' },
    ]);
    const others = await own.decide(correctPart, { findings, health: null, reason: 'Sửa hộ' }, as('labour'));
    expect(others.refused).toBe('part-is-ones-own');
  });

  test('the lead names another one that took part, and nobody twice', async () => {
    const name = (agency: string) => joint.decide(nameParticipant, { agency, reason: 'Có tham gia' });
    expect(agenciesOf((await name('market')).state)).toEqual(['police', 'health', 'culture', 'market']);
    expect((await name('health')).refused).toBe('participant-is-new');
    expect((await name('former-trade')).refused).toBe('agency-exists-on-that-day');
  });

  test('a body that denies what was entered in its stead withdraws it', async () => {
    const { events: written, state } = await after(inspection, histories.enteredForThePolice).decide(
      denyPart,
      { reason: 'Không có cuộc kiểm tra này' },
      as('police'),
    );
    expect(written.map(({ name }) => name)).toEqual(['PartDenied', 'InspectionWithdrawn']);
    expect(published(state as Inspection, 'id-1')).toMatchObject({ withdrawn: true });
  });

  test('a lead that entered its own record withdraws it, and does not deny it', async () => {
    expect((await joint.decide(denyPart, { reason: 'Nhầm' }, as('police'))).refused).toBe('part-awaits-a-word');
    expect((await joint.decide(withdrawInspection, { reason: 'Nhầm' }, as('police'))).state).toMatchObject({
      is: 'withdrawn',
    });
  });
});

describe('correcting', () => {
  const alone = after(inspection, histories.policeVisitAlone);
  const toLodging = { changes: { establishment: 'site-2', unit: communeB }, reason: 'Ghi nhầm cơ sở' };

  test('commune A and karaoke become commune B and lodging; then the note; two corrections, one record', async () => {
    const first = await alone.decide(correctInspection, toLodging);
    expect(first.events.map(({ name }) => name)).toEqual(['InspectionCorrected', 'VisitMoved']);
    const moved = after(inspection, [...histories.policeVisitAlone, ...first.events]);
    const second = await moved.decide(correctInspection, { changes: { note: 'Đã sửa' }, reason: 'Ghi thiếu' });
    expect(second.events.map(({ name }) => name)).toEqual(['InspectionCorrected']);
    expect(second.state).toMatchObject({ result: { corrections: 2, note: 'Đã sửa' } });
    expect(published(second.state as Inspection, 'id-1')).toMatchObject({
      ...{ establishment: 'site-2', establishmentKind: 'lodging', unit: communeB, occurredOn: '2013-07-10' },
    });
    // what was known before stays what it was
    expect(published(alone.state as Inspection, 'id-1')).toMatchObject({
      unit: communeA,
      establishmentKind: 'karaoke',
    });
  });

  test.each([
    ['nothing', {}, 'correction-changes-something'],
    ['what is so already', { unit: communeA }, 'correction-changes-something'],
    ['to a day to come', { on: '2013-07-17' }, 'happened-by-today'],
    ['to a commune that was no more', { unit: endedCommune }, 'unit-exists-on-that-day'],
    ['to an establishment that is not registered', { establishment: 'site-9' }, 'establishment-is-known'],
    ['to no establishment', { establishment: null }, 'establishment-is-known'],
    ['to a note on condoms', { note: 'có bao cao su' }, 'condoms-and-needles-are-no-evidence'],
  ])('%s is refused', async (_title, changes, rule) => {
    expect((await alone.decide(correctInspection, { changes, reason: 'Sửa' })).refused).toBe(rule);
  });

  test('an earlier inspection in a commune that has ended since can still be corrected', async () => {
    const { refused } = await alone.decide(correctInspection, {
      changes: { on: '2013-06-28', establishment: 'site-split', unit: endedCommune },
      reason: 'Ghi nhầm',
    });
    expect(refused).toBeNull();
  });

  test('to a public place leaves no establishment on the record', async () => {
    const { state } = await alone.decide(correctInspection, { changes: { place: 'public-place' }, reason: 'Ghi nhầm' });
    expect(published(state as Inspection, 'id-1')).toMatchObject({ establishment: null, establishmentKind: null });
  });

  test('a correction needs a reason', () => {
    expect(correctInspection.input.safeParse({ changes: { reminded: true } }).success).toBe(false);
  });
});

describe('the place on a later map', () => {
  const split = { unit: eastPart };

  test('is a unit that took over from the former one, and no other', async () => {
    const before = [
      ...histories.policeVisitAlone,
      events.InspectionCorrected({ changed: { unit: endedCommune }, reason: 'x', breaches: null }),
    ];
    const { state } = await after(inspection, before).decide(placeInspection, split);
    expect(published(state as Inspection, 'id-1')).toMatchObject({ unit: endedCommune, placements: [eastPart] });
    const elsewhere = after(inspection, histories.policeVisitAlone);
    expect((await elsewhere.decide(placeInspection, split)).refused).toBe('placement-follows-the-lineage');
  });
});

describe('a correction and the place on a later map', () => {
  const placed = [...histories.policeVisitAlone, events.VisitPlacedOnLaterMap({ unit: eastPart })];
  const placementsAfter = async (changes: object) => {
    const { state } = await after(inspection, placed).decide(correctInspection, { changes, reason: 'Ghi nhầm' });
    return published(state as Inspection, 'id-1')!.placements;
  };

  test('another unit or site has another place, another day has not', async () => {
    expect(await placementsAfter({ place: 'public-place', unit: communeB })).toEqual([]);
    expect(await placementsAfter({ establishment: 'site-2', unit: communeB })).toEqual([]);
    expect(await placementsAfter({ on: '2013-07-09' })).toEqual([eastPart]);
  });
});

describe('possible twins', () => {
  const here = { establishment: 'site-1', on: '2013-07-10' };
  const nothing = { open: [], sameAs: null, others: [], joined: [], obligations: [], doubled: [] };
  const open = [{ twin: 'id-1.other', other: 'other' }];
  const said = (command: string) => inspection.commands.find(({ name }) => name === command)!;

  test('are noted on the record, once, and counted as open', async () => {
    const alone = after(inspection, histories.policeVisitAlone);
    const { state, events: written } = await alone.decide(notePossibleTwin, { ...here, ...nothing, open });
    expect(written).toHaveLength(1);
    expect(published(state as Inspection, 'id-1')).toMatchObject({ openPairs: 1, sameAs: null });
    const again = await after(inspection, twins.pairOpen).decide(notePossibleTwin, { ...here, ...nothing, open });
    expect([again.refused, again.events]).toEqual([null, []]);
  });

  test('are not noted where the record has moved on', async () => {
    const alone = after(inspection, histories.policeVisitAlone);
    const { refused } = await alone.decide(notePossibleTwin, { ...nothing, ...here, on: '2013-07-09' });
    expect(refused).toBe('pair-is-of-this-visit');
  });

  test('"same visit": one record counts, with both agencies, and the other points to it', () => {
    const kept = published(after(inspection, twins.standsForAnother).state as Inspection, 'id-1')!;
    expect(kept).toMatchObject({ sameAs: null, openPairs: 0, joint: true });
    expect(kept.participants.map(({ agency }) => agency)).toEqual(['police', 'culture']);
    const pointing = published(after(inspection, twins.pointsToAnother).state as Inspection, 'id-1')!;
    expect(pointing).toMatchObject({ sameAs: 'other', openPairs: 0, joint: false });
  });

  test('what was decided pair by pair, before, is read as it was, and taken back when there is other word', async () => {
    for (const [history, shown] of [
      [twins.theSameAsAnother, { sameAs: 'other', joint: false }],
      [twins.keptForAnother, { sameAs: null, joint: true }],
    ] as const) {
      const before = after(inspection, history);
      expect(published(before.state as Inspection, 'id-1')).toMatchObject(shown);
      const { state } = await before.decide(notePossibleTwin, { ...here, ...nothing });
      expect(published(state as Inspection, 'id-1')).toMatchObject({ sameAs: null, openPairs: 0, joint: false });
    }
  });

  test('a record that moves, is withdrawn or denied by its lead leaves its twins, and says so', async () => {
    const left = events.VisitLeft(here);
    const changes = { changes: { on: '2013-07-09' }, reason: 'Ghi nhầm ngày' };
    for (const history of [twins.theSameAsAnother, twins.pointsToAnother, twins.pairNoted]) {
      const moved = await after(inspection, history).decide(said('correct-inspection'), changes);
      expect(moved.events).toContainEqual(left);
      expect(published(moved.state as Inspection, 'id-1')).toMatchObject({ sameAs: null, openPairs: 0 });
      const withdrawn = await after(inspection, history).decide(said('withdraw-inspection'), { reason: 'Ghi trùng' });
      expect(withdrawn.events).toContainEqual(left);
      expect(withdrawn.state).toMatchObject({ is: 'withdrawn', was: { result: { pairs: [] } } });
    }
    const denied = await after(inspection, histories.enteredForThePolice).decide(
      said('deny-part'),
      { reason: 'Không có cuộc kiểm tra này' },
      as('police'),
    );
    expect(denied.events).toContainEqual(left);
  });

  test('a record says to the others who takes part as soon as that changes, and nothing where it does not', async () => {
    const stated = { ...here, unit: communeA, agencies: ['police', 'culture'], obligations: [], entries: [] };
    const denied = await joint.decide(said('deny-part'), { reason: 'Không tham gia' }, as('health'));
    expect(denied.events.slice(1)).toEqual([events.VisitStated(stated)]);
    expect((await joint.decide(said('confirm-part'), {}, as('health'))).events).toHaveLength(1);
  });

  test('a record of a public place has no twins, and says nothing', async () => {
    const changes = { place: 'public-place', establishment: null };
    const moved = await joint.decide(said('correct-inspection'), { changes, reason: 'Ghi nhầm' });
    expect(moved.events.map(({ name }) => name)).toEqual(['InspectionCorrected', 'VisitMoved', 'VisitLeft']);
  });
});
