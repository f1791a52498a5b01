export { appendOnce } from './append-once.ts';
export { contractsHeard } from './inbound.ts';
export { Checkpoints, Deposed } from './checkpoint.ts';
export { contractEvent, contractMessages, derivedId, type Publishing } from './contract-message.ts';
export { decoder, type Decoded, type Decoder } from './decode.ts';
export { gather, GATHERING_MS } from './gathering.ts';
export { forEachGeneration, type EachGeneration } from './each-generation.ts';
export { ERASER, type ErasedBeside } from './eraser.ts';
export { generationAfterRestore, generationEvents, GenerationsLog, type Generations } from './generations.ts';
export { ReaderBoard, type ReaderHealth } from './health.ts';
export { LogHashKeeper, type LogHashKeeperOptions } from './log-hash/keeper.ts';
export { LogHashBehind, LogHashes, type LogHashesOptions } from './log-hash/log-hashes.ts';
export type { Answer, WantedCommand } from './process-runner.ts';
export { keepRunning } from './keep-running.ts';
export { Publisher, type PublisherOptions } from './publisher.ts';
export { ReadSide, type ReadSideOptions } from './read-side.ts';
export type { Rebuilt } from './rebuild.ts';
export { applyReferences, orderOfWriting, referenceRows } from './reference-rows.ts';
export { kebab, registerOf } from './register.ts';
export { runLeased } from './run-leased.ts';
export { prepareReadSide, schemaOf } from './schema.ts';
export {
  beginStep,
  DISCLOSED,
  parseTraceparent,
  tracedHandler,
  unsampled,
  within,
  type Step,
  type StepWanted,
} from './tracing.ts';
