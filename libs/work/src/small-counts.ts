export { communesMissing } from './releases/areas.ts';
export type { Breakdown, By, CountTable, CountTables, Line } from './releases/count-table.ts';
export { DEFAULT_THRESHOLD } from './releases/decided.ts';
export { isReleaseEvent } from './releases/events.ts';
export { publishReleases, releases } from './releases/release.ts';
export { registersOfTotals } from './releases/registers-of-totals.ts';
export { toRelease } from './releases/to-release.ts';
export { periodTotals, type CountedHere } from './releases/totals.ts';
