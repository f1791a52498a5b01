import type { SchemaMigrations } from '@lien-nganh/postgres';
import type { ColumnType } from 'kysely';

/** Of its own: the service's read side keeps its tables in `audit`. */
export const ENVELOPES = 'audit_envelopes';

/** One event's envelope; no data, sealed or open, ever comes here. */
export interface EnvelopeRow {
  readonly position: bigint;
  readonly event: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** ISO instant, and its day in Asia/Ho_Chi_Minh. */
  readonly recorded_at: ColumnType<string, string, never>;
  readonly recorded_on: string;
  readonly occurred_on: string;
  readonly account: string;
  readonly agency: string;
  readonly role: string;
  readonly on_behalf_of: string | null;
  readonly in_stead_of: string | null;
  readonly command: string;
  readonly correlation: string;
  readonly causation: string;
  /** Linked when it was recorded, or by this very event. */
  readonly obligations: readonly string[];
}

export interface EnvelopeTables {
  readonly 'audit_envelopes.events': EnvelopeRow;
}

/** Everything here can be made again from the log. */
export const envelopeMigrations: SchemaMigrations = {
  schema: ENVELOPES,
  steps: [
    {
      name: 'envelopes of the whole log, by position, actor, stream, type, obligation and cause',
      sql: `
        create table ${ENVELOPES}.events(
          position bigint primary key, event text not null, stream text collate "C" not null, revision int not null,
          type text collate "C" not null, recorded_at timestamptz not null, recorded_on date not null,
          occurred_on date not null, account text not null, agency text not null, role text not null,
          on_behalf_of text, command text not null, correlation text not null, causation text not null,
          obligations text[] not null);
        create index on ${ENVELOPES}.events(event);
        create index on ${ENVELOPES}.events(stream, position);
        create index on ${ENVELOPES}.events(type, position);
        create index on ${ENVELOPES}.events(account, position);
        create index on ${ENVELOPES}.events(agency, position);
        create index on ${ENVELOPES}.events(command);
        create index on ${ENVELOPES}.events(correlation);
        create index on ${ENVELOPES}.events(causation);
        create index on ${ENVELOPES}.events(recorded_on, position);
        create index on ${ENVELOPES}.events using gin(obligations);`,
    },
    {
      name: 'for whom somebody stood in, which no event said before',
      sql: `alter table ${ENVELOPES}.events add column in_stead_of text;`,
    },
  ],
};
