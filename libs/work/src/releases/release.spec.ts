import { describe, expect, test } from '@jest/globals';
import { definitionOf, sealingOf } from '@lien-nganh/kernel';
import { releaseContract } from '@lien-nganh/contracts/release';
import {
  allCommunes,
  august,
  communes,
  correct,
  counted,
  editions,
  july,
  north,
  office,
  province,
  release,
  site,
  south,
  told,
  type Office,
} from './examples.ts';
import { releaseEvents } from './events.ts';
import { publishReleases } from './release.ts';

describe('a release', () => {
  test('tells cells and margins side by side: what a district and the province come to is worked out before it leaves', async () => {
    const at = await counted([20, 30, 40, 50, 60]);
    expect((await at.publish()).refused).toBeNull();
    expect(told(at)).toEqual({
      ...{ [province]: 200, [north]: 90, [south]: 110 },
      ...Object.fromEntries(allCommunes.map((key, n) => [key, 20 + 10 * n])),
    });
  });

  test('withholds a small count, and with it what would give it away', async () => {
    const at = await counted([2, 30, 40, 50, 60]);
    await at.publish();
    const values = told(at);
    expect(values[communes[0]!]).toBe('withheld');
    expect(communes.map((key) => values[key]).filter((value) => value === 'withheld').length).toBeGreaterThan(1);
  });

  test('says of a unit that did not report that it is missing, and neither zero nor withheld', async () => {
    const at = await counted([20, 30, 40]);
    await at.publish();
    expect(told(at)[allCommunes[4]!]).toBe('missing');
    expect(told(at)[south]).toBe('missing');
    expect(told(at)[north]).toBe(90);
  });

  test('of an indicator without small counts leaves whole', async () => {
    const at = office();
    await at.count('items', communes[0]!, 1);
    await at.publish('items');
    expect(editions(at, 'items')[0]).toMatchObject({ threshold: null });
    expect(told(at, 'items')[communes[0]!]).toBe(1);
  });

  test('never holds what was counted in a facility', async () => {
    const at = office();
    await at.send(site, 'record', { on: '2013-01-01', unit: communes[0], lead: 'office' }, { id: 'site-1' });
    const { refused } = await at.count('contacts', communes[0]!, [
      { by: {}, count: 30 },
      { by: { channel: 'fixed' }, count: 10 },
      { by: { channel: 'outreach' }, count: 20 },
      { by: { facility: 'site-1' }, count: 12 },
    ]);
    expect(refused).toBeNull();
    await at.publish();
    expect(JSON.stringify(editions(at))).not.toMatch(/facility|site-1/);
    const fixed = editions(at)[0]!.cells.filter(({ by }) => by['channel'] === 'fixed');
    expect(fixed.map(({ unit }) => unit).sort()).toEqual([province, north, communes[0]].sort());
  });

  test('adds no people who are counted once: a district without a count of its own is missing', async () => {
    const at = office();
    const quarter = { from: '2013-07-01', to: '2013-09-30' };
    await at.count('reached', province, 70, quarter);
    await at.count('reached', north, 50, quarter);
    await at.publish('reached', quarter);
    expect(told(at, 'reached')).toEqual({ [province]: 70, [north]: 50, [south]: 'missing' });
  });
});

describe('what refuses a release', () => {
  test.each([
    ['of what the service does not count', 'unheard-of', july, 'indicator-is-counted-here'],
    ['of what the catalogue gives to another service', 'elsewhere', july, 'indicator-is-known'],
    ['of a period that goes on', 'contacts', { from: '2014-02-01', to: '2014-02-28' }, 'period-is-over'],
    [
      'over other periods than were counted',
      'contacts',
      { from: '2013-07-01', to: '2013-09-30' },
      'period-is-of-the-table',
    ],
    ['of different people over months', 'reached', july, 'people-counted-once-are-not-added'],
    ['where nothing was counted', 'contacts', august, 'something-was-counted'],
  ])('%s', async (_, indicator, period, refused) => {
    const at = await counted([20]);
    expect((await at.publish(indicator, period)).refused).toBe(refused);
  });

  test('that totals contradict each other', async () => {
    const at = await counted([20, 30, 40]);
    await at.count('contacts', north, 100);
    expect((await at.publish()).refused).toBe('table-adds-up');
  });

  test('that somebody else counted', async () => {
    const at = await counted([20]);
    expect((await at.publish('contacts', july, 'other')).refused).toBe('released-by-who-counted');
  });

  test('that what stands behind an earlier one cannot be read any more', async () => {
    const at = await counted([20]);
    await at.publish();
    const last = at.log.at(-1)!;
    at.log[at.log.length - 1] = {
      ...last,
      data: { ...(last.data as object), inside: { erased: true, decision: null } },
    } as typeof last;
    await correct(at, communes[0]!, 90);
    expect((await at.publish()).refused).toBe('earlier-counts-are-readable');
  });
});

describe('the threshold of an indicator', () => {
  const contacts = { indicator: 'contacts', agency: 'office' };
  const set = (at: Office, threshold: number) => at.send(release, 'set-threshold', { ...contacts, threshold });

  test('is five, until another is set', async () => {
    const at = await counted([20, 30, 40, 50, 60]);
    await at.publish();
    expect(editions(at)[0]!.threshold).toBe(5);
    expect((await set(at, 5)).refused).toBe('threshold-changes');
    await set(at, 25);
    await correct(at, communes[0]!, 120);
    await at.publish();
    expect(editions(at)[1]!.threshold).toBe(25);
  });

  test('never falls below one that figures were released under', async () => {
    const at = await counted([20]);
    await at.publish();
    await set(at, 25);
    await correct(at, communes[0]!, 120);
    await at.publish();
    expect((await set(at, 10)).refused).toBe('threshold-never-falls');
  });

  test('is never lower than that of all, not even before anything was released', async () => {
    const at = await counted([4, 30, 40, 50, 60]);
    expect((await set(at, 4)).refused).toBe('threshold-protects-as-all');
    // as earlier versions let somebody set it
    at.written(release, 'contacts', [releaseEvents('release').ThresholdSet({ ...contacts, threshold: 3 })]);
    await at.publish();
    expect([editions(at)[0]!.threshold, told(at)[communes[0]!]]).toEqual([5, 'withheld']);
    expect((await set(at, 5)).refused).toBeNull();
  });
});

describe('what leaves', () => {
  test('is the table as it was told, without true counts and without reasons', async () => {
    const at = await counted([2, 30, 40, 50, 60]);
    await at.publish();
    const contract = releaseContract('sample');
    const event = at.log.at(-1)!;
    const data = publishReleases(release, contract).map(event as never, at.stateOf('release', 'contacts'), 'contacts');
    expect(contract.schema.parse(data)).toEqual(data);
    expect(Object.keys(data as object).sort()).toEqual([
      'agency',
      'cells',
      'edition',
      'indicator',
      'obligations',
      'period',
      'release',
      'releasedOn',
      'threshold',
    ]);
  });

  test('true counts and reasons are sealed for the service in the log', () => {
    const { schema } = definitionOf(release.events).versions['ReleasePublished']!;
    const { inside } = (schema as unknown as { shape: Record<string, never> }).shape;
    expect(sealingOf(inside!)).toEqual({ for: 'service' });
  });
});
