import type { Standing } from '@lien-nganh/access';
import type { Command, StreamType } from '@lien-nganh/kernel';
import type { Loaded } from '../records/load.ts';
import type { Fingerprints } from './fingerprint.ts';

/** A command on its way to its record, with everything but the record. */
export interface CommandRequest {
  readonly type: StreamType;
  readonly command: Command;
  /** `null` for a creating command. */
  readonly id: string | null;
  readonly input: unknown;
  readonly standing: Standing;
  readonly key: string;
  /** Revision that the caller saw (If-Match); then a conflict is told, never decided again. */
  readonly ifRevision: number | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
  /** The caller's token as it came, to ask other parts of the platform in the caller's own name; none: nobody is asked. */
  readonly authorization?: string | undefined;
  readonly signal?: AbortSignal;
  /** The record as the sender has just loaded it, at the revision of `ifRevision`: it is not loaded again before it is decided on. */
  readonly loaded?: Loaded;
  /** Records of the service that were looked up for requests beside this one, by their streams. */
  readonly lookedAt?: LookedAt;
  /** Told whether it may be known outside that something was asked of the record; the last word counts, and silence is no. */
  readonly tell?: (disclosed: boolean) => void;
}

/** States of records that are there; whoever makes one sees to it that it does not last. */
export type LookedAt = Map<string, Promise<Loaded>>;

/** A command with what follows from it, however often it is decided. */
export interface Attempt {
  readonly request: CommandRequest;
  readonly input: unknown;
  readonly id: string;
  readonly commandId: string;
  readonly fingerprints: Fingerprints;
}
