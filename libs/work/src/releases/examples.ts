import { inMemory } from '@lien-nganh/testing';
import { z } from 'zod';
import { work } from '../work.ts';
import { releases } from './release.ts';
import type { Released, Releases } from './state.ts';
import { periodTotals, type CountedHere } from './totals.ts';

/** A little province whose office counts. All of it is invented. */

const unit = (key: string, type: string, parentCode: string | null) => {
  const [code, validFrom] = key.split('@') as [string, string];
  const none = { aliases: [], changes: [] };
  return { ...none, unit: key, code, name: code, type, parentCode, validFrom, validTo: null };
};

export const province = '90@2004-01-01';
export const north = '901@2004-01-01';
export const south = '902@2004-01-01';
export const communes = ['90101', '90102', '90103'].map((code) => `${code}@2004-01-01`);
const southern = ['90201', '90202'].map((code) => `${code}@2004-01-01`);
export const allCommunes = [...communes, ...southern];

const units = [
  unit(province, 'tỉnh', null),
  unit(north, 'huyện', '90'),
  unit(south, 'huyện', '90'),
  ...communes.map((key) => unit(key, 'xã', '901')),
  ...southern.map((key) => unit(key, 'xã', '902')),
];

const agency = (slug: string) => ({
  ...{ agency: slug, names: { vi: slug, en: slug }, sector: slug, level: 'province', unitCode: '90' },
  ...{ validFrom: '2004-01-01', validTo: null, superiors: [], duties: [], membership: [], codes: [], successors: [] },
});

const indicator = (code: string, sensitivity: string, service = 'sample') => ({
  ...{ code, definitionVersion: 1, measure: null, service, sensitivity, obligations: ['879/O16'] },
  ...{ validFrom: '2004-01-01', validTo: null },
});

const tables = {
  units: Object.fromEntries(units.map((one) => [one.unit, one])),
  agencies: Object.fromEntries(['office', 'other'].map((slug) => [slug, agency(slug)])),
  indicators: Object.fromEntries(
    [
      indicator('contacts', 'withhold-small'),
      indicator('reached', 'withhold-small'),
      indicator('items', 'internal'),
      indicator('cases', 'withhold-small'),
      indicator('elsewhere', 'withhold-small', 'other'),
    ].map((row) => [`${row.code}@1`, row]),
  ),
  obligations: {},
};

const anywhere = ['commune', 'district', 'province'] as const;
const channel = { dimension: 'channel', members: ['fixed', 'outreach'], nature: 'partition' } as const;

/** A place that is known to the office alone. */
export const site = work({
  ...{ service: 'sample', prefix: 'site', title: { vi: 'Cơ sở', en: 'Site' }, content: z.strictObject({}), input: {} },
  ...{ lasts: true, restricted: true, measures: [], says: () => 'site' },
});

export const here: CountedHere = {
  service: 'sample',
  duty: 'programme',
  facilities: 'site',
  tables: {
    contacts: {
      ...{ title: { vi: 'Lượt tiếp cận', en: 'Contacts' }, counts: 'visits', grains: ['month'] },
      ...{ levels: anywhere, breakdowns: [channel], byFacility: true },
    },
    reached: {
      ...({ title: { vi: 'Người được tiếp cận', en: 'People reached' }, counts: 'people', once: true } as const),
      ...{ grains: ['quarter', 'year'] as const, levels: ['district', 'province'], breakdowns: [] },
    },
    items: {
      title: { vi: 'Vật dụng', en: 'Items' },
      counts: 'items',
      grains: ['month'],
      levels: anywhere,
      breakdowns: [],
    },
    cases: {
      ...{ title: { vi: 'Vụ việc', en: 'Cases' }, counts: 'cases', grains: ['month'], levels: anywhere },
      breakdowns: [{ dimension: 'sex', members: ['female', 'male'], nature: 'not-exhaustive' }],
    },
    elsewhere: {
      ...{ title: { vi: 'Việc khác', en: 'Others' }, counts: 'visits', grains: ['month'] },
      ...{ levels: anywhere, breakdowns: [] },
    },
  },
};

export const totals = periodTotals(here);
export const release = releases(here);

export const july = { from: '2013-07-01', to: '2013-07-31' };
export const august = { from: '2013-08-01', to: '2013-08-31' };

/** An office with its records, and the two things that are done with them. */
export function office() {
  const by = { account: 'a-1', agency: 'office', role: 'head' };
  const memory = inMemory([totals, release, site], tables, { by, today: '2014-02-01' });
  const count = (table: string, unit: string, told: number | readonly object[], period = july) =>
    memory.send(totals, 'record', {
      ...{ on: period.to, unit, lead: 'office', period },
      figures: { table, lines: typeof told === 'number' ? [{ by: {}, count: told }] : told },
    });
  const publish = (indicator = 'contacts', period = july, agency = 'office') =>
    memory.send(release, 'publish', { indicator, period, agency });
  return { ...memory, count, publish };
}

export type Office = ReturnType<typeof office>;

export async function counted(told: readonly (number | null)[], at: Office = office()) {
  for (const [index, count] of told.entries())
    if (count !== null) await at.count('contacts', allCommunes[index]!, count);
  return at;
}

export function editions({ stateOf }: Office, indicator = 'contacts'): readonly Released[] {
  const state = stateOf('release', indicator) as Releases;
  return state.is === 'none' ? [] : state.released;
}

/** What the newest edition says of the totals of the units. */
export function told(at: Office, indicator = 'contacts') {
  const cells = editions(at, indicator).at(-1)?.cells ?? [];
  return Object.fromEntries(
    cells.filter(({ by }) => Object.keys(by).length === 0).map(({ unit, value }) => [unit, value]),
  );
}

const julyOf = (unit: string) => ['contacts', unit, july.from, july.to].join('.');

export function withdraw(at: Office, unit: string) {
  return at.send(totals, 'withdraw', { reason: 'Nhập nhầm' }, { id: julyOf(unit) });
}

export async function correct(at: Office, unit: string, count: number) {
  const changes = { figures: { table: 'contacts', lines: [{ by: {}, count }] } };
  return at.send(totals, 'correct', { changes, reason: 'Đếm lại' }, { id: julyOf(unit) });
}
