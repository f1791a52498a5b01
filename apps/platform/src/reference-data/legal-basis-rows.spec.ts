import { beforeAll, describe, expect, test } from '@jest/globals';
import { legalBasisRows, type LegalBasisRow } from './legal-basis-rows.ts';
import { loadShared, type SharedData } from './load.ts';

let shared: SharedData;
let rows: readonly LegalBasisRow[];

beforeAll(async () => {
  shared = await loadShared(new AbortController().signal);
  rows = legalBasisRows(shared.legalBases);
});

const on = (day: string, act: string) =>
  rows.filter((row) => row.act === act && row.validFrom <= day && (row.validTo === null || day < row.validTo));

describe('what a sanction decision is checked against', () => {
  test('is one row a day for an act, with the ceilings and the term of that day', () => {
    expect(on('2021-12-31', 'karaoke-conditions')).toMatchObject([
      { decree: '38/2021/NĐ-CP', termDays: { workingDays: false } },
    ]);
    expect(on('2022-01-01', 'karaoke-conditions')).toMatchObject([
      { code: 'decree-38-2021-karaoke-conditions-2022-01-01', termDays: { workingDays: true } },
    ]);
  });

  test('has the district’s chairman until the districts end', () => {
    const signatories = (day: string) =>
      on(day, 'signboard').flatMap((row) => row.ceilings.map((each) => each.signatory));
    expect(signatories('2025-06-30')).toContain('chairman-district');
    expect(signatories('2025-07-01')).not.toContain('chairman-district');
    expect(signatories('2025-07-01')).toContain('chairman-province');
  });

  test('each row begins where the one before it ended, under a code of its own', () => {
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
    for (const provision of shared.legalBases.provisions) {
      const own = rows.filter((row) => row.code.startsWith(provision.code));
      expect(own.at(-1)?.validTo).toBe(provision.validTo);
      for (const [index, row] of own.entries()) if (index > 0) expect(row.validFrom).toBe(own[index - 1]!.validTo);
    }
  });

  test('says what the act is called, and stays a sample until somebody has compared all of it', () => {
    const [row] = on('2014-07-01', 'residence-registration');
    expect(row).toMatchObject({
      decree: '167/2013/NĐ-CP',
      names: { vi: expect.stringContaining('lưu trú') },
      sample: true,
    });
    const checked = shared.legalBases.provisions.map((each) => ({ ...each, sample: false }));
    expect(legalBasisRows({ ...shared.legalBases, provisions: checked }).every(({ sample }) => sample)).toBe(true);
  });

  test('leaves out the days before the first term that is known', () => {
    expect(on('2013-06-30', 'residence-registration')).toEqual([]);
    expect(on('2013-07-01', 'residence-registration')).toHaveLength(1);
  });
});
