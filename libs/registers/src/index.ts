export { BadFile, type BadFileReason } from './bad-file.ts';
export { limits } from './limits.ts';
export { refusedFile, type NotTaken } from './refused.ts';
export {
  changedFields,
  outcomes,
  twinReasons,
  type Outcome,
  type OutcomeName,
  type TwinFound,
} from './rows/outcome.ts';
export { readRow, type Decision, type ReadRow, type Reason, type Understanding } from './rows/read-row.ts';
export { survey, type Surveyed } from './survey.ts';
export { totalsIn, whyUnread, type CellNamed, type Total, type Totals, type WhyUnread } from './totals.ts';
export { templateOf, type Offered } from './template.ts';
export { List } from './values/list.ts';
export { Units } from './values/unit.ts';
export type { Cell, SheetRow } from './xlsx/cell.ts';
export { writeWorkbook, type WrittenCell, type WrittenSheet } from './xlsx/write-workbook.ts';
