import { describe, expect, test } from '@jest/globals';
import { reject } from '@lien-nganh/kernel';
import { refused } from '../commands/problems.ts';
import { visitsWithRegister } from '../examples/visits-register.ts';
import { reasonsIn } from './reasons.ts';

const [register] = visitsWithRegister.registers;
const reasonOf = (details: Parameters<typeof reject>[1]) =>
  reasonsIn(refused(register!.record, reject('visit-is-open', details)), register!);

describe('why a row is refused', () => {
  test('says which record, which day and how many a rule is about, in both languages', () => {
    const details = { agency: 'police', day: '2013-09-05', least: 3, levels: ['commune', 'district'] };
    expect(reasonOf(details)).toEqual([
      {
        head: null,
        vi: 'Cuộc kiểm tra phải đang mở (cơ quan: police; ngày: 05/09/2013; ít nhất: 3; cấp: cấp xã, cấp huyện).',
        en: 'The visit must be open (agency: police; day: 2013-09-05; at least: 3; levels: commune, district).',
      },
    ]);
  });

  test('tells codes by their words, and rules by their sentences', () => {
    const [broken] = reasonOf({ breaches: ['nobody-closes-their-own', 'another-rule'], because: 'damaged' });
    expect(broken).toMatchObject({
      vi: 'Cuộc kiểm tra phải đang mở (quy định chưa bảo đảm: Không ai kết thúc cuộc kiểm tra do chính mình mở, another-rule; lý do: tệp bị hỏng).',
      en: 'The visit must be open (rules that are broken: Nobody closes a visit that they opened, another-rule; because: the file is damaged).',
    });
  });

  test('says no more than the rule does where there is nothing to tell', () => {
    const rule = { head: null, vi: 'Cuộc kiểm tra phải đang mở.', en: 'The visit must be open.' };
    expect([reasonOf({}), reasonOf({ source: null, teams: [] })]).toEqual([[rule], [rule]]);
  });
});
