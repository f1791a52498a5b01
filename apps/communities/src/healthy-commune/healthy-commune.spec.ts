import { beforeEach, describe, expect, test } from '@jest/globals';
import { scores } from '../criteria/examples.ts';
import { communeA, communeB, district, elsewhere, mergedOne, mergedTwo, merger } from '../examples.ts';
import { communesOnTheirWay, stepsTo, type Step } from './examples.ts';

let here: Awaited<ReturnType<typeof communesOnTheirWay>>;
beforeEach(async () => {
  here = await communesOnTheirWay();
});

const [selfAssess, review, classify, recognise] = stepsTo(2013) as readonly [Step, Step, Step, Step];
const other = ([name, input]: Step, more: object, by = 'reviewer'): Step => [
  name,
  { ...input, ...more },
  { by: { account: by } },
];

describe('a commune on its way to the title', () => {
  test('goes from registration over its own and the reviewed score to its class and the title', async () => {
    const id = await here.onTheWay(communeA, 2013);
    expect(id).toBe(`${communeA}.2013`);
    expect(here.stateOf(id)).toMatchObject({
      ...{ is: 'recognised', settlement: 'rural', obligations: ['879/O29'], assessment: { points: 100 } },
      review: { points: 90, criteria: 'healthy-commune@0' },
      classified: { class: 'good' },
      recognised: { freeOf: 'both', kept: false },
    });
  });

  test('is of a class that follows from the reviewed points, and without the title where the class has none', async () => {
    const id = await here.onTheWay(communeA, 2013, 3, [20, 20]);
    expect(here.stateOf(id)).toMatchObject({ is: 'classified', classified: { class: 'weak', recognisable: false } });
    expect(await here.step(id, recognise)).toBe('class-may-be-recognised');
    expect(await here.step(id, ['decline', { on: '2013-12-20', reason: 'Chưa đủ điểm' }])).toBeNull();
    expect(here.stateOf(id)).toMatchObject({ is: 'not-recognised', declinedOn: '2013-12-20' });
  });

  test.each([
    ['happened-by-today', { year: 2016, on: '2015-07-01' }],
    ['unit-exists-on-that-day', { commune: '90109@2004-01-01' }],
    ['a-commune-registers', { commune: district }],
    ['agency-exists-on-that-day', { lead: 'nobody' }],
    ['commune-is-the-agencys', { commune: elsewhere }],
    ['registered-by-the-end-of-its-year', { on: '2014-01-01' }],
    ['registered-by-the-end-of-its-year', { on: '2011-12-31' }],
    ['papers-are-dated-by-today', { paper: { document: '3/ĐK', dated: '2015-07-01' } }],
    ['obligation-is-known', { obligations: ['879/O99'] }],
  ])('%s refuses a registration', async (rule, wrong) => {
    expect(await here.register(communeA, 2013, wrong)).toBe(rule);
  });

  test('registers once in a year, and again when the first was withdrawn', async () => {
    const id = await here.register(communeA, 2013);
    expect(await here.register(communeA, 2013)).toBe('registration-is-new');
    expect(await here.step(id, ['withdraw', { reason: 'Nhập nhầm' }])).toBeNull();
    expect(await here.step(id, selfAssess)).toBe('registration-stands');
    expect(await here.register(communeA, 2013)).toBe(id);
    expect(here.stateOf(id)).toMatchObject({ is: 'registered' });
  });

  test('takes one step after the other', async () => {
    const id = await here.register(communeA, 2013);
    for (const early of [review, classify, recognise]) {
      expect(await here.step(id, early)).toBe('steps-are-taken-in-order');
    }
    expect(await here.step(id, ['decline', { on: '2013-12-20', reason: 'x' }])).toBe('steps-are-taken-in-order');
    expect(await here.step(id, selfAssess)).toBeNull();
    expect(await here.step(id, selfAssess)).toBe('steps-are-taken-in-order');
    expect(await here.step(id, other(review, { on: '2013-10-31' }))).toBe('a-step-follows-the-one-before');
    expect(await here.step(id, other(review, { on: '2015-07-01' }))).toBe('happened-by-today');
  });

  test('is recognised by a decision that is there, as it is entered and as it is corrected', async () => {
    const id = await here.onTheWay(communeA, 2013, 3);
    const decision = { document: '12/QĐ-UBND', dated: '2015-07-01' };
    expect(await here.step(id, other(recognise, { decision }))).toBe('papers-are-dated-by-today');
    expect(await here.step(id, recognise)).toBeNull();
    const recognised = { ...recognise[1], decision };
    const correction: Step = ['correct', { changes: { recognised }, reason: 'Nhập nhầm' }];
    expect(await here.step(id, correction)).toBe('papers-are-dated-by-today');
  });

  test.each([
    ['criteria-are-in-force', 2008, { on: '2008-08-01' }],
    ['every-criterion-is-scored-once', 2013, { scores: scores(1, 1).slice(1) }],
    ['every-criterion-is-scored-once', 2013, { scores: [...scores(1, 1), { criterion: 'other', points: 1 }] }],
    ['points-are-within-the-most', 2013, { scores: scores(61, 0) }],
  ])('%s refuses a score', async (rule, year, wrong) => {
    const id = await here.register(communeA, year);
    expect(await here.step(id, ['self-assess', { ...selfAssess[1], ...wrong }])).toBe(rule);
  });

  test('is reviewed by somebody else than who entered its own score', async () => {
    const id = await here.onTheWay(communeA, 2013, 1);
    expect(await here.step(id, other(review, {}, 'account-1'))).toBe('another-reviews');
  });
});

