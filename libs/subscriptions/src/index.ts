export { appendOnce } from './append-once.ts';
export { contractsHeard } from './inbound/inbound.ts';
export { Checkpoints, Deposed } from './readers/checkpoint.ts';
export { contractEvent, contractMessages, derivedId, type Publishing } from './publishing/contract-message.ts';
export { decoder, type Decoded, type Decoder } from './decode.ts';
export { gather, GATHERING_MS } from './readers/gathering.ts';
export { forEachGeneration, type EachGeneration } from './generations/each-generation.ts';
export { ERASER, type ErasedBeside } from './eraser.ts';
export {
  generationAfterRestore,
  generationEvents,
  GenerationsLog,
  type Generations,
} from './generations/generations.ts';
export { ReaderBoard, type ReaderHealth } from './readers/health.ts';
export { LogHashKeeper, type LogHashKeeperOptions } from './log-hash/keeper.ts';
export { LogHashBehind, LogHashes, type LogHashesOptions } from './log-hash/log-hashes.ts';
export type { Answer, WantedCommand } from './processes/process-runner.ts';
export { keepRunning } from './readers/keep-running.ts';
export { Publisher, type PublisherOptions } from './publishing/publisher.ts';
export { ReadSide, type ReadSideOptions } from './read-side.ts';
export type { Rebuilt } from './questions/rebuild.ts';
export { applyReferences, orderOfWriting, referenceRows } from './inbound/reference-rows.ts';
export { kebab, registerOf } from './questions/register.ts';
export { runLeased } from './readers/run-leased.ts';
export { prepareReadSide, schemaOf } from './schema.ts';
export {
  beginStep,
  DISCLOSED,
  parseTraceparent,
  tracedHandler,
  unsampled,
  within,
  withinAll,
  type Step,
  type StepWanted,
} from './tracing.ts';
