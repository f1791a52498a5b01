import type { SchemaMigrations } from '@lien-nganh/postgres';

/** Of no service: whoever asks for the hash of the log reads here. */
export const LOG_HASH = 'log_hash';

/** Everything here can be made again from the log. */
export const logHashMigrations: SchemaMigrations = {
  schema: LOG_HASH,
  steps: [
    {
      name: 'the hash of the log up to each of its events',
      sql: `
        create table ${LOG_HASH}.kept(
          is_single boolean primary key default true check (is_single), log text not null, position bigint);
        comment on column ${LOG_HASH}.kept.position is 'Of the last event that is in the hashes; null: none is yet';
        create table ${LOG_HASH}.hashes(position bigint primary key, hash bytea not null check (length(hash) = 32));`,
    },
  ],
};
