import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadProvince, loadShared, type ProvinceData, type SharedData } from './load.ts';

const { signal } = new AbortController();
let province: ProvinceData;
let shared: SharedData;

beforeAll(async () => {
  province = await loadProvince('lai-chau', signal);
  shared = await loadShared(signal);
});

describe('the rules of inspections', () => {
  test('at least three members take part', () => {
    expect(province.teamRules.rules.find((rule) => rule.code === 'minimum-members-at-inspection')?.value).toBe(3);
  });

  test('the checklist has the seven items of Article 11, and only Health checks health', () => {
    expect(shared.checklist.items).toHaveLength(7);
    expect(shared.checklist.items.at(-1)).toMatchObject({
      code: 'quarterly-health-checks',
      sector: 'health',
      others: [],
    });
  });

  test('the list of kinds has the fifteen of Article 3 and stays open', () => {
    expect(shared.establishmentTypes.types).toHaveLength(16);
    expect(shared.establishmentTypes.types.at(-1)?.code).toBe('other');
    // what is prone is a part of what is under conditions, as the register demands of each place
    expect(shared.establishmentTypes.types.filter(({ prone, conditional }) => prone && !conditional)).toEqual([]);
    expect(shared.establishmentTypes.types.filter(({ prone }) => prone)).toHaveLength(15);
  });

  test.each(['2013-07-16', '2014-01-01', '2022-01-01', '2026-01-01'])(
    'on %s one provision at most applies to an act, and there is one for letting prostitution happen',
    (on) => {
      const valid = shared.legalBases.provisions.filter(
        (each) => each.validFrom <= on && (each.validTo === null || on < each.validTo),
      );
      expect(new Set(valid.map((each) => each.act)).size).toBe(valid.length);
      expect(valid.map((each) => each.act)).toContain('lack-of-responsibility');
    },
  );

  test('every amount and ceiling that nobody compared with the law is labelled a sample', () => {
    expect(shared.legalBases.provisions.every((each) => each.sample)).toBe(true);
    expect(shared.legalBases.ceilings.every((each) => each.sample)).toBe(true);
  });
});
