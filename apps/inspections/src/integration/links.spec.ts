import { describe, expect, test } from '@jest/globals';
import type { NewEvent } from '@lien-nganh/kernel';
import { after } from '../examples.ts';
import { inspectionLinks } from './links.ts';
import { outbound } from './outbound.ts';

const [link, unlink] = inspectionLinks.commands as [
  (typeof inspectionLinks.commands)[number],
  (typeof inspectionLinks.commands)[number],
];
const record = 'inspection-known-visit';
const nothing = after(inspectionLinks, []);

describe('obligations are linked later without touching the work', () => {
  test('by an agency whose record it is', async () => {
    const { events, state } = await nothing.decide(link, { record, obligation: 'd-879/O14' });
    expect(events).toEqual([
      { name: 'ObligationLinked', data: { record, obligation: 'd-879/O14', agencies: ['police'] } },
    ]);
    expect(published(state)).toEqual({ record, added: ['d-879/O14'], removed: [] });
  });

  test('one that the record was recorded for is taken off, and linked again', async () => {
    const off = await nothing.decide(unlink, { record, obligation: 'd-879/O31', reason: 'Gắn nhầm' });
    expect(published(off.state)).toEqual({ record, added: [], removed: ['d-879/O31'] });
    const again = await after(inspectionLinks, off.events as readonly NewEvent[]).decide(link, {
      record,
      obligation: 'd-879/O31',
    });
    expect(published(again.state)).toEqual({ record, added: ['d-879/O31'], removed: [] });
  });

  test.each([
    ['a record that is not disclosed, as one that is unknown', { record: 'inspection-secret' }, {}, 'record-is-known'],
    ['by another agency', {}, { actor: { agency: 'culture' } }, 'link-is-by-whose-record-it-is'],
    ['an obligation that no directive has', { obligation: 'd-879/O99' }, {}, 'obligation-is-known'],
    ['what is linked already', { obligation: 'd-879/O31' }, {}, 'link-changes-something'],
  ])('not: %s', async (_title, change, circumstances, rule) => {
    const input = { record, obligation: 'd-879/O14', ...change };
    expect((await nothing.decide(link, input, circumstances)).refused).toBe(rule);
  });

  test('what the record was entered with is taken off by its lead alone, with a reason', async () => {
    const entered = { record: 'inspection-joint-visit', obligation: 'd-879/O31', reason: 'Gắn nhầm' };
    const by = (agency: string, more: object = {}) =>
      nothing.decide(unlink, { ...entered, ...more }, { actor: { agency } });
    expect((await by('culture')).refused).toBe('link-is-ones-own');
    expect((await by('police', { reason: null })).refused).toBe('entered-link-needs-a-reason');
    expect((await by('police')).events).toMatchObject([{ data: { reason: 'Gắn nhầm' } }]);
  });

  test('what was linked later is taken off by who linked it, or by the lead', async () => {
    const later = { record: 'inspection-joint-visit', obligation: 'd-879/O14' };
    const { events } = await nothing.decide(link, later, { actor: { agency: 'culture' } });
    const by = (linking: string, asking: string) =>
      after(inspectionLinks, events as readonly NewEvent[], undefined, { agency: linking }).decide(unlink, later, {
        actor: { agency: asking },
      });
    expect((await by('culture', 'culture')).refused).toBeNull();
    expect((await by('culture', 'police')).refused).toBeNull();
    expect((await by('police', 'culture')).refused).toBe('link-is-ones-own');
  });

  test('what is not linked is not taken off', async () => {
    expect((await nothing.decide(unlink, { record, obligation: 'd-879/O14' })).refused).toBe('link-changes-something');
  });

  test('one record has one stream of links', () => {
    expect(link.idOf({ record, obligation: 'd-879/O14' })).toBe(record);
  });
});

function published(state: unknown): unknown {
  const publication = outbound.find(({ stream }) => stream === inspectionLinks)!;
  return publication.map(undefined as never, state, record);
}
