import { beforeEach, describe, expect, test } from '@jest/globals';
import { recordsOf, rows } from '../examples.ts';
import { classOf, criteriaOn } from './criteria-on.ts';
import { criteria } from './criteria.ts';
import { sampleCriteria } from './examples.ts';

let here: ReturnType<typeof recordsOf>;
beforeEach(async () => {
  here = recordsOf(criteria);
  await here.send(criteria, 'enter', { set: 'healthy-commune', ...sampleCriteria });
});

const send = async (name: string, input: unknown) =>
  (await here.send(criteria, name, input, { id: 'healthy-commune' })).refused;
const on = async (day: string) => (await criteriaOn(day).resolve(rows, here.records))?.version ?? null;
const later = { ...sampleCriteria, source: 'Quyết định mới', validFrom: '2014-01-01' };

describe('the criteria of healthy communes', () => {
  test('hold from their first day on, and are entered once', async () => {
    expect([await on('2008-08-27'), await on('2008-08-28')]).toEqual([null, 'healthy-commune@0']);
    expect(await send('enter', { set: 'healthy-commune', ...sampleCriteria })).toBe('criteria-are-new');
  });

  test('that follow leave the years before as they were scored', async () => {
    expect(await send('follow', later)).toBeNull();
    expect([await on('2013-12-31'), await on('2014-01-01')]).toEqual(['healthy-commune@0', 'healthy-commune@1']);
    expect(await send('follow', sampleCriteria)).toBe('criteria-follow-later');
  });

  test('are corrected with a reason, or ended', async () => {
    expect(await send('correct', { ...sampleCriteria, verified: true, reason: 'Đã đối chiếu' })).toBeNull();
    expect(await on('2013-07-16')).toBe('healthy-commune@1');
    expect(await send('end', { lastDay: '2013-12-31' })).toBeNull();
    expect([await on('2013-12-31'), await on('2014-01-01')]).toEqual(['healthy-commune@1', null]);
    expect(await send('end', { lastDay: '2008-01-01' })).toBe('validity-runs-forward');
  });

  test('nobody has entered are none to follow, correct or end', async () => {
    here = recordsOf(criteria);
    expect(await send('follow', later)).toBe('criteria-are-kept');
    expect(await send('correct', { ...later, reason: 'x' })).toBe('criteria-are-kept');
    expect(await send('end', { lastDay: '2014-01-01' })).toBe('criteria-are-kept');
  });

  test('give every number of points just one class', () => {
    expect([100, 80, 79, 50, 49, 0].map((points) => classOf(sampleCriteria, points).class)).toEqual([
      ...['good', 'good', 'fair', 'fair', 'weak', 'weak'],
    ]);
  });

  test.each([
    ['classes-run-down-to-none', { classes: sampleCriteria.classes.slice(0, 2) }],
    ['classes-run-down-to-none', { classes: [...sampleCriteria.classes].reverse() }],
    ['each-criterion-once', { criteria: [sampleCriteria.criteria[0], sampleCriteria.criteria[0]] }],
    ['validity-runs-forward', { validTo: '2000-01-01' }],
  ])('%s refuses', async (rule, wrong) => {
    expect(await send('follow', { ...later, ...wrong })).toBe(rule);
  });
});
