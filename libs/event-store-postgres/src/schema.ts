import type { SchemaMigrations } from '@lien-nganh/postgres';

/** Wakes readers; also the name of the advisory lock's purpose in `pg_locks`. */
export const WAKE_CHANNEL = 'log';

/** Held by every append until its commit: the order of positions is the order of commits. */
export const APPEND_LOCK = 7_103_112;

/**
 * `json`, not `jsonb`: the text is kept exactly (key order, Unicode form) and costs less to take in.
 * `collate "C"`: prefixes and order of stream names are those of bytes, whatever the server's locale.
 * The sequences stand outside of snapshots: under the append lock `clock` always holds the last `recorded_at` in
 * milliseconds and `positions` the last position given, though a rolled-back append leaves a gap.
 */
export const logSchema: SchemaMigrations = {
  schema: 'log',
  steps: [
    {
      name: 'events, their order, and the log identity',
      sql: `
        create table log.events (
          position bigint primary key,
          stream text collate "C" not null,
          revision int not null check (revision >= 0),
          id uuid not null,
          type text collate "C" not null,
          schema_version smallint not null,
          recorded_at timestamptz not null,
          known_day date not null,
          command_id uuid,
          data json not null,
          metadata json not null
        );
        comment on column log.events.known_day is
          'Running maximum of the day of recorded_at in Asia/Ho_Chi_Minh along the log';
        comment on column log.events.command_id is
          'On the first event of an append only: a second append of one command to one stream is refused';
        create unique index events_revision on log.events (stream, revision);
        create unique index events_command on log.events (stream, command_id) where command_id is not null;
        create sequence log.positions;
        create sequence log.clock;

        create table log.identity (
          is_single boolean primary key default true check (is_single),
          id text not null,
          province text not null,
          predecessors json not null,
          created_at timestamptz not null default now()
        );

        create function log.require_rows(given bigint, wanted bigint) returns bigint language plpgsql as $$
        begin
          if given <> wanted then
            raise exception 'stream is at another revision' using errcode = 'LN001';
          end if;
          return given;
        end $$;
      `,
    },
    {
      name: 'a command is known by its stream, not by an index of its own',
      sql: 'alter table log.events drop column command_id',
    },
    {
      name: 'events and logs that were moved say where they come from',
      sql: `
        alter table log.events add column origin json;
        comment on column log.events.origin is
          'On moved events: {log, position, origin?}, where it stood before, and before that';
        alter table log.identity add column moving_from text;
        comment on column log.identity.moving_from is
          'The log that this one is being filled from; null once it is open';
      `,
    },
  ],
};

/** SQLSTATE of `log.require_rows`. */
export const OTHER_REVISION = 'LN001';
