import { lasts } from '@lien-nganh/contracts/reference';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { reportingRegime } from '../bootstrap/plan/reporting.ts';
import { expanded, runningText } from './directive.ts';
import { loadProvince, loadShared, type ProvinceData, type SharedData } from './load.ts';

const { signal } = new AbortController();
let province: ProvinceData;
let shared: SharedData;

beforeAll(async () => {
  province = await loadProvince('lai-chau', signal);
  shared = await loadShared(signal);
});

interface Addressee {
  readonly agency: string;
  readonly group: string;
  readonly manner: string;
  readonly from: string;
  readonly to: string | null;
}

describe('directive 879', () => {
  const directive = () => province.directives[0]!;

  test.each([
    ['2013-12-31', 13, 'district', 8],
    ['2025-06-14', 12, 'district', 8],
    ['2025-12-14', 42, 'commune', 38],
  ])('is reported on %s by %i who must, of them each %s', (on, all, group, ofGroup) => {
    const { input } = reportingRegime(directive(), '879', province.agencies.agencies);
    const { addressees } = input as { readonly addressees: readonly Addressee[] };
    const due = addressees.filter(({ manner, from, to }) => manner === 'obliged' && lasts({ from, to }, on));
    expect(due).toHaveLength(all);
    const named = due.filter((one) => one.group === group).map(({ agency }) => agency);
    expect(named).toHaveLength(ofGroup);
    expect(new Set(named.map((agency) => agency.split('-')[0]))).toEqual(new Set([group]));
  });

  test('has its 40 obligations, O01 to O40, in order', () => {
    expect(province.directives).toHaveLength(1);
    expect(`${directive().number}/${directive().symbol}`).toBe('879/UBND-VX');
    expect(directive().obligations.map((obligation) => obligation.code)).toEqual(
      Array.from({ length: 40 }, (_, index) => `O${String(index + 1).padStart(2, '0')}`),
    );
  });

  test('sets no due date, and a periodicity for reports only', () => {
    expect(directive().obligations.filter((obligation) => obligation.dueOn !== null)).toEqual([]);
    const set = directive().obligations.filter((obligation) => obligation.periodicityFrom === 'dispatch');
    expect(set.map((obligation) => obligation.code)).toEqual(['O37', 'O38', 'O39']);
  });

  test('every obligation has the exact words of the document, an indicator and an agency that answers for it', () => {
    const document = runningText(directive().document);
    for (const obligation of directive().obligations) {
      expect(document).toContain(obligation.words);
      expect(obligation.indicators).not.toEqual([]);
      expect(expanded(directive(), obligation.addressees)).not.toEqual([]);
    }
  });

  test('an obligation of all members and districts is one of thirteen agencies', () => {
    expect(expanded(directive(), ['all-members', 'concerned-units', 'district', 'police'])).toHaveLength(13);
  });

  test('names the same indicators for an obligation as the catalogue does', () => {
    for (const { code, indicators } of directive().obligations) {
      const listed = shared.indicators.indicators.filter((indicator) => indicator.obligations.includes(code));
      expect(indicators).toEqual(listed.map((indicator) => indicator.code));
    }
  });
});
