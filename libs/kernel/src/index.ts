export type { Actor, Day, EventToAppend, Instant, LogEvent, LogIdentity, Metadata, Position, StreamEvent } from './envelope.ts';
export { parsePosition, printPosition } from './envelope.ts';
