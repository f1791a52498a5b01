import { describe, expect, test } from '@jest/globals';
import type { NewEvent } from '@lien-nganh/kernel';
import { after, eastPart } from '../../examples.ts';
import { correctInspection } from './correct-inspection.ts';
import { events } from '../events.ts';
import * as histories from '../examples.ts';
import { inspection } from '../inspection.ts';

/** The police alone, with changes of what was recorded; entered afterwards, of 10 July 2013. */
function visitOf(more: object): readonly NewEvent[] {
  const [recorded, ...rest] = histories.policeVisitAlone;
  return [{ ...recorded!, data: { ...(recorded!.data as object), ...more } }, ...rest];
}
const correct = (history: readonly NewEvent[], changes: object) =>
  after(inspection, history).decide(correctInspection, { changes, reason: 'Ghi nhầm' });

describe('a correction is checked as the first recording', () => {
  test('a day on which an agency was no more is refused', async () => {
    const place = { establishment: null, place: 'public-place' };
    const made = visitOf({ ...place, on: '2007-12-31', participants: ['former-trade'] });
    expect((await correct(made, { on: '2008-01-01' })).refused).toBe('agency-exists-on-that-day');
    expect((await correct(made, { on: '2007-12-30' })).refused).not.toBe('agency-exists-on-that-day');
    // what does not touch the day can still be put right
    expect((await correct(made, { note: 'Ghi rõ hơn' })).refused).toBeNull();
  });

  test('a day on which somebody of the crew had no account is refused', async () => {
    const made = visitOf({ on: '2010-06-01' });
    expect((await correct(made, { on: '2010-05-31' })).refused).toBeNull();
    const early = visitOf({ on: '2010-01-01', place: 'public-place', establishment: null });
    expect((await correct(early, { on: '2009-12-31' })).refused).toBe('crew-is-known');
  });

  test('a day on which the checklist did not apply yet is refused', async () => {
    const checked = {
      ...{ checklist: 'nd-178-11', crew: [], place: 'public-place', establishment: null, on: '2005-01-01' },
      findings: [{ item: 'guest-register', agency: 'police', result: 'met' }],
    };
    expect((await correct(visitOf(checked), { on: '2004-12-31' })).refused).toBe('item-is-on-the-checklist');
  });

  test('a place outside the area of its lead is marked, whichever it was before', async () => {
    const made = visitOf({ lead: 'police-west', place: 'public-place', establishment: null, unit: '90000@2004-01-01' });
    const { events: corrected } = await correct(made, { unit: eastPart });
    expect(corrected[0]).toMatchObject({ data: { breaches: ['unit-is-the-leads'] } });
  });

  test('a unit that was not there on the new day is refused', async () => {
    const split = visitOf({ establishment: 'site-split', unit: eastPart });
    expect((await correct(split, { on: '2013-06-30' })).refused).toBe('unit-exists-on-that-day');
  });

  test('a day after the violation record, or after the signature, is refused', async () => {
    expect((await correct(histories.twoViolations, { on: '2013-07-11' })).refused).toBe('follows-what-it-rests-on');
    const signed = { on: '2013-07-11', signedOn: '2013-07-10' };
    expect((await correct(histories.policeVisitAlone, signed)).refused).toBe('follows-what-it-rests-on');
    expect((await correct(histories.policeVisitAlone, { signedOn: '2013-07-17' })).refused).toBe('happened-by-today');
  });

  test('minutes of the day of the visit are of its corrected day too, unless said otherwise', async () => {
    const signedOn = async (changes: object) => {
      const { state } = await correct(histories.policeVisitAlone, changes);
      return (state as { result: { minutes: { signedOn: string } } }).result.minutes.signedOn;
    };
    expect(await signedOn({ on: '2013-07-11' })).toBe('2013-07-11');
    expect(await signedOn({ on: '2013-07-09', signedOn: '2013-07-10' })).toBe('2013-07-10');
  });

  test('what the new day breaks is marked, what the old one broke is not any more', async () => {
    const crew = ['m-1', 'm-2', 'm-3'].map((member) => ({ member, account: null, agency: 'police' }));
    const byTheTeam = { body: 'team-178', team: 'dissolved-team', crew };
    const stood = visitOf({ ...byTheTeam, on: '2013-06-30' });
    const late = await correct(stood, { on: '2013-07-02' });
    expect(late.events[0]).toMatchObject({ data: { breaches: ['team-stands-on-that-day', 'at-least-three-members'] } });
    const back = await correct([...stood, ...late.events], { on: '2013-06-29' });
    expect(back.state).toMatchObject({ result: { breaches: [] } });
  });

  test('a place that was not open on the new day is marked; a correction of words marks nothing', async () => {
    const { state } = await correct(histories.policeVisitAlone, { establishment: 'site-that-ceased' });
    expect(state).toMatchObject({ result: { breaches: ['open-on-that-day'] } });
    const words = await correct(histories.policeVisitAlone, { note: 'Ghi rõ hơn' });
    expect(words.events).toEqual([
      events.InspectionCorrected({ changed: { note: 'Ghi rõ hơn' }, reason: 'Ghi nhầm', breaches: null }),
    ]);
  });

  test('what was seen when a planned inspection began stays on the corrected record', async () => {
    const [decided, , ...signed] = histories.minutesSigned;
    const begun = { on: '2013-07-16', present: ['m-1'], breaches: ['at-least-three-members'], rules: 'team-178@0' };
    const few = [decided!, events.InspectionBegun(begun), ...signed];
    expect((await correct(few, { on: '2013-07-15' })).state).toMatchObject({
      result: { breaches: ['at-least-three-members'] },
    });
  });
});
