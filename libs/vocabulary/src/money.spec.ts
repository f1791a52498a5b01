import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareDong, dong, printDong, sumDong } from './money.ts';

describe('dong', () => {
  test.each(['0', '15000000', '1000000000000000000'])('%s is an amount', (amount) => {
    expect(dong.parse(amount)).toBe(amount);
  });

  test.each(['', '-1', '1.5', '1.000', '1e6', '007', ' 5', '1000000000000000001', '١٢', 15000000, 5n])(
    '%p is refused',
    (amount) => {
      expect(dong.safeParse(amount).success).toBe(false);
    },
  );

  test('sums are exact far beyond what a number holds', () => {
    expect(sumDong(['28000000', '18000000'])).toBe('46000000');
    expect(sumDong(['9007199254740993', '1', '1000000000000000000'])).toBe('1009007199254740994');
    expect(sumDong(['15000000', '-15000000'])).toBe('0');
    expect(sumDong([])).toBe('0');
    expect(() => sumDong(['1.5'])).toThrow(RangeError);
  });

  test('a sum does not depend on the order or on how it is grouped', () => {
    const amounts = fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(String));
    fc.assert(
      fc.property(amounts, amounts, (some, others) => {
        expect(sumDong([sumDong(some), sumDong(others)])).toBe(sumDong([...others, ...some].reverse()));
      }),
    );
  });

  test('amounts compare as numbers, not as text', () => {
    expect(['1000', '9', '-2'].sort(compareDong)).toEqual(['-2', '9', '1000']);
    expect(compareDong('5', '5')).toBe(0);
  });

  test('are printed as Vietnamese documents print them', () => {
    expect(printDong('15000000')).toBe('15.000.000 đồng');
    expect(printDong('0')).toBe('0 đồng');
    expect(printDong('-1500')).toBe('-1.500 đồng');
  });
});
