export type { Cell, Margin, MarginKind, Reason, Release, ReleasedCell, ReleaseRequest, Value } from './table.ts';
export { ReleaseFault, releaseOf } from './table.ts';
export type { Hierarchy, Place } from './margins.ts';
export { keyOf, marginsOf } from './margins.ts';
export { sumOf } from './sum.ts';

export type { Solver } from './solver.ts';
export { loadSolver } from './solver.ts';
export type { Extent, ReleaseDecision } from './decide.ts';
export { decideRelease } from './decide.ts';
export type { Exposed } from './exposed.ts';
export type { Span } from './ranges.ts';
export type { CellRange } from './range.ts';
export { rangesOf } from './range.ts';