describe('a correction', () => {
  const correct = (id: string, changes: object) => here.step(id, ['correct', { changes, reason: 'Nhập nhầm' }]);

  test('of the reviewed score moves the class with it', async () => {
    const id = await here.onTheWay(communeA, 2013);
    expect(await correct(id, { review: { on: '2013-11-20', scores: scores(40, 20) } })).toBeNull();
    expect(here.stateOf(id)).toMatchObject({ corrections: 1, review: { points: 60 }, classified: { class: 'fair' } });
  });

  test('that would leave the title with a class that has none is refused: the title is corrected first', async () => {
    const id = await here.onTheWay(communeA, 2013);
    expect(await correct(id, { review: { on: '2013-11-20', scores: scores(0, 0) } })).toBe('class-may-be-recognised');
  });

  test('of a step that was not taken, of days out of order, of nothing at all is refused', async () => {
    const id = await here.onTheWay(communeA, 2013, 1);
    expect(await correct(id, { classifiedOn: '2013-12-01' })).toBe('steps-are-taken-in-order');
    expect(await correct(id, { registeredOn: '2013-11-02' })).toBe('a-step-follows-the-one-before');
    expect(await correct(id, { registeredOn: '2015-07-02' })).toBe('happened-by-today');
    expect(await correct(id, { registeredOn: '2013-01-15' })).toBe('correction-changes-something');
    expect(await correct(id, { registeredOn: '2013-02-01' })).toBeNull();
  });
});

describe('a title is kept', () => {
  const kept = (id: string) => (here.stateOf(id) as { recognised: { kept: boolean } }).recognised.kept;

  test('by a commune that held that of the year before', async () => {
    await here.onTheWay(communeA, 2013);
    expect(kept(await here.onTheWay(communeA, 2014))).toBe(true);
    expect(kept(await here.onTheWay(communeB, 2014))).toBe(false);
  });

  test('by a commune formed of such as all held it', async () => {
    await here.onTheWay(mergedOne, 2013);
    const merged = await here.onTheWay(merger, 2014);
    expect(kept(merged)).toBe(false);
    await here.onTheWay(mergedTwo, 2013);
    expect(await here.step(merged, ['note-kept', {}])).toBeNull();
    expect(kept(merged)).toBe(true);
  });

  test('no more when that of the year before is withdrawn, and again nothing is noted twice', async () => {
    const first = await here.onTheWay(communeA, 2013);
    const second = await here.onTheWay(communeA, 2014);
    expect(await here.step(second, ['note-kept', {}])).toBe('keeping-changes');
    await here.step(first, ['withdraw', { reason: 'Nhập nhầm' }]);
    expect(await here.step(second, ['note-kept', {}])).toBeNull();
    expect(kept(second)).toBe(false);
  });
});
