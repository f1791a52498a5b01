export type {
  Actor,
  Day,
  EventToAppend,
  Instant,
  LogEvent,
  LogIdentity,
  Metadata,
  Origin,
  Position,
  Predecessor,
  StreamEvent,
} from './envelope.ts';
export { parsePosition, printPosition } from './envelope.ts';
export type { Erased, SealedFor } from './sealed.ts';
export { erased, isErased, sealedForService, sealedForSubject, sealingOf } from './sealed.ts';
export { erasureActions } from './erasure/erase-person.ts';
export type { PersonErased } from './erasure/erasure-events.ts';
export { cited, erasureCarriedOut, isErasureEvent, personErased, subjectsIn } from './erasure/erasure-events.ts';
export type {
  AnyEvents,
  DataOfEvent,
  EventName,
  Events,
  EventVersion,
  EventVersions,
  NewEvent,
  NewEventOf,
  PlacedEvent,
  RecordedEvent,
  RecordedOf,
} from './events.ts';
export { defineEvents, definitionOf, UnknownEvent, upcast, v, wireType } from './events.ts';
export type { JsonValue, Refusal, Refusals, Rejected } from './refusals.ts';
export { defineRefusals, isRejected, reject } from './refusals.ts';
export { detailValues, detailWords, type DetailName } from './refusal-details.data.ts';
export type { Scope, Sensitivity } from './scope.ts';
export type {
  AttachedContent,
  Elsewhere,
  FiguresAsked,
  LookUp,
  LookUps,
  OwnRecords,
  ReferenceRows,
  Resolved,
} from './look-up.ts';
export { figuresAsOf, lookUp, ownRecord } from './look-up.ts';
export type { Approves, Command, Deciding, Title } from './command.ts';
export { command } from './command.ts';
export type { Approving } from './own-work.ts';
export { actorsOf, ownWorkFault } from './own-work.ts';
export type { Belonging, Evolve, Reader, StreamType, Summary } from './stream-type.ts';
export { fold, idIn, idOf, streamName, streamType, versionName } from './stream-type.ts';
export type {
  Asking,
  Column,
  Columns,
  ColumnType,
  EventHandlers,
  Projecting,
  Question,
  RowOf,
  Selection,
  Table,
  TableDefinition,
  TableDefinitions,
  TablesOf,
} from './question.ts';
export { firstVisible, on, onAny, question, table } from './question.ts';
export type { Contract, ContractData, ContractEvent } from './contract-event.ts';
export type { ReferenceData, RowChange } from './reference-data.ts';
export { referenceData, rowsFrom } from './reference-data.ts';
export type { Publication } from './publish.ts';
export { publish } from './publish.ts';
export type { Process, ProcessInput, ProcessSource, Reaction } from './process.ts';
export { fromContract, fromEvent, process } from './process.ts';
export type {
  ColumnKind,
  Importing,
  ListEntry,
  ListSource,
  Register,
  RegisterColumn,
  RegisterEntries,
  RegisterTwins,
  RowCommand,
  RowValue,
  RowValues,
  TwinKey,
} from './register.ts';
export { register, registerOfEntries } from './register.ts';
export type { Drawing, Places, PlaceValue, Printed, PrintOut, Sheet } from './print-outs/print-out.ts';
export { printOut } from './print-outs/print-out.ts';
export type { PrintOutTemplate, TemplateBlock } from './print-outs/print-out-template.ts';
export { printOutTemplate } from './print-outs/print-out-template.ts';
export { layoutFault } from './print-outs/layout-fault.ts';
export type { HeldTemplate, OwnTemplates } from './print-outs/print-out-templates.ts';
export { noTemplates, printOutId, templateEvents, templateOn } from './print-outs/print-out-templates.ts';
export { hosted } from './hosted.ts';
export type { OnPaper, OwnPaper } from './files/on-paper.ts';
export { onPaper } from './files/on-paper.ts';
export type { Service } from './service.ts';
export { service } from './service.ts';
export type { CalendarEntry, CalendarFeed, CalendarTold, Outgoing, OutgoingMessage, OutgoingRow } from './outgoing.ts';
export type { LinkableRecord, Links } from './links.ts';
export { linkEvents, linkRefusals, links } from './links.ts';
export type { AttachedFile, Files, Paper, PaperKind, Withdrawal } from './files/file-events.ts';
export { FILE_SUBJECT, fileEvents, paperKinds } from './files/file-events.ts';
export { fileRefusals } from './files/file-refusals.ts';
export type { FiledRecord, FileDesk, StoredFile, Upload, UploadRule } from './files/filed.ts';
export { filesOf, maySeeFile, takesFiles } from './files/files.ts';
export type { Thread } from './apart.ts';
export { Apart } from './apart.ts';
export { someAtATime } from './some-at-a-time.ts';
