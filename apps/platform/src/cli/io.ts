import type { Sentences } from '@lien-nganh/service-host';

/** What a command speaks to: the terminal, or a test. */
export interface Io {
  /** One line of the answer. */
  out(line: string): void;
  /** What went wrong, in one line. */
  err(line: string): void;
  /** How far it is; each takes the place of the one before. */
  progress(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** What was asked for cannot be had: one line says why. Exit code 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  constructor(
    readonly texts: Sentences,
    /** Name of the rule that refused, where one did. */
    readonly rule?: string,
  ) {
    super(`${texts.vi} / ${texts.en}`);
  }
}
