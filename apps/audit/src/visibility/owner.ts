/** A service of the platform as the audit knows it: its name and the prefixes of its streams. */
export interface AuditedService {
  readonly name: string;
  readonly prefixes: readonly string[];
}

/** Prefixes of the kernel's streams of later links and of files, `links-<record's stream>`: they live where their record lives. */
const OF_RECORDS = ['links-', 'files-'];
/** `operations-<consumer>`: what a service notes of its own running. */
const OPERATIONS = 'operations-';

/** The service that may say whether a stream is shown; `null`: nobody may, and it is not. */
export function ownerOf(stream: string, services: readonly AuditedService[]): string | null {
  const belonging = OF_RECORDS.find((prefix) => stream.startsWith(prefix));
  if (belonging !== undefined) return ownerOf(stream.slice(belonging.length), services);
  const named = stream.startsWith(OPERATIONS) ? stream.slice(OPERATIONS.length) : null;
  const prefix = stream.slice(0, Math.max(0, stream.indexOf('-')));
  const owner = services.find(({ name, prefixes }) => (named === null ? prefixes.includes(prefix) : name === named));
  return owner?.name ?? null;
}

const PROCESS = /^(process-[^.]+\.[^.]+)\./;

/** Whether a stream is a process's own; all of what it holds is sealed. */
export function isProcess(stream: string): boolean {
  return stream.startsWith('process-');
}

/** A stream's name as it may be printed: the key of a process may name a record of which nobody is to know. */
export function printedStream(stream: string): string {
  return PROCESS.exec(stream)?.[1] ?? stream;
}
