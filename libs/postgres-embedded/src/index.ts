export { connectionOf, type Connection } from './connection.ts';
export { EmbeddedPostgresError, FolderInUseError, type EmbeddedPostgresProblem } from './errors.ts';
export { lockFolder, type FolderLock } from './folder-lock.ts';
export { startEmbeddedPostgres, stopLeftover, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start.ts';
export type { ServerEvent } from './supervised-server.ts';
export type { Settings } from './settings.ts';
