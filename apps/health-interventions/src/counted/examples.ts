import { inMemory } from '@lien-nganh/testing';
import { programme } from '../programme/programme.ts';
import { reportingAreas } from '../reporting-areas/reporting-areas.ts';
import { site } from '../site/site.ts';
import { release, totals } from './counted.ts';
import { tables } from './tables.data.ts';

/** A little province, all of it invented, and its health department. */

const unit = (key: string, type: string, parentCode: string | null) => {
  const [code, validFrom] = key.split('@') as [string, string];
  return { aliases: [], changes: [], unit: key, code, name: code, type, parentCode, validFrom, validTo: null };
};

export const province = '90@2004-01-01';
export const north = '901@2004-01-01';
export const south = '902@2004-01-01';
export const communes = ['90101', '90102', '90201', '90202'].map((code) => `${code}@2004-01-01`);

const units = [
  unit(province, 'tỉnh', null),
  unit(north, 'huyện', '90'),
  unit(south, 'huyện', '90'),
  ...communes.map((key) => unit(key, 'xã', key.slice(0, 3))),
];

const open = {
  'communes-with-harm-reduction': 'open',
  'condoms-distributed': 'internal',
  'needles-syringes': 'internal',
};

/** As the catalogue has them. */
const evidence: Readonly<Record<string, readonly string[]>> = {
  'communes-with-harm-reduction': ['O05', 'O16'],
  'hiv-tests-with-counselling': ['O17'],
  'people-tested': ['O17'],
  'sti-examinations': ['O17'],
  'treatment-referrals': ['O05', 'O17'],
};

const indicators = Object.keys(tables).map((code) => ({
  ...{ code, definitionVersion: 1, measure: null, service: 'health-interventions' },
  sensitivity: (open as Readonly<Record<string, string>>)[code] ?? 'withhold-small',
  obligations: (evidence[code] ?? ['O16']).map((obligation) => `879/${obligation}`),
  ...{ validFrom: '2004-01-01', validTo: null },
}));

const health = {
  ...{ agency: 'health', names: { vi: 'Sở Y tế', en: 'Health' }, sector: 'health', level: 'province', unitCode: '90' },
  ...{ validFrom: '2004-01-01', validTo: null, superiors: [], duties: [], membership: [], codes: [], successors: [] },
};

const reference = {
  units: Object.fromEntries(units.map((one) => [one.unit, one])),
  agencies: { health },
  indicators: Object.fromEntries(indicators.map((one) => [`${one.code}@1`, one])),
  obligations: {},
};

export const quarter = { from: '2013-06-15', to: '2013-09-14' };
export const autumn = { from: '2013-09-15', to: '2013-12-14' };
export const onDay = { from: '2013-09-14', to: '2013-09-14' };

export type Table = keyof typeof tables;
type Period = typeof quarter;

export const whole = (count: number) => ({ by: {}, count });

/** The programme with its records, and what is done with them. */
export function theProgramme() {
  const by = { account: 'a-1', agency: 'health', role: 'head' };
  const types = [site, programme, reportingAreas, totals, release];
  const memory = inMemory(types, reference, { by, today: '2014-02-01' });
  const count = (table: Table, at: string, lines: number | readonly object[], period: Period = quarter) =>
    memory.send(totals, 'record', {
      ...{ on: period.to, unit: at, lead: 'health', period },
      figures: { table, lines: typeof lines === 'number' ? [whole(lines)] : lines },
    });
  const publish = (indicator: Table, period: Period = quarter) =>
    memory.send(release, 'publish', { indicator, period, agency: 'health' });
  const areas = (told: readonly object[]) =>
    memory.send(reportingAreas, 'record', { on: '2013-01-01', unit: province, lead: 'health', areas: told });
  /** Cells of the newest edition, as `unit by value`. */
  const told = (indicator: Table) => {
    const state = memory.stateOf('release', indicator) as {
      readonly released: readonly { readonly cells: readonly Cell[] }[];
    };
    return state.released.at(-1)!.cells;
  };
  return { ...memory, count, publish, areas, told };
}

interface Cell {
  readonly unit: string;
  readonly by: Readonly<Record<string, string>>;
  readonly value: number | 'withheld' | 'missing';
}
