import { definitionOf, upcast } from '@lien-nganh/kernel';
import { given } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { aHotspot, asked, aTalk, command, hotspot, known, session } from './examples.ts';
import { work } from './work.ts';

const culture = { actor: { agency: 'culture' }, lookUps: known };
const events = session.workEvents;
const correct = command(session, 'correct');

describe('recording work', () => {
  test('an officer names no obligation: those that its indicators evidence and that address the agency are linked', () => {
    const { note, paper, participants, ...where } = { note: null, paper: null, participants: [], ...asked };
    const { on, lead, form, attendances } = where;
    given(session)
      .when(command(session, 'record'), asked, culture)
      .then(
        events.WorkRecorded(
          { on, lead, unit: '03145@2004-08-31', participants, note, paper, content: { form, attendances } },
          { occurredOn: on, obligations: ['879/O19'] },
        ),
      );
  });

  test('who names obligations has just those linked, and none on purpose', () => {
    const when = (obligations: readonly string[]) =>
      given(session).when(command(session, 'record'), { ...asked, obligations }, culture).outcome;
    expect(when(['879/O27'])).toMatchObject([{ obligations: ['879/O27'] }]);
    expect(when([])).toMatchObject([{ obligations: [] }]);
  });

  test.each([
    ['happened-by-today', { on: '2013-07-17' }, {}],
    ['unit-exists-on-that-day', {}, { unit: null }],
    ['unit-is-of-its-level', {}, { unit: { ...known.unit, type: 'tỉnh' } }],
    ['agency-exists-on-that-day', { participants: ['nobody'] }, {}],
    ['papers-are-dated-by-today', { paper: { document: '5/BC', dated: '2013-07-17' } }, {}],
    ['obligation-is-known', { obligations: ['879/O99'] }, {}],
    ['a-contest-is-attended', { form: 'contest', attendances: 0 }, {}],
  ])('%s refuses', (rule, wrong, unknown) => {
    given(session)
      .when(command(session, 'record'), { ...asked, ...wrong }, { ...culture, lookUps: { ...known, ...unknown } })
      .thenRefused(rule);
  });

  test('a note that holds a telephone number is no note', () => {
    const note = 'gọi 0912 345 678';
    expect(command(session, 'record').input.safeParse({ ...asked, note }).success).toBe(false);
  });

  test('of what there is one of at most, a second is refused under the same id', () => {
    const again = { on: '2013-07-01', unit: '03145@2004-08-31', lead: 'police', kind: 'public-place' };
    expect(command(hotspot, 'record').idOf(command(hotspot, 'record').input.parse(again))).toBe(
      'police.03145@2004-08-31.public-place',
    );
    given(hotspot, aHotspot).when(command(hotspot, 'record'), again, { lookUps: known }).thenRefused('record-is-new');
  });

  test('whoever enters it for another body names it', () => {
    expect(command(session, 'record').onBehalfOf(asked, session.initial)).toBe('culture');
    expect(correct.onBehalfOf({}, given(session, aTalk).state)).toBe('culture');
  });
});

describe('correcting and withdrawing', () => {
  const fix = (changes: object, lookUps: Readonly<Record<string, unknown>> = known) =>
    given(session, aTalk).when(correct, { changes, reason: 'Nhập nhầm' }, { ...culture, lookUps });

  test('a correction says what it changes, and nothing else', () => {
    const content = { form: 'talk', attendances: 45 };
    fix({ attendances: 45, form: 'talk', on: '2013-07-10' }).then(
      events.WorkCorrected({ changed: { content }, reason: 'Nhập nhầm' }, { occurredOn: '2013-07-10' }),
    );
    expect(fix({ attendances: 45 }).state()).toMatchObject({ corrections: 1, stretches: [{ content }] });
  });

  test('to another day: it counts there', () => {
    expect(fix({ on: '2013-07-09' }).state()).toMatchObject({ on: '2013-07-09', stretches: [{ from: '2013-07-09' }] });
  });

  test('one that changes nothing, breaks a rule or moves to a day to come is refused', () => {
    fix({ attendances: 40 }).thenRefused('correction-changes-something');
    fix({ form: 'contest', attendances: 0 }).thenRefused('a-contest-is-attended');
    fix({ on: '2013-07-17' }).thenRefused('happened-by-today');
  });

  test('what was withdrawn is neither corrected nor withdrawn again', () => {
    const gone = [...aTalk, events.WorkWithdrawn({ reason: 'Trùng' })];
    const again = { changes: { attendances: 1 }, reason: 'Sửa' };
    given(session, gone).when(correct, again, culture).thenRefused('record-stands');
    given(session, gone).when(command(session, 'withdraw'), { reason: 'Rút' }).thenRefused('record-stands');
  });
});

