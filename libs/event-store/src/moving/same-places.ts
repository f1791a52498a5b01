import type { LogIdentity, Position } from '@lien-nganh/kernel';

/**
 * The last position up to which events of a log that this one continues stand where they stood: restores leave them in
 * their places.
 *
 * @returns `null` where none do: the log was moved since, or is none that this one continues
 */
export function samePlacesUpTo({ predecessors }: LogIdentity, former: string): Position | null {
  const first = predecessors.findIndex(({ log }) => log === former);
  const since = first < 0 ? [] : predecessors.slice(first);
  if (since.length === 0 || since.some(({ moved }) => moved)) return null;
  return since.map(({ sharedUpTo }) => sharedUpTo).reduce((least, each) => (each < least ? each : least));
}
