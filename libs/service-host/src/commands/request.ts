import type { Standing } from '@lien-nganh/access';
import type { Command, StreamType } from '@lien-nganh/kernel';
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
  /** Told whether it may be known outside that something was asked of the record; the last word counts, and silence is no. */
  readonly tell?: (disclosed: boolean) => void;
}

/** A command with what follows from it, however often it is decided. */
export interface Attempt {
  readonly request: CommandRequest;
  readonly input: unknown;
  readonly id: string;
  readonly commandId: string;
  readonly fingerprints: Fingerprints;
}
