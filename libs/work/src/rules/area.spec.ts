import { given } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { aHotspot, asked, aTalk, command, hotspot, known, session } from '../examples.ts';

const culture = { actor: { agency: 'culture' } };
const events = session.workEvents;
const correct = command(session, 'correct');

/** The same is known, and where the lead is at work. */
const leading = (slug: string, area: object) => ({
  ...known,
  agencies: new Map([...known.agencies, [slug, { ...known.agencies.get(slug)!, ...area }]]),
});

describe('whose area it lies in', () => {
  test.each([
    ['its own unit', { unitCode: '03145' }],
    ['one below it', { unitCode: '106' }],
    ['any unit, from the province', { level: 'province', unitCode: '12' }],
  ])('an agency leads in %s, and nothing is marked', (_title, area) => {
    const lookUps = leading('culture', { level: 'district', ...area });
    expect(given(session).when(command(session, 'record'), asked, { ...culture, lookUps }).outcome).toHaveLength(1);
  });

  test('what happened outside the area of its lead is recorded and marked, until a correction says where it was', () => {
    const lookUps = leading('culture', { level: 'district', unitCode: '107' });
    const there = given(session).when(command(session, 'record'), asked, { ...culture, lookUps });
    const said = { name: 'WorkMarked', data: { breaches: ['unit-is-the-leads'] }, occurredOn: asked.on };
    expect(there.outcome).toMatchObject([{}, said]);
    expect(command(session, 'record').marks).toEqual(['unit-is-the-leads']);
    const here = { ...lookUps, unit: { ...known.unit, unit: '03200@2004-08-31', parentCode: '107' } };
    const moved = { changes: { unit: '03200@2004-08-31' }, reason: 'Nhầm xã' };
    const marked = [...aTalk, events.WorkMarked({ breaches: ['unit-is-the-leads'] })];
    const after = given(session, marked).when(correct, moved, { ...culture, lookUps: here });
    expect(after.state()).toMatchObject({ unit: '03200@2004-08-31', breaches: [] });
    expect(
      given(session, marked).when(correct, { ...moved, changes: { attendances: 1 } }, { ...culture, lookUps }).outcome,
    ).toHaveLength(1);
  });

  test('what is kept for its unit is not kept by whoever answers for another one', () => {
    const spot = { on: '2013-07-01', unit: '03145@2004-08-31', lead: 'police', kind: 'public-place' };
    const police = { actor: { agency: 'police' }, lookUps: leading('police', { level: 'district', unitCode: '107' }) };
    given(hotspot).when(command(hotspot, 'record'), spot, police).thenRefused('unit-is-the-leads');
    const changes = { unit: '03145@2004-08-31', note: 'x' };
    given(hotspot, aHotspot)
      .when(command(hotspot, 'correct'), { changes, reason: 'Nhầm' }, police)
      .thenRefused('unit-is-the-leads');
    expect([
      command(hotspot, 'record').marks,
      command(session, 'record').refuses.includes('unit-is-the-leads'),
    ]).toEqual([[], false]);
  });
});
