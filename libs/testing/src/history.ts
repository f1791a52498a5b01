import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { definitionOf, isErasureEvent, upcast, type StreamType } from '@lien-nganh/kernel';

interface Kept {
  /** Folders that are not called after their prefix in kebab case. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Events that a library declares for every service, and of which it keeps the history itself. */
  readonly elsewhere?: (name: string, prefix: string) => boolean;
}

/**
 * What is wrong with the history of a service: every version of every event that was ever written stands in
 * `<folder>/history/<Event>.v<N>.json`, never edited, and is read today. What is at its present version must come back
 * unchanged: a field that was dropped or invented shows here.
 *
 * @param source address of the service's folder `src/`
 * @returns one line for each fault; none when all is readable
 */
export function historyFaults(
  streams: readonly StreamType[],
  source: URL,
  { folders = {}, elsewhere = () => false }: Kept = {},
): readonly string[] {
  return streams.flatMap(({ prefix, events }) => {
    const folder = new URL(`${folders[prefix] ?? kebab(prefix)}/history/`, source);
    const own = Object.entries(definitionOf(events).versions).filter(
      ([name]) => !isErasureEvent(name) && !elsewhere(name, prefix),
    );
    const written = own.flatMap(([name, { version: present }]) =>
      Array.from({ length: present }, (_, index) => ({ file: `${name}.v${index + 1}.json`, name, version: index + 1 })),
    );
    const found = existsSync(folder) ? readdirSync(folder) : [];
    const unread = written.flatMap(({ file, name, version }) => {
      if (!found.includes(file)) return [`${prefix}: ${file} is missing`];
      const stored: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      const read = upcast(events, name, version, stored);
      const present = definitionOf(events).versions[name]!.version;
      return version < present || isDeepStrictEqual(read, stored) ? [] : [`${prefix}: ${file} comes back changed`];
    });
    const left = found.filter((file) => !written.some((one) => one.file === file));
    return [...unread, ...left.map((file) => `${prefix}: ${file} is of no event that is declared`)];
  });
}

/** `followUp` is `follow-up`, `team178` is `team-178`. */
function kebab(prefix: string): string {
  return prefix.replace(/[A-Z]|(?<=[a-z])\d/g, (letter) => `-${letter.toLowerCase()}`);
}
