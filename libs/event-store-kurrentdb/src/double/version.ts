/** What a server of some version does differently from others. Sources: the server's code at the tags of these versions. */
export interface ServerVersion {
  readonly name: string;
  /** Says what it can, and with it has BatchAppend and filtered reads of `$all`. */
  readonly tellsFeatures: boolean;
  /** Gives positions on stream reads. */
  readonly positionsOnStreams: boolean;
  readonly caughtUp: 'never' | 'once' | 'repeated' | 'with position';
  /**
   * `old` (to 23.10): reads one record at a starting point and goes on behind it; ends the call with ABORTED when its
   * reader is slow. `new` (from 24.2): goes back to catching up, and sends a checkpoint whenever it has caught up.
   */
  readonly subscriptions: 'old' | 'new';
  /** A checkpoint before anything was considered comes as 2^64 - 1. */
  readonly sendsEmptyCheckpoints: boolean;
  readonly maxAppendBytes: number;
  readonly maxEventBytes: number;
  /** Counts metadata and types against the size of an append, not the data alone. */
  readonly countsMetadata: boolean;
}

const MIB = 1024 * 1024;

const first: ServerVersion = {
  name: '20.10.6',
  tellsFeatures: false,
  positionsOnStreams: false,
  caughtUp: 'never',
  subscriptions: 'old',
  sendsEmptyCheckpoints: false,
  maxAppendBytes: MIB,
  maxEventBytes: Infinity,
  countsMetadata: false,
};
const with21 = { ...first, name: '21.10.11', tellsFeatures: true };
const with22 = { ...with21, name: '22.10.5', positionsOnStreams: true };
const with23 = { ...with22, name: '23.10.6', caughtUp: 'once' as const };
const with24: ServerVersion = {
  ...with23,
  name: '24.10.4',
  caughtUp: 'repeated',
  subscriptions: 'new',
  sendsEmptyCheckpoints: true,
  countsMetadata: true,
};
const with25: ServerVersion = {
  ...with24,
  name: '25.1.4',
  caughtUp: 'with position',
  sendsEmptyCheckpoints: false,
  maxAppendBytes: 256 * MIB,
  maxEventBytes: 16 * MIB,
};

/** The versions that the double can be. */
export const serverVersions = {
  '20.10': first,
  '21.10': with21,
  '22.10': with22,
  '23.10': with23,
  '24.10': with24,
  '25.1': with25,
} as const;

export type VersionName = keyof typeof serverVersions;
