import type { CountTable } from './count-table.ts';

// Checked by the compiler alone: each line under an expectation must NOT compile.

const said = { title: { vi: 'Số lượt', en: 'Visits' }, levels: ['province'], breakdowns: [] } as const;

export const visits: CountTable = { ...said, counts: 'visits', grains: ['month'] };
export const people: CountTable = { ...said, counts: 'people', once: true, grains: ['quarter', 'year'] };

// @ts-expect-error counts that are added stand in one grain
export const twoGrains: CountTable = { ...said, counts: 'visits', grains: ['month', 'quarter'] };

// @ts-expect-error only people are counted once
export const visitsOnce: CountTable = { ...said, counts: 'visits', once: true, grains: ['quarter'] };

// @ts-expect-error a table is of one unit of count
export const mixed: CountTable = { ...said, counts: ['people', 'visits'], grains: ['month'] };

// @ts-expect-error a table is of some period
export const timeless: CountTable = { ...said, counts: 'people', once: true, grains: [] };
