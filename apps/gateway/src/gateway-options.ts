import type { PermissionTable } from '@lien-nganh/access';
import type {
  Clock,
  Logger,
  LogHashAt,
  Metrics,
  NoteLook,
  Sentences,
  TellOutage,
  TokenVerifier,
} from '@lien-nganh/service-host';
import type { Limits } from './graphql/limits/limits.ts';
import type { ReadReportFile } from './reports/own-form/file-over-http.ts';
import type { ReadRecord } from './reports/http/record-over-http.ts';
import type { Republisher } from './generations/republisher.ts';

/** What the gateway is opened with, besides its ports. */
export interface GatewayOptions {
  readonly verifier: TokenVerifier;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Of every topic; as the services have them. */
  readonly partitions?: number;
  /** Default: the table of the platform. */
  readonly permissions?: PermissionTable;
  readonly limits?: Partial<Limits>;
  /** Milliseconds to wait for what has not arrived yet. Default 2 s. */
  readonly waitMs?: number;
  /** Default: the log says it, and the services follow. */
  readonly republisher?: Republisher;
  /** Without it auditors are shown nothing. */
  readonly noteLook?: NoteLook;
  /** Reads what is written in reports, where it is sealed. Without it their places stay empty. */
  readonly readReportRecord?: ReadRecord;
  /** Reads what tasks ask, where it is sealed. Without it a brief tells their numbers alone. */
  readonly readTask?: ReadRecord;
  /** Reads files of forms, where they are attached. Without it no form is filled. */
  readonly readReportFile?: ReadReportFile;
  /** What documents state of the log. Default: what the audit keeps in the same database. */
  readonly logHash?: LogHashAt;
  /** Where readers of a document check it, `https://…`. Without it the document says only what it was made from. */
  readonly publicUrl?: string;
  /** What every page and document must say of its data, for instance that they are samples. */
  readonly notice?: Sentences;
  /** What is known of a database that cannot be used. Default: nothing. */
  readonly outage?: TellOutage;
  /** Milliseconds after which a query fails and its connection is given up. Default 60 000. */
  readonly queryTimeoutMs?: number;
  /** Milliseconds since 1970 in real time, for silence. */
  readonly now?: () => number;
  /** Milliseconds until a partition that stopped is tried again by itself. Default 30 s. */
  readonly probeMs?: number;
}
