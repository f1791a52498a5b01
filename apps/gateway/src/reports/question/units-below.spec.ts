import { describe, expect, test } from '@jest/globals';
import { unitMapFrom } from '@lien-nganh/contracts/reference';
import { units } from '../../examples.ts';
import { unitsBelow } from './units-below.ts';

const map = unitMapFrom(units);
const province = map.units.find(({ level }) => level === 'province')!.key;
const keys = (found: ReturnType<typeof unitsBelow>) => found.map(({ key }) => key);

describe('the units below one', () => {
  test('as it was are those of the last day, and after them those that ended in between (S-09)', () => {
    const asWas = { from: '2025-06-15', to: '2025-12-14' };
    const found = unitsBelow(map, province, { mapDay: asWas.to, asWas });
    expect(keys(found)).toEqual(['03388@2025-07-01', '03408@2025-07-01', '105@2013-12-28']);
    expect(found.at(-1)).toMatchObject({ name: { vi: 'thành phố Lai Châu (đến 30/06/2025)' }, until: '2025-06-30' });
  });

  test('on one map are those of its day, and a unit that only got another name is one', () => {
    expect(keys(unitsBelow(map, province, { mapDay: '2025-12-14', asWas: null }))).toHaveLength(2);
    const asWas = { from: '2013-07-01', to: '2013-12-31' };
    expect(keys(unitsBelow(map, province, { mapDay: asWas.to, asWas }))).toEqual(['105@2013-12-28']);
  });
});
