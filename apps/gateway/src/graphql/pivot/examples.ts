import { conditionalBusinesses, establishmentOf, establishmentsInspected, joint, visit } from '../../examples.ts';
import { cell, m, province, quyetThang, released } from '../../ledger/released/examples.ts';
import type { TestGateway } from '../examples.ts';
import { HALF, jointVisits, start } from '../matrix/examples.ts';
import { inspectionRecord, type Published } from '../records/examples.ts';

/** What pivots are asked of in tests, and how they are read. */

export const VALUE = `value { __typename ... on NumberValue { value } ... on ZeroValue { checks } ... on MissingValue { because } }`;
export const WHY = 'notTheSum { reasons { kind sentence { vi en } } rest }';
const PARTS = `rows { key name { vi } } columns { key name { vi } }
  lines { row cells { column figure { ${VALUE} } } total { figure { ${VALUE} } ${WHY} } }
  columnTotals { key figure { ${VALUE} } ${WHY} } total { ${VALUE} }
  rowsNotTheSum { reasons { kind } rest } columnsNotTheSum { reasons { kind } rest }`;

export const indicator = (data: { readonly code: string }): Published => ({
  ...{ type: 'agencies.indicator', subject: `indicator-${data.code}`, data },
});

export const byMode = {
  ...establishmentsInspected,
  code: 'visits',
  kind: 'flow',
  subject: null,
  unitOfCount: 'visits',
};
const restricted = { ...byMode, code: 'kept', sensitivity: 'restricted' };
const staff = {
  ...{ ...byMode, code: 'staff', measure: 'inspections.release', filter: {}, breakdowns: [] },
  sensitivity: 'withhold-small',
};

/** Besides the three of August in one ward: one of October in another, and one on the last day of the half-year. */
const visits = [
  inspectionRecord('v1', { ...visit, ...joint('police'), occurredOn: '2013-10-31', unit: '03387@2004-10-25' }),
  inspectionRecord('v2', { ...visit, ...joint('culture'), occurredOn: '2013-12-31', mode: 'surprise' }),
];

const table = [cell(province, 20), cell(quyetThang, 'withheld')];
const release = released(1, { indicator: 'staff', agency: 'police', period: m(8), edition: 1, cells: table });
const breakdowns = [{ dimension: 'mode', nature: 'not-exhaustive' }];

/** All that is published before anything is asked. */
export const published: readonly Published[] = [
  ...start,
  ...[{ ...byMode, breakdowns }, { ...restricted, breakdowns }, establishmentsInspected].map(indicator),
  ...[conditionalBusinesses, staff].map(indicator),
  { type: 'inspections.establishment', subject: 'establishment-e1', data: establishmentOf() },
  { type: 'inspections.release', subject: release.subject, data: release.data },
  ...jointVisits,
  ...visits,
];

export async function pivotOf(gateway: TestGateway, args: string, { days = HALF, as = 'committee' } = {}) {
  const { data, errors } = await gateway.ask(`{ pivot(${args}, ${days}) { ${PARTS} } }`, { as });
  return { told: data?.pivot, codes: errors.map(({ extensions }) => extensions['rule'] ?? extensions['code']) };
}

export type Shown = { readonly value: { readonly value?: string; readonly __typename: string } } | null;
/** The number of a figure, or what it is instead. */
export const shown = (figure: Shown) => (figure === null ? null : (figure.value.value ?? figure.value.__typename));
export interface Line {
  readonly row: string;
  readonly cells: readonly { readonly column: string; readonly figure: Shown }[];
  readonly total: {
    readonly figure: Shown;
    readonly notTheSum: { readonly reasons: readonly { kind: string }[] } | null;
  };
}
/** `row: cells = total`. */
export const lines = (all: readonly Line[]) =>
  Object.fromEntries(
    all.map(({ row, cells, total }) => [row, [...cells.map(({ figure }) => shown(figure)), shown(total.figure)]]),
  );
/** Why a sum is not the total. */
export const kinds = (why: { readonly reasons: readonly { kind: string }[] } | null) =>
  why === null ? null : why.reasons.map(({ kind }) => kind);
