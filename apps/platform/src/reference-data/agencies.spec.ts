import { beforeAll, describe, expect, test } from '@jest/globals';
import { lasts } from '@lien-nganh/contracts/reference';
import { namesOn } from './agencies.ts';
import { loadProvince, type ProvinceData } from './load.ts';

const { signal } = new AbortController();
let province: ProvinceData;

beforeAll(async () => {
  province = await loadProvince('lai-chau', signal);
});

describe('the agencies', () => {
  const onMapOf2025 = () => province.agencies.agencies.filter(({ level }) => level === 'commune');

  test('are those that the dispatch addresses, with a sample for each group that it does not list', () => {
    const addressed = province.agencies.agencies.filter(({ level }) => level !== 'commune');
    expect(addressed.map((agency) => agency.slug)).toEqual([
      ...['ppc', 'ppc-office', 'dolisa', 'police', 'health', 'culture', 'fatherland-front', 'other-members'],
      'member-organisations',
      ...[105, 106, 107, 108, 109, 110, 111, 112].map((code) => `district-${code}`),
    ]);
    expect(addressed.filter((agency) => agency.sample).map((agency) => agency.slug)).toEqual([
      'other-members',
      'member-organisations',
    ]);
  });

  test('have a People’s Committee for each commune and ward of 2025, which stands below the province’s', () => {
    const units = province.units.filter(({ validFrom }) => validFrom === '2025-07-01');
    expect(onMapOf2025().map(({ slug, unitCode, validFrom }) => [slug, unitCode, validFrom])).toEqual(
      units.map(({ code }) => [`commune-${code}`, code, '2025-07-01']),
    );
    expect(onMapOf2025()).toHaveLength(38);
    for (const { names, unitCode, superiors, sample } of onMapOf2025()) {
      const unit = units.find(({ code }) => code === unitCode)!;
      expect(names.map(({ vi }) => vi)).toEqual([`Ủy ban nhân dân ${unit.type} ${unit.name}`]);
      expect([superiors.map(({ agency }) => agency), sample]).toEqual([['ppc'], true]);
    }
  });

  test('the committees of the districts end with the districts, and one is called as on the day', () => {
    const districts = province.agencies.agencies.filter((agency) => agency.level === 'district');
    expect(new Set(districts.map((agency) => agency.validTo))).toEqual(new Set(['2025-07-01']));
    const [town] = districts;
    expect(namesOn(town!, '2013-07-16').vi).toBe('Ủy ban nhân dân thị xã Lai Châu');
    expect(namesOn(town!, '2013-12-28').vi).toBe('Ủy ban nhân dân thành phố Lai Châu');
    expect(namesOn(town!, '2026-01-01').vi).toBe('Ủy ban nhân dân thành phố Lai Châu');
  });

  test('whatever an agency that ends leaves open has a body that goes on, and a sample decision says that it is one', () => {
    const { agencies, successions } = province.agencies;
    for (const { slug, validTo } of agencies.filter((agency) => agency.validTo !== null)) {
      const heirs = successions.filter((each) => each.agency === slug);
      const rest = heirs.filter(({ duty, unitCode }) => duty === null && unitCode === null);
      expect([slug, rest.length]).toEqual([slug, 1]);
      for (const { to, on, sample } of heirs) {
        const heir = agencies.find((agency) => agency.slug === to);
        expect([slug, on, sample, heir?.validTo]).toEqual([slug, validTo, true, null]);
      }
    }
  });

  test('nothing that belongs to an agency outlasts it or begins before it', () => {
    for (const agency of province.agencies.agencies) {
      const stretches = [
        ...agency.names,
        ...agency.superiors,
        ...agency.duties,
        ...agency.membership,
        ...agency.electronicCodes,
      ];
      for (const { from, to } of stretches) {
        expect(from >= agency.validFrom).toBe(true);
        if (agency.validTo !== null) expect(to !== null && to < agency.validTo).toBe(true);
      }
    }
  });

  test.each([
    ['2013-07-16', 'dolisa'],
    ['2025-02-28', 'dolisa'],
    ['2025-03-01', 'health'],
    ['2026-11-26', 'health'],
  ])('exactly one is the standing agency on %s: %s', (on, slug) => {
    const duty = province.agencies.steeringCommittee.standingAgencyDuty;
    const holds = (each: { duty: string; from: string; to: string | null }) => each.duty === duty && lasts(each, on);
    const standing = province.agencies.agencies.filter(({ duties }) => duties.some(holds));
    expect(standing.map((agency) => agency.slug)).toEqual([slug]);
  });

  test('an office answers by order only of the agency directly above it, with the rights of the issuer', () => {
    const { byOrder, agencies } = province.agencies;
    expect(byOrder.map(({ agency, of }) => [agency, of])).toEqual([['ppc-office', 'ppc']]);
    for (const { agency, of, rights } of byOrder) {
      expect(agencies.find(({ slug }) => slug === agency)!.superiors.map((line) => line.agency)).toContain(of);
      expect(rights).toEqual(['confirm-follow-up', 'take-reports-in']);
    }
  });
});
