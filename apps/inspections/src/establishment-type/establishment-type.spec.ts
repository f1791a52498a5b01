import { describe, expect, test } from '@jest/globals';
import { after } from '../examples.ts';
import { correctType } from './correct-type.ts';
import { endType } from './end-type.ts';
import { enterType } from './enter-type.ts';
import { establishmentType } from './establishment-type.ts';
import { entered, withdrawn } from './examples.ts';
import type { EstablishmentType } from './state.ts';
import { listedOn } from './type-of.ts';
import { withdrawType } from './withdraw-type.ts';

const type = {
  names: { vi: 'Karaoke', en: 'Karaoke' },
  ...{ source: '178/2004/NĐ-CP, Điều 3', reportColumn: 'karaoke', conditional: true, prone: true },
  ...{ validFrom: '2004-10-15', validTo: null },
};
const listed = after(establishmentType, entered);
const enter = (change: object = {}) =>
  after(establishmentType, []).decide(enterType, { kind: 'karaoke', ...type, ...change });

describe('a kind of establishment is data of its dates', () => {
  test('entered under its code, once', async () => {
    expect((await enter()).events).toMatchObject([{ name: 'TypeEntered', data: { keeper: 'police' } }]);
    expect((await listed.decide(enterType, { kind: 'karaoke', ...type })).refused).toBe('type-is-new');
  });

  test.each([
    ['ends before it begins', { validTo: '2004-10-14' }, 'validity-runs-forward'],
    ['is prone but under no conditions', { conditional: false }, 'prone-is-conditional'],
  ])('one that %s is refused', async (_title, change, rule) => {
    expect((await enter(change)).refused).toBe(rule);
  });

  test('holds from its first day to its last, and not once it was withdrawn', async () => {
    const { state } = await listed.decide(endType, { lastDay: '2013-12-31' });
    const on = (day: string) => listedOn(state as EstablishmentType, day) !== null;
    expect(['2004-10-14', '2004-10-15', '2013-12-31', '2014-01-01'].map(on)).toEqual([false, true, true, false]);
    expect(listedOn(after(establishmentType, withdrawn).state as EstablishmentType, '2013-07-16')).toBeNull();
    expect((await listed.decide(endType, { lastDay: '2004-10-14' })).refused).toBe('validity-runs-forward');
  });

  test('is corrected or withdrawn with its history kept', async () => {
    const corrected = await listed.decide(correctType, { ...type, reportColumn: 'other', reason: 'Sửa cột' });
    expect(corrected.state).toMatchObject({ reportColumn: 'other' });
    const gone = after(establishmentType, withdrawn);
    for (const [command, input] of [
      [correctType, { ...type, reason: 'x' }],
      [endType, { lastDay: '2013-12-31' }],
      [withdrawType, { reason: 'x' }],
    ] as const) {
      expect((await gone.decide(command, input)).refused).toBe('type-stands');
    }
  });
});
