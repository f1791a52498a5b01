import type { OfficialDocument, Provenance } from './model.ts';

/** The moment that a file says it was made at: of its figures, or of its date; nothing of when it was produced. */
export function madeAt({ provenance, date }: OfficialDocument): string {
  const moment = provenance?.madeAt ?? `${date ?? '2000-01-01'}T00:00:00Z`;
  return `${moment.slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;
}

/** Names under which a file keeps from where its figures are; read back by the same names. */
const PREFIX = 'LienNganh';

/** What a file keeps of itself beside its text, as pairs of names and texts. */
export function keptProperties({
  provenance,
  label,
  ownForm = null,
}: Pick<OfficialDocument, 'provenance' | 'label'> & { readonly ownForm?: string | null }): readonly (readonly [
  string,
  string,
])[] {
  return [
    ...(ownForm === null ? [] : [[`${PREFIX}OwnForm`, ownForm] as const]),
    ...(label === null ? [] : [[`${PREFIX}Label`, label] as const]),
    ...(provenance === null
      ? []
      : Object.entries(provenance).flatMap(([name, value]: [string, string | null]) =>
          value === null ? [] : [[nameOf(name), value] as const],
        )),
  ];
}

/** The provenance that `keptProperties` kept; `null`: none, or not all of it. */
export function provenanceIn(kept: ReadonlyMap<string, string>): Provenance | null {
  const told = (name: keyof Provenance) => kept.get(nameOf(name));
  const [log, position, hash, made] = [told('log'), told('position'), told('hash'), told('madeAt')];
  if (log === undefined || position === undefined || hash === undefined || made === undefined) return null;
  const drawing = told('drawing');
  return { log, position, hash, url: told('url') ?? null, madeAt: made, ...(drawing === undefined ? {} : { drawing }) };
}

export function labelIn(kept: ReadonlyMap<string, string>): string | null {
  return kept.get(`${PREFIX}Label`) ?? null;
}

/** Of which form that an authority made it is, `<form>@<version>`; `null`: of none. */
export function ownFormIn(kept: ReadonlyMap<string, string>): string | null {
  return kept.get(`${PREFIX}OwnForm`) ?? null;
}

function nameOf(name: string): string {
  return `${PREFIX}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
