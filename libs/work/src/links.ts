import { obligationsKnown } from '@lien-nganh/contracts/reference';
import { idOf, links, lookUp, ownRecord, type LinkableRecord, type LookUp, type StreamType } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { partnersOf, standing, type Work } from './state.ts';
import type { WorkType } from './work.ts';

/**
 * Obligations that are linked later to the recorded work of a service, or taken off it.
 *
 * @param other a record of the service that is no recorded work, by its stream; `null` where it is none of those either
 */
export function workLinks(
  service: string,
  types: readonly WorkType[],
  other: (stream: string) => LookUp<LinkableRecord | null> | null = () => null,
): StreamType {
  return links(service, {
    record: (stream) => other(stream) ?? linkable(types, stream),
    obligation: (key) =>
      lookUp(['obligations'], async (rows) => (await obligationsKnown([key]).resolve(rows)).has(key)),
    reason: freeText(1000),
  });
}

function linkable(types: readonly WorkType[], stream: string): LookUp<LinkableRecord | null> {
  const type = types.find(({ prefix }) => stream.startsWith(`${prefix}-`));
  if (!type) return lookUp([], () => Promise.resolve(null));
  const own = ownRecord<Work>(type.prefix, idOf(stream));
  return lookUp([], async (rows, records) => {
    const record = standing(await own.resolve(rows, records));
    if (!record) return null;
    const agencies = partnersOf(record).map(({ agency }) => agency);
    return { lead: record.lead, agencies, obligations: record.obligations };
  });
}
