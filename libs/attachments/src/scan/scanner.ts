/** What a scanner says of a file. */
export type Scanned = { readonly is: 'clean' } | { readonly is: 'infected'; readonly found: string };

/** Looks for malware in what it is given. @throws ScannerUnavailable */
export type Scanner = (bytes: AsyncIterable<Buffer>, signal?: AbortSignal) => Promise<Scanned>;

/** The scanner does not answer, or not in a way that says anything: nothing passes unscanned. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
  constructor(cause: unknown) {
    super(`the malware scanner does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** What scanners call what they found, as it may be shown. */
export function shownName(found: string): string {
  return (
    found
      .replace(/[^\x20-\x7e]/g, '')
      .trim()
      .slice(0, 100) || 'unnamed'
  );
}
