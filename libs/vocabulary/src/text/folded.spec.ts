import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded, rankedBySpelling, spellingRank } from './folded.ts';

const stored = ['Quán karaoke duong 3 thang 2', 'Quán karaoke đường 3 Tháng 2', 'Dương Văn Đức', 'Đường'];
const search = (query: string) => rankedBySpelling(query, stored, (name) => name);

describe('search typed without marks', () => {
  // Case S-19.
  test('finds the record, every đ and Đ included', () => {
    expect(search('duong 3 thang 2')).toContain('Quán karaoke đường 3 Tháng 2');
    expect(search('DUONG VAN DUC')).toEqual(['Dương Văn Đức']);
    expect(search('đường 3 Tháng 2'.normalize('NFD'))[0]).toBe('Quán karaoke đường 3 Tháng 2');
  });

  test('ranks the exact spelling first, whatever the order of the records', () => {
    expect(search('đường')).toEqual([
      'Đường',
      'Quán karaoke đường 3 Tháng 2',
      'Quán karaoke duong 3 thang 2',
      'Dương Văn Đức',
    ]);
    expect(spellingRank('Đường', 'Đường')).toBe(0);
    expect(spellingRank('đường', 'Đường')).toBe(1);
    expect(spellingRank('đường', 'Phố Đường')).toBe(2);
    expect(spellingRank('đường', 'Dương')).toBe(3);
    expect(spellingRank('đường', 'Phố')).toBeNull();
  });

  test('an empty query finds nothing', () => {
    expect(search('  ')).toEqual([]);
  });

  test('folds every Vietnamese letter to plain a to z', () => {
    const letters = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'.normalize('NFC');
    for (const letter of letters + letters.toUpperCase()) expect(folded(letter)).toMatch(/^[aeiouyd]$/);
    expect(folded('  Nậm\u00a0 Loỏng ')).toBe('nam loong');
  });

  test('is the same in both normal forms, and folding twice changes nothing', () => {
    const vietnamese = fc.string({ unit: fc.constantFrom(...'ẬậĐđƯườỹ aZ9 -Ặ') });
    fc.assert(
      fc.property(vietnamese, (words) => {
        expect(folded(words.normalize('NFD'))).toBe(folded(words.normalize('NFC')));
        expect(folded(folded(words))).toBe(folded(words));
      }),
    );
  });
});
