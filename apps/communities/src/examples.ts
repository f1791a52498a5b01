import type { StreamType } from '@lien-nganh/kernel';
import { inMemory, rowsOf, type Tables } from '@lien-nganh/testing';

/** The little district of the specs: what the reference tables hold. All of it is invented. */

const reaches = { aliases: [], changes: [] as readonly unknown[] };
const unit = (key: string, type: string, parentCode: string, more: object = {}) => {
  const [code, validFrom] = key.split('@') as [string, string];
  return { ...reaches, unit: key, code, name: code, type, parentCode, validFrom, validTo: null, ...more };
};

export const district = '901@2004-01-01';
export const communeA = '90101@2004-01-01';
export const communeB = '90102@2004-01-01';
/** Went wholly into the next one, with another commune, on 1 January 2014. */
export const mergedOne = '90103@2004-01-01';
export const mergedTwo = '90104@2004-01-01';
export const merger = '90105@2014-01-01';
export const elsewhere = '90201@2004-01-01';
const intoMerger = { on: '2014-01-01', kind: 'merge', extent: 'whole', basis: null, to: merger };

const units = [
  unit('90@2004-01-01', 'tỉnh', ''),
  unit(district, 'huyện', '90'),
  unit(communeA, 'xã', '901'),
  unit(communeB, 'thị trấn', '901'),
  unit(mergedOne, 'xã', '901', { validTo: '2014-01-01', changes: [intoMerger] }),
  unit(mergedTwo, 'xã', '901', { validTo: '2014-01-01', changes: [intoMerger] }),
  unit(merger, 'xã', '901'),
  unit(elsewhere, 'xã', '902'),
];

const agency = (slug: string) => ({
  ...{ agency: slug, names: { vi: slug, en: slug }, sector: slug, level: 'province', unitCode: '90' },
  ...{ validFrom: '2004-01-01', validTo: null, superiors: [], duties: [], membership: [], codes: [], successors: [] },
});

const indicator = (code: string, measure: string, obligation: string) => ({
  ...{ code, measure, obligations: [`879/${obligation}`], validFrom: '2004-01-01', validTo: null },
});
const obligation = (code: string, addressees: readonly string[]) => ({
  ...{ code, directive: '879', addressees, issuedOn: '2013-01-01', endsOn: null },
});

const tables: Tables = {
  units: Object.fromEntries(units.map((one) => [one.unit, one])),
  agencies: {
    ...Object.fromEntries(['labour', 'police', 'front'].map((slug) => [slug, agency(slug)])),
    'district-901': { ...agency('district-901'), level: 'district', unitCode: '901' },
  },
  indicators: {
    registered: indicator('registered', 'communities.healthy-commune-registered', 'O29'),
    models: indicator('models', 'communities.model', 'O09'),
    guided: indicator('guided', 'communities.commune-guided', 'O15'),
    'people-given-loans@1': {
      ...indicator('people-given-loans', 'communities.release', 'O29'),
      ...{ definitionVersion: 1, service: 'communities', sensitivity: 'withhold-small' },
    },
  },
  obligations: {
    '879/O09': obligation('O09', ['labour']),
    '879/O15': obligation('O15', ['police']),
    '879/O29': obligation('O29', ['district-901']),
  },
};

export const rows = rowsOf(tables);

/** An officer of the district, in the middle of 2015. */
const defaults = {
  by: { account: 'account-1', agency: 'district-901', role: 'officer' },
  today: '2015-06-30',
};

export function recordsOf(...types: readonly StreamType[]) {
  return inMemory(types, tables, defaults);
}
