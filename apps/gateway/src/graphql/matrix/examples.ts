import type { TestGateway } from '../examples.ts';
import { beginning, directive879, inspectionRecord, type Published } from '../records/examples.ts';
import { joint, visit } from '../../examples.ts';

/** Records for tests of the matrix: recorded work as services publish it. */

export interface WorkOf {
  readonly id: string;
  readonly agencies: readonly string[];
  readonly on?: string;
  readonly obligations?: readonly string[];
  readonly withdrawn?: boolean;
  readonly sameAs?: string | null;
  readonly endedOn?: string | null;
}

/** Recorded work of any kind, `<service>.<kind>`. */
export function work(type: string, content: object, of: WorkOf): Published {
  const { id, agencies, on = '2013-08-20', obligations = [], withdrawn = false, sameAs = null, endedOn = null } = of;
  return {
    type,
    subject: `${type.split('.')[1]!}-${id}`,
    data: {
      ...{ record: id, occurredOn: on, endedOn, unit: '105@2004-10-25', placements: [], lead: agencies[0]! },
      participants: agencies.map((agency) => ({ agency, confirmed: true })),
      ...{ obligations, stretches: [{ from: on, content }], withdrawn, sameAs, openPairs: 0 },
    },
  };
}

export function guidance(of: WorkOf): Published {
  return work('agencies.guidance', { topic: 'other' }, of);
}

/** A hotspot: restricted, and it lasts until it is removed. */
export function hotspot(of: WorkOf): Published {
  return work('inspections.hotspot', { kind: 'public-place' }, of);
}

export interface PlanOf extends WorkOf {
  readonly period: { readonly from: string; readonly to: string };
  readonly targets: readonly { readonly indicator: string; readonly unit: string | null; readonly value: number }[];
}

export function planOf({ period, targets, ...of }: PlanOf): Published {
  const content = { level: 'province', planType: 'year', continuation: 'new', period, targets };
  const { data, ...rest } = work('agencies.plan', content, of);
  return { ...rest, data: { ...(data as object), unit: '12@0000-00-00' } };
}

export function followUpOf(code: string, addressee: string, more: object = {}, occurredOn = '2013-07-16'): Published {
  const data = {
    ...{
      directive: '879',
      code,
      addressee,
      issuer: 'ppc',
      requested: false,
      assignedOn: '2013-07-16',
      state: 'assigned',
    },
    ...{ dueOn: null, endsOn: null, lastProgressOn: null, checks: 0 },
    ...more,
  };
  return { type: 'agencies.follow-up', subject: `followUp-879-${code}-${addressee}`, data, occurredOn };
}

export function linked(service: string, record: string, change: { added?: string[]; removed?: string[] }): Published {
  const { added = [], removed = [] } = change;
  return { type: `${service}.links`, subject: `links-${record}`, data: { record, added, removed } };
}

/** K1 by police, health and culture, for two obligations; K2 by police; K3 by health and labour. */
export const jointVisits: readonly Published[] = [
  inspectionRecord('k1', { ...visit, ...joint('police', 'health', 'culture'), obligations: ['879/O31', '879/O14'] }),
  inspectionRecord('k2', { ...visit, ...joint('police'), obligations: ['879/O31'] }),
  inspectionRecord('k3', { ...visit, ...joint('health', 'labour'), obligations: ['879/O31'] }),
];

export interface ReleaseOf {
  readonly id: string;
  readonly indicator: string;
  readonly agency: string;
  readonly obligation: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly value: number | 'withheld';
}

/** A table of one cell, the province's. */
export function releaseOf({ id, value, obligation, ...rest }: ReleaseOf): Published {
  const cells = [{ unit: '12@0000-00-00', dimensions: {}, value }];
  const edition = { edition: 1, threshold: 5, releasedOn: '2013-12-20' };
  return {
    type: 'inspections.release',
    subject: `release-${rest.indicator}`,
    data: { release: id, ...rest, ...edition, cells, obligations: [obligation] },
  };
}

