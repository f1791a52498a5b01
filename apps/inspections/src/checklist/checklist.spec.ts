import { describe, expect, test } from '@jest/globals';
import { after } from '../examples.ts';
import { checklist } from './checklist.ts';
import { correctChecklist } from './correct-checklist.ts';
import { endChecklist } from './end-checklist.ts';
import { enterChecklist } from './enter-checklist.ts';
import { entered, withdrawn } from './examples.ts';
import { withdrawChecklist } from './withdraw-checklist.ts';

const item = { item: 'guest-register', sector: 'police', names: { vi: 'Sổ đăng ký lưu trú', en: 'Guest register' } };
const list = {
  names: { vi: 'Nội dung kiểm tra', en: 'Items' },
  ...{ validFrom: '2013-01-01', validTo: null, kinds: ['lodging'], items: [item] },
};
const enter = (change: object = {}) =>
  after(checklist, []).decide(enterChecklist, { checklist: 'c-2013', ...list, ...change });

describe('a checklist is data of its dates', () => {
  test('entered under its own code, once', async () => {
    expect((await enter()).events).toMatchObject([{ name: 'ChecklistEntered', data: { keeper: 'police' } }]);
    expect((await after(checklist, entered).decide(enterChecklist, { checklist: 'c-2013', ...list })).refused).toBe(
      'checklist-is-new',
    );
  });

  test.each([
    ['ends before it begins', { validTo: '2012-12-31' }, 'validity-runs-forward'],
    ['has an item twice', { items: [item, item] }, 'each-item-once'],
    ['has an item of Health', { items: [{ ...item, sector: 'health' }] }, 'health-says-only-met-or-not'],
    [
      'looks for condoms',
      { items: [{ ...item, names: { vi: 'Có bao cao su', en: 'x' } }] },
      'condoms-and-needles-are-no-evidence',
    ],
  ])('one that %s is refused', async (_title, change, rule) => {
    expect((await enter(change)).refused).toBe(rule);
  });

  test('is corrected, ended or withdrawn with its history kept', async () => {
    const present = after(checklist, entered);
    expect((await present.decide(correctChecklist, { ...list, reason: 'Sửa' })).state).toMatchObject({
      kinds: ['lodging'],
    });
    expect((await present.decide(endChecklist, { lastDay: '2013-06-30' })).state).toMatchObject({
      validTo: '2013-06-30',
    });
    expect((await present.decide(endChecklist, { lastDay: '2004-06-30' })).refused).toBe('validity-runs-forward');
    const gone = after(checklist, withdrawn);
    expect((await gone.decide(correctChecklist, { ...list, reason: 'x' })).refused).toBe('checklist-stands');
    expect((await gone.decide(endChecklist, { lastDay: '2013-06-30' })).refused).toBe('checklist-stands');
    expect((await gone.decide(withdrawChecklist, { reason: 'x' })).refused).toBe('checklist-stands');
  });
});
