import type { Faults } from './faults.ts';
import type { Log } from './log.ts';
import type { ServerVersion } from './version.ts';

/** What every handler of the double works on. */
export interface Context {
  readonly log: Log;
  readonly version: ServerVersion;
  readonly faults: Faults;
  /** Value of the header `authorization` that calls must have; without it all may come. */
  readonly authorization?: string | undefined;
  readonly address: () => { readonly host: string; readonly port: number };
}