/** A period that police, health and culture are obliged to report on, and labour is asked to. */
export function reportingPeriodOf(
  period: string,
  days: {
    readonly from: string;
    readonly to: string;
    readonly dueOn: string;
    readonly obligation?: string;
    readonly through?: string;
    readonly consolidation?: string;
    readonly consolidatedDueOn?: string;
  },
): Published {
  const addressees = ['police', 'health', 'culture', 'labour'].map((agency) => ({
    ...{ agency, group: 'member', manner: agency === 'labour' ? 'asked' : 'obliged' },
  }));
  const data = {
    ...{ regime: '879', calendar: 'calendar', period, kind: 'six-monthly', cutOff: days.to, through: 'dolisa' },
    ...{ obligation: '879/O31', consolidation: null, consolidatedDueOn: null, ...days, addressees, withdrawn: false },
  };
  return { type: 'reporting.period', version: 2, subject: `reportingPeriod-879.${period}`, data };
}

/** The report that consolidates those of such a period. */
export function consolidated(period: string, more: object = {}): Published {
  const data = {
    ...{ regime: '879', period, kind: 'six-monthly', through: 'dolisa', obligation: null, withdrawn: false },
    editions: [{ number: '5/BC', dated: '2013-12-20' }],
    ...more,
  };
  return { type: 'reporting.consolidation', subject: `consolidation-879.${period}`, data };
}

/** A report of such a period that came in. */
export function received(period: string, agency: string, more: object = {}): Published {
  const data = {
    ...{ regime: '879', period, kind: 'six-monthly', to: '2013-09-30', agency, group: 'member', manner: 'obliged' },
    ...{ through: 'dolisa', receivedOn: '2013-10-09', timeliness: 'on-time', content: 'figures' },
    ...{ obligation: '879/O31', withdrawn: false, ...more },
  };
  return { type: 'reporting.receipt', subject: `receipt-879.${period}.${agency}`, data };
}

const [first] = directive879.obligations;

/** Directive 879 with obligations of several kinds: O31 of three, O14 of culture, O40 once, O34 only asked. */
export const directiveOfMany = {
  ...directive879,
  obligations: [
    { ...first!, addressees: ['police', 'health', 'culture'] },
    { ...first!, code: 'O14', addressees: ['culture'] },
    { ...first!, code: 'O34', role: 'requested', addressees: ['labour'] },
    { ...first!, code: 'O40', periodicity: 'once', addressees: ['police'] },
  ],
};

/** Who is who, that directive, and no follow-up yet. */
export const start: readonly Published[] = [
  ...beginning.filter(({ type }) => type !== 'agencies.follow-up' && type !== 'agencies.directive'),
  { type: 'agencies.directive', subject: 'directive-879', data: directiveOfMany },
];

export const HALF = 'from: "2013-07-01", to: "2013-12-31"';
export const SHORT = 'obligation { code } addressee { agency } state overdue dueOn dueBy activities standing lastOn';

export interface Cell {
  readonly obligation: { readonly code: string };
  readonly addressee: { readonly agency: string };
  readonly [field: string]: unknown;
}

/** The cells of a period by obligation and addressee, `O31 police`. @throws Error where the gateway refuses anything */
export async function matrixOf(
  gateway: TestGateway,
  days = HALF,
  as = 'committee',
): Promise<Readonly<Record<string, Cell>>> {
  const query = `{ coverage(directive: "879", ${days}) { rows { cells { ${SHORT} } } } }`;
  const { data, errors } = await gateway.ask(query, { as });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const cells: readonly Cell[] = data.coverage.rows.flatMap((row: { readonly cells: readonly Cell[] }) => row.cells);
  return Object.fromEntries(cells.map((cell) => [`${cell.obligation.code} ${cell.addressee.agency}`, cell]));
}
