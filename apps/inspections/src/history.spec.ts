import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { definitionOf, isErasureEvent, upcast, type AnyEvents, type EventVersions } from '@lien-nganh/kernel';
import { inspections } from './service.ts';

const folders: Readonly<Record<string, string>> = {
  establishment: 'establishment',
  establishmentType: 'establishment-type',
  inspection: 'inspection',
  inspectionPlan: 'inspection-plan',
  twin: 'twin',
  legalBasis: 'legal-basis',
  checklist: 'checklist',
  inspectionRules: 'inspection-rules',
  links: 'integration',
};

/** Without those that the kernel adds: it keeps theirs. */
const ownOf = (versions: EventVersions) => Object.entries(versions).filter(([name]) => !isErasureEvent(name));

/** Every version of every event that this service ever wrote: `<folder>/history/<Event>.v<N>.json`, never edited. */
const written = inspections.streams.flatMap(({ prefix, events }) =>
  ownOf(definitionOf(events).versions).flatMap(([name, { version }]) =>
    Array.from({ length: version }, (_, index) => ({ prefix, events, name, version: index + 1 })),
  ),
);

function fixture(prefix: string, name: string, version: number): URL {
  return new URL(`./${folders[prefix]!}/history/${name}.v${version}.json`, import.meta.url);
}

describe('what was ever written stays readable', () => {
  test.each(written.map((one) => [`${one.prefix}.${one.name} v${one.version}`, one] as const))(
    '%s',
    (_title, { prefix, events, name, version }) => {
      const file = fixture(prefix, name, version);
      expect([file.pathname, existsSync(file)]).toEqual([file.pathname, true]);
      const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const present = definitionOf(events as AnyEvents).versions[name]!.version;
      const read = upcast(events, name, version, stored);
      // what is at its present version must come back unchanged: a field that is dropped or invented shows here
      if (version === present) expect(read).toEqual(stored);
    },
  );
});
