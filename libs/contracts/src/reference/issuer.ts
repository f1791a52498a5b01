import { lookUp, type Day, type LookUp } from '@lien-nganh/kernel';
import { agenciesBySlug, superiorsOn, type AgencyRecord } from './agencies.ts';
import { unitOn } from './units.ts';

/** Who issues a paper, as it stands at the head of it. `null`: not known. */
export interface IssuerOn {
  readonly name: string | null;
  /** The body above it, and its slug. */
  readonly superior: string | null;
  readonly above: string | null;
  /** The unit that it serves, by its name alone: `Phong Thổ`. */
  readonly seat: string | null;
}

/** What an agency was called on a day, in Vietnamese. */
export function agencyNameOn({ names, earlierNames }: Pick<AgencyRecord, 'names' | 'earlierNames'>, on: Day): string {
  return earlierNames.find(({ from, to }) => from <= on && on <= to)?.vi ?? names.vi;
}

/** Names of agencies as they were on a day, by slug. */
export function agencyNamesOn(slugs: readonly string[], on: Day): LookUp<ReadonlyMap<string, string>> {
  return lookUp(['agencies'], async (rows) => {
    const known = await agenciesBySlug(slugs).resolve(rows);
    return new Map([...known].map(([slug, record]) => [slug, agencyNameOn(record, on)]));
  });
}

/** The agency as the head of a paper of a day names it. Above a department stands its People's Committee. */
export function issuerOn(slug: string, on: Day): LookUp<IssuerOn> {
  return lookUp(['agencies', 'units'], async (rows) => {
    const found = (await agenciesBySlug([slug]).resolve(rows)).get(slug);
    if (!found) return { name: null, superior: null, above: null, seat: null };
    const above = superiorsOn({ ...found, superiors: linesOf(found) }, on)[0] ?? null;
    const names = await agencyNamesOn(above === null ? [] : [above], on).resolve(rows);
    return {
      ...{ name: agencyNameOn(found, on), above },
      superior: names.get(above ?? '') ?? null,
      seat: await seatOf(found, on).resolve(rows),
    };
  });
}

function seatOf({ unitCode }: AgencyRecord, on: Day): LookUp<string | null> {
  return lookUp(['units'], async (rows) => {
    const unit = unitCode === null ? null : await unitOn(unitCode, on).resolve(rows);
    return unit?.name ?? null;
  });
}

/** A People's Committee is an authority of its own: nobody stands above it at the head of a paper. */
function linesOf({ sector, superiors }: AgencyRecord): AgencyRecord['superiors'] {
  return sector === 'peoples-committee' ? [] : superiors.filter(({ line }) => line === 'peoples-committee');
}
