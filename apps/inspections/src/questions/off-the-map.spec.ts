import { describe, expect, test } from '@jest/globals';
import type { NewEvent } from '@lien-nganh/kernel';
import { eastPart, endedCommune } from '../examples.ts';
import * as sites from '../establishment/examples.ts';
import { events as siteEvents } from '../establishment/events.ts';
import { establishment } from '../establishment/establishment.ts';
import { events } from '../inspection/events.ts';
import * as visits from '../inspection/examples.ts';
import { inspection } from '../inspection/inspection.ts';
import { asked, person } from './examples.ts';
import { myWork } from './my-work.ts';

/** A first event with other data: in the commune that was split on 1 July 2013. */
function inTheEnded([first, ...rest]: readonly NewEvent[], more: object = {}): readonly NewEvent[] {
  return [{ ...first!, data: { ...(first!.data as object), unit: endedCommune, ...more } }, ...rest];
}
const visit = inTheEnded(visits.policeVisitAlone);
const site = inTheEnded(sites.registered);

async function waiting(history: readonly NewEvent[], of: 'visit' | 'site' = 'visit', agency = 'police') {
  const ask = await asked(myWork, [[of === 'visit' ? inspection : establishment, 'x', history]]);
  const answer = await ask({}, person('anybody', agency, { action: 'inspections.my-work' }));
  return (answer as { rows: object[] }).rows;
}

describe('a unit that ended, as was told later than the record', () => {
  test('leaves its visits of that day and later to be placed on the map by their lead', async () => {
    const found = { task: 'place-on-the-map', record: 'inspection-x', id: 'x', about: null, on: '2013-07-10' };
    expect(await waiting(visit)).toEqual([{ ...found, mine: false }]);
    expect(await waiting(inTheEnded(visits.policeVisitAlone, { on: '2013-07-01' }))).toHaveLength(1);
    expect(await waiting(inTheEnded(visits.policeVisitAlone, { on: '2013-06-30' }))).toEqual([]);
  });

  test('is nothing to anybody else, nor of a record that was withdrawn', async () => {
    expect(await waiting(visit, 'visit', 'market')).toEqual([]);
    expect(await waiting([...visit, events.InspectionWithdrawn({ reason: 'Trùng' })])).toEqual([]);
  });

  test('no longer waits once the visit is placed, or corrected to another unit', async () => {
    expect(await waiting([...visit, events.VisitPlacedOnLaterMap({ unit: eastPart })])).toEqual([]);
    const corrected = events.InspectionCorrected({ changed: { unit: eastPart }, reason: 'Sửa', breaches: null });
    expect(await waiting([...visit, corrected])).toEqual([]);
  });

  test('leaves the sites of a commune that was split to their keeper, as long as they are open', async () => {
    expect(await waiting(site, 'site')).toMatchObject([
      { task: 'place-on-the-map', record: 'establishment-x', on: null },
    ]);
    expect(await waiting(site, 'site', 'market')).toEqual([]);
    expect(await waiting([...site, siteEvents.EstablishmentPlacedOnLaterMap({ unit: eastPart })], 'site')).toEqual([]);
    expect(await waiting([...site, siteEvents.EstablishmentCeased({ closedOn: '2013-07-05' })], 'site')).toEqual([]);
    expect(await waiting(sites.registered, 'site')).toEqual([]);
  });

  test('tells nobody of an inspection that is not disclosed', async () => {
    const hidden = inTheEnded(visits.surpriseDecided);
    const rows = await waiting(hidden, 'visit', 'labour');
    expect(rows).toEqual([]);
  });
});
