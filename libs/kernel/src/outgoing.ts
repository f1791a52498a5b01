import type { Title } from './command.ts';
import type { Actor, Day, Instant } from './envelope.ts';
import type { OwnRecords, ReferenceRows } from './look-up.ts';
import type { Question } from './question.ts';
import type { StreamType } from './stream-type.ts';

/** One thing that is to be told at one address, as the question about them keeps it in its table `deliveries`. */
export interface OutgoingRow {
  /** Of the record, and the code of the address in it. */
  readonly id: string;
  readonly address: string;
  readonly channel: 'mail' | 'webhook';
  readonly is: string;
  /** How often it was claimed. */
  readonly attempt: number;
  /** When it is tried again; `null`: at once. */
  readonly again: Instant | null;
  readonly claimedAt: Instant | null;
  readonly kind: string;
  readonly about: string;
  readonly agency: string;
  readonly dueOn: Day;
  /** On which it was wanted. */
  readonly remindedOn: Day;
}

/** What is told: never the content of a record. */
export interface OutgoingMessage {
  readonly subject: string;
  /** Whole paragraphs, in both languages. */
  readonly text: readonly string[];
  /** Path below the platform's address under which it is looked at. */
  readonly path: string;
}

/**
 * What a service has told outside it, by mail or webhook, each at most once. Its records have the commands `claim` (before
 * anything is sent) and `note-outcome` (what came of it): what was sent is a fact of the log.
 */
export interface Outgoing {
  readonly of: StreamType;
  readonly waiting: Question;
  message(row: OutgoingRow): OutgoingMessage;
  /** Where an address leads now; `null`: it was withdrawn. */
  target(row: OutgoingRow, records: OwnRecords): Promise<string | null>;
}

/** A day on which something is due: what kind of work, and where one looks at it. */
export interface CalendarEntry {
  /** The same as long as it is the same work, whatever its day becomes. */
  readonly work: string;
  readonly on: Day;
  readonly title: Title;
  readonly path: string;
}

/** What days are told of, of one account: what a question answers it, and what it may look up besides. */
export interface CalendarTold {
  readonly answer: unknown;
  readonly rows: ReferenceRows;
  readonly actor: Actor;
  readonly today: Day;
}

/** Due days of an account as a calendar that is subscribed to under a secret address. */
export interface CalendarFeed {
  /** One record for an account, with the commands `make` (input: account and hash of the secret) and `revoke`. */
  readonly of: StreamType;
  /** Hash of the secret in force; `null`: there is none. */
  hashIn(state: unknown): string | null;
  /** Asked with the rights of the account. */
  readonly asks: Question;
  readonly input: unknown;
  entries(told: CalendarTold): Promise<readonly CalendarEntry[]>;
}
