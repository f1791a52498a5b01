import { beforeEach, describe, expect, test } from '@jest/globals';
import { inMemory } from '@lien-nganh/testing';
import { daysOf, type WorkYear } from './state.ts';
import { workYear } from './work-year.ts';

const by = { account: 'account-1', agency: 'labour', role: 'standing' };
const tet = {
  year: 2014,
  days: [
    { on: '2014-01-28', is: 'day-off' },
    { on: '2014-01-25', is: 'make-up' },
  ],
  names: { vi: 'Tết Nguyên đán Giáp Ngọ', en: 'Lunar New Year' },
  basis: { number: '8/TB-UBND', dated: '2013-11-20' },
};

let here: ReturnType<typeof inMemory>;
beforeEach(() => {
  here = inMemory([workYear], {}, { by, today: '2013-12-01' });
});
const told = () => daysOf(here.stateOf('workYear', '2014') as WorkYear).map(({ on, is }) => `${on} ${is}`);
const send = async (command: string, input: object, id?: string) =>
  (await here.send(workYear, command, input, id === undefined ? {} : { id })).refused;

describe('the days of a year', () => {
  test('are entered as papers set them, in order of day, and corrected one by one', async () => {
    expect(await send('enter-days', tet)).toBeNull();
    const more = { ...tet, days: [{ on: '2014-01-01', is: 'day-off' }], basis: null };
    expect(await send('enter-days', more)).toBeNull();
    expect(told()).toEqual(['2014-01-01 day-off', '2014-01-25 make-up', '2014-01-28 day-off']);
    const { names, basis } = tet;
    const corrected = { on: '2014-01-25', is: 'day-off', names, basis, reason: 'Nhập nhầm' };
    expect(await send('correct-day', corrected, '2014')).toBeNull();
    expect(await send('withdraw-day', { on: '2014-01-28', reason: 'Nhập nhầm' }, '2014')).toBeNull();
    expect(told()).toEqual(['2014-01-01 day-off', '2014-01-25 day-off']);
  });

  test.each([
    ['lie in that year', { year: 2015 }, 'days-are-of-the-year'],
    ['are named once', { days: [tet.days[0], tet.days[0]] }, 'special-day-is-new'],
    [
      'are made up for at weekends',
      { days: [{ on: '2014-01-24', is: 'make-up' }] },
      'work-is-made-up-for-at-a-weekend',
    ],
  ])('%s', async (_, change, rule) => {
    expect(await send('enter-days', { ...tet, ...change })).toBe(rule);
  });

  test('are told once, and only what was told is corrected or withdrawn', async () => {
    await send('enter-days', tet);
    expect(await send('enter-days', tet)).toBe('special-day-is-new');
    const { names, basis } = tet;
    const reason = 'Nhập nhầm';
    const on = '2014-01-30';
    expect(await send('correct-day', { on, is: 'day-off', names, basis, reason }, '2014')).toBe(
      'special-day-is-entered',
    );
    expect(await send('withdraw-day', { on, reason }, '2014')).toBe('special-day-is-entered');
    const weekday = { on: '2014-01-28', is: 'make-up', names, basis, reason };
    expect(await send('correct-day', weekday, '2014')).toBe('work-is-made-up-for-at-a-weekend');
  });
});
