export { EmbeddedPostgresError, type EmbeddedPostgresProblem } from './errors.ts';
export { lockFolder, type FolderLock } from './folder-lock.ts';
export type { ProcessIdentity } from './process-identity.ts';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start.ts';
export type { ServerEvent } from './supervised-server.ts';
export type { Settings } from './settings.ts';
