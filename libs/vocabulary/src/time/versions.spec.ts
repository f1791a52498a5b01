import { describe, expect, test } from '@jest/globals';
import { endedAfter, followedBy, heldOn, type Dated } from './versions.ts';

type Named = Dated & { readonly name: string };

const first: Named = { name: 'first', validFrom: '2006-06-22', validTo: null };
const second: Named = { name: 'second', validFrom: '2014-01-01', validTo: null };

describe('versions of what holds from day to day', () => {
  const both = followedBy([first], second);

  test('the one of a day holds, the first day and the last included', () => {
    const on = (day: string) => heldOn(both, day)?.name ?? null;
    expect(['2006-06-21', '2006-06-22', '2013-12-31', '2014-01-01', '2026-01-01'].map(on)).toEqual([
      ...[null, 'first', 'first', 'second', 'second'],
    ]);
  });

  test('none holds after the end, and one that had ended before stays ended', () => {
    expect(heldOn(endedAfter(both, '2014-06-30'), '2014-07-01')).toBeNull();
    const gap = followedBy([{ ...first, validTo: '2010-12-31' }], second);
    expect(heldOn(gap, '2012-01-01')).toBeNull();
  });

  test('a version that would begin after the end falls away', () => {
    expect(endedAfter(both, '2013-06-30')).toEqual([{ ...first, validTo: '2013-06-30' }]);
  });
});
