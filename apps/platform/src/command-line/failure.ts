/** What the operator asked for cannot be: one line says why, and nothing was started. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Somebody ended the start while it was under way. */
export class StopWanted extends Error {
  override readonly name = 'StopWanted';
}

/** Exit codes of every program of the platform. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/** One line for the operator, in both languages where the failure has them. */
export function lineOf(failure: unknown): string {
  const { texts } = (failure ?? {}) as { texts?: { vi: string; en: string } };
  if (texts) return `${texts.vi} / ${texts.en}`;
  return failure instanceof Error ? failure.message : String(failure);
}

/** Whether the failure is one that the operator can act on; anything else is a fault, whose trace is worth printing. */
export function isExplained(failure: unknown): boolean {
  const explained = [
    ...['UsageError', 'DataFolderError', 'EmbeddedPostgresError', 'OtherSchema'],
    ...['ReferenceDataError', 'LoadingRefused', 'UnusableTlsFiles', 'CannotStartKafka'],
  ];
  const { name, code } = (failure ?? {}) as { name?: unknown; code?: unknown };
  return explained.includes(String(name)) || ['EADDRINUSE', 'EACCES', 'reference-data'].includes(String(code));
}
