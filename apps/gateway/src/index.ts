export { services as servicesHeard } from './consuming/consume.ts';
export { openGateway, type Gateway } from './gateway.ts';
export type { GatewayOptions } from './gateway-options.ts';
export type { GatewayHealth } from './operations/health.ts';
export {
  OperationRefused,
  type By,
  type Checked,
  type Operations,
  type RebuildProgress,
  type Rebuilt,
  type Watching,
} from './operations/operations.ts';
export type { Republisher } from './generations/republisher.ts';
export { reportFilesAt, type ReadReportFile } from './reports/own-form/file-over-http.ts';
export { recordsAt, type ReadRecord } from './reports/http/record-over-http.ts';
export { operationsEvents } from './operations/operations-stream.ts';
export type { Question } from './figure/question.ts';
export { QuestionRefused } from './figure/question.ts';
export type { Figure, FigureValue } from './figure/value.ts';
export { bulkLoad, type BulkSource, type Loaded } from './ledger/rebuild/bulk-load.ts';
export { LedgerReader } from './ledger/reader.ts';
export { ledgerOf, type Ledger } from './ledger/schema.ts';
export { defaultLimits, type Limits } from './graphql/limits/limits.ts';
export { measureNamed, measures } from './measures/catalogue.ts';
export type { MeasureEntry } from './measures/entry.ts';
