import { describe, expect, test } from '@jest/globals';
import { definitionOf } from '@lien-nganh/kernel';
import { july, communes, north, office, province, totals } from './examples.ts';

const quarter = { from: '2013-07-01', to: '2013-09-30' };
const whole = { by: {}, count: 30 };

describe('totals of a period', () => {
  test('there is one record of a table, unit and period', async () => {
    const at = office();
    const { id } = await at.count('contacts', communes[0]!, 30);
    expect(id).toBe(`contacts.${communes[0]}.${july.from}.${july.to}`);
    expect((await at.count('contacts', communes[0]!, 31)).refused).toBe('record-is-new');
    expect((await at.count('items', communes[0]!, 31)).refused).toBeNull();
  });

  test.each([
    [
      'over another period than the table is of',
      () => office().count('contacts', north, 3, quarter),
      'period-is-of-the-table',
    ],
    [
      'of different people over a month',
      () => office().count('reached', north, 3),
      'people-counted-once-are-not-added',
    ],
    ['of a unit that is too narrow', () => office().count('reached', communes[0]!, 3, quarter), 'unit-is-of-the-table'],
    [
      'without the whole',
      () => office().count('contacts', north, [{ by: { channel: 'fixed' }, count: 3 }]),
      'total-is-told-once',
    ],
    ['with the whole told twice', () => office().count('contacts', north, [whole, whole]), 'total-is-told-once'],
    [
      'with parts that come to less than the whole that they make up',
      () => office().count('contacts', north, [whole, { by: { channel: 'fixed' }, count: 3 }]),
      'parts-fit-the-whole',
    ],
    [
      'with a facility that there is not',
      () => office().count('contacts', north, [whole, { by: { facility: 'nowhere' }, count: 3 }]),
      'facility-is-known',
    ],
  ])('are refused %s', async (_, entered, refused) => {
    expect((await entered()).refused).toBe(refused);
  });

  test('are refused on another day than the last, and with a partner', async () => {
    const told = { unit: north, lead: 'office', period: july, figures: { table: 'items', lines: [whole] } };
    expect((await office().send(totals, 'record', { ...told, on: '2013-07-30' })).refused).toBe(
      'totals-are-of-the-last-day',
    );
    expect((await office().send(totals, 'record', { ...told, on: july.to, participants: ['other'] })).refused).toBe(
      'totals-are-of-one-agency',
    );
  });

  test.each([
    ['a dimension that the table does not have', { by: { name: 'A' }, count: 1 }],
    ['a word that is no member', { by: { channel: 'a person in white' }, count: 1 }],
    ['a facility that is described', { by: { facility: 'the house by the river' }, count: 1 }],
    ['two breakdowns crossed', { by: { channel: 'fixed', facility: 'a-1' }, count: 1 }],
    ['a text beside the count', { by: {}, count: 1, remark: 'x' }],
    ['a part of a person', { by: {}, count: 0.5 }],
  ])('have no room for %s', async (_, line) => {
    await expect(office().count('contacts', province, [whole, line])).rejects.toThrow();
  });

  test('are sealed for the service in the log, every event as a whole', () => {
    const versions = Object.entries(definitionOf(totals.events).versions);
    expect(versions.filter(([name, { sealed }]) => !sealed && /^Work/.test(name))).toEqual([]);
  });
});