describe('who took part', () => {
  const none = () => ({ superiorOf: [], successorOf: [] });
  const front = { actor: { agency: 'front' }, lookUps: { standings: none } };
  const confirm = command(session, 'confirm-part');
  const deny = command(session, 'deny-part');

  test('each agency says so itself, once', () => {
    given(session, aTalk)
      .when(confirm, {}, front)
      .then(events.PartConfirmed({ agency: 'front' }));
    const confirmed = [...aTalk, events.PartConfirmed({ agency: 'front' })];
    given(session, confirmed).when(confirm, {}, front).thenRefused('part-awaits-a-word');
    given(session, aTalk)
      .when(confirm, {}, { ...front, actor: { agency: 'health' } })
      .thenRefused('part-is-ones-own');
  });

  test('who denies is in it no more; the lead in whose stead it was entered withdraws it so', () => {
    const denied = given(session, aTalk).when(deny, { reason: 'Không tham gia' }, front).state();
    expect(session.scope(denied, 'id-1').participants).toEqual([]);
    const entered = given(session, aTalk, { actor: { agency: 'labour' } }).when(
      deny,
      { reason: 'Không có' },
      { ...front, actor: { agency: 'culture' } },
    );
    expect(entered.outcome).toMatchObject([{ name: 'PartDenied' }, { name: 'WorkWithdrawn' }]);
  });

  test('for an agency that has ended speaks who took its place, within the unit that it was given', () => {
    const heir = (unit: string) => ({
      actor: { agency: 'heir' },
      lookUps: { standings: () => ({ superiorOf: [], successorOf: [{ agency: 'front', unit }] }) },
    });
    given(session, aTalk)
      .when(confirm, { agency: 'front' }, heir('03145@2004-08-31'))
      .then(events.PartConfirmed({ agency: 'front' }));
    given(session, aTalk).when(confirm, { agency: 'front' }, heir('03150@2004-08-31')).thenRefused('part-is-ones-own');
  });

  test('the lead names another agency, once', () => {
    const name = command(session, 'name-participant');
    const asks = { agency: 'police', reason: 'Bổ sung' };
    given(session, aTalk)
      .when(name, asks, { lookUps: { agency: {} } })
      .then(events.ParticipantNamed(asks));
    given(session, aTalk)
      .when(name, { ...asks, agency: 'front' }, { lookUps: { agency: {} } })
      .thenRefused('participant-is-new');
    given(session, aTalk)
      .when(name, asks, { lookUps: { agency: null } })
      .thenRefused('agency-exists-on-that-day');
  });
});

describe('what lasts', () => {
  const change = command(hotspot, 'change');
  const end = command(hotspot, 'end');
  const changed = { from: '2013-07-08', changes: { kind: 'establishment' } };

  test('becomes another from a day on, and ends; what it was before stays', () => {
    const after = given(hotspot, aHotspot).when(change, changed, { lookUps: known });
    const stretches = [
      { from: '2013-07-01', content: { kind: 'public-place' } },
      { from: '2013-07-08', content: { kind: 'establishment' } },
    ];
    expect(after.state()).toMatchObject({ stretches });
    const ended = given(hotspot, aHotspot).when(end, { endedOn: '2013-07-10' });
    expect(ended.state()).toMatchObject({ is: 'ended', endedOn: '2013-07-10' });
  });

  test('neither before it began, nor in days to come, nor twice', () => {
    const wrong = (input: object, by = end) => given(hotspot, aHotspot).when(by, input, { lookUps: known });
    wrong({ endedOn: '2013-07-01' }).thenRefused('within-its-days');
    wrong({ endedOn: '2013-07-17' }).thenRefused('happened-by-today');
    wrong({ ...changed, from: '2013-07-01' }, change).thenRefused('within-its-days');
    wrong({ ...changed, changes: { kind: 'public-place' } }, change).thenRefused('change-changes-something');
    const ended = [...aHotspot, hotspot.workEvents.WorkEnded({ endedOn: '2013-07-10', reason: null })];
    given(hotspot, ended).when(end, { endedOn: '2013-07-11' }).thenRefused('still-lasts');
  });

  test('an end that was entered wrongly is taken back by a correction', () => {
    const ended = [...aHotspot, hotspot.workEvents.WorkEnded({ endedOn: '2013-07-10', reason: null })];
    const asks = { changes: { endedOn: null }, reason: 'Nhầm' };
    const again = given(hotspot, ended).when(command(hotspot, 'correct'), asks, { lookUps: known });
    expect(again.state()).toMatchObject({ is: 'recorded', endedOn: null });
  });

  test('what happens on its day has no end', () => {
    expect(session.commands.map(({ name }) => name)).not.toContain('end');
    const input = { changes: { endedOn: '2013-07-11' }, reason: 'x' };
    expect(correct.input.safeParse(input).success).toBe(false);
  });
});

describe('whose it is', () => {
  test('restricted work is sealed as a whole, and read as such', () => {
    const sealed = (of: typeof session) => Object.values(definitionOf(of.events).versions).map((one) => one.sealed);
    expect([new Set(sealed(hotspot)), new Set(sealed(session))]).toEqual([new Set([true]), new Set([false])]);
    const { sensitivity } = hotspot.scope(given(hotspot, aHotspot).state, 'id-1');
    expect([sensitivity, session.scope(given(session, aTalk).state, 'id-1').sensitivity]).toEqual([
      'restricted',
      'internal',
    ]);
  });
});

describe('a newer shape of the content', () => {
  test('reads what was written in the older one, in records and in corrections', () => {
    const said = { form: z.string(), hours: z.number().nullable() };
    const newer = work({
      ...{ service: 'sample', prefix: 'session', title: session.title, measures: [], version: 2 },
      content: z.strictObject(said),
      upcasts: { 1: (old: object) => ({ ...old, hours: null }) },
      input: said,
      says: ({ form }) => form,
    });
    const read = (name: string, data: unknown) => upcast(newer.events, name, 1, data);
    const data = aTalk[0]!.data as object;
    expect(read('WorkRecorded', { ...data, content: { form: 'talk' } })).toMatchObject({
      content: { form: 'talk', hours: null },
    });
    const corrected = { changed: { content: { form: 'talk' } }, reason: 'Sửa' };
    expect(read('WorkCorrected', corrected)).toMatchObject({ changed: { content: { hours: null } } });
    expect(read('WorkCorrected', { ...corrected, changed: {} })).toEqual({ ...corrected, changed: {} });
  });
});
