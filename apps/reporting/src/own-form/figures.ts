import { placeName } from '@lien-nganh/documents/form';
import type { AgencyRecord, IndicatorRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import { reject, type Sensitivity } from '@lien-nganh/kernel';
import type { PlaceInput } from './content.ts';
import type { FormEntered } from './state.ts';

export interface KnownForForm {
  readonly indicators: readonly IndicatorRecord[];
  readonly units: ReadonlyMap<string, UnitRecord>;
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
}

type FigureContent = Extract<PlaceInput['content'], { readonly is: 'figure' }>;

/**
 * What each audience may see. What is withheld small is told as it was released, which everybody may know; what is withheld in
 * public stands in no public form, where nothing but the sign of it would.
 */
const seenBy: Readonly<Record<FormEntered['audience'], readonly Sensitivity[]>> = {
  public: ['open', 'withhold-small'],
  internal: ['open', 'withhold-small', 'withhold-public', 'internal'],
  restricted: ['open', 'withhold-small', 'withhold-public', 'internal', 'restricted'],
};

/** A total from elsewhere beside a withheld one would tell it. */
const READABLE: readonly Sensitivity[] = ['open', 'internal'];

/** What of the figures is not known, or not for whoever the form is for. */
export function figuresFault(places: readonly PlaceInput[], form: FormEntered, known: KnownForForm) {
  for (const { place, content } of places) {
    const fault = content.is === 'figure' ? faultOf(content, form, known) : null;
    if (fault !== null) return reject(fault.rejected, { ...fault.details, place: placeName(place) });
  }
  return null;
}

function faultOf(figure: FigureContent, { audience, use }: FormEntered, known: KnownForForm) {
  const { indicator } = figure;
  const versions = known.indicators.filter(({ code }) => code === indicator);
  const last = versions.toSorted((a, b) => a.definitionVersion - b.definitionVersion).at(-1);
  if (last === undefined) return reject('form-indicators-are-known', { indicator });
  const sensitivity = last.sensitivity as Sensitivity;
  if (!seenBy[audience].includes(sensitivity)) return reject('audience-may-see', { indicator, sensitivity });
  if (use === 'read' && !READABLE.includes(sensitivity)) return reject('what-is-withheld-is-not-read', { indicator });
  return partFault(figure, versions) ?? namesFault(figure, known);
}

function partFault({ indicator, part }: FigureContent, versions: readonly IndicatorRecord[]) {
  const divided = versions.some(({ breakdowns }) => breakdowns.some(({ dimension }) => dimension === part?.dimension));
  return part === null || divided ? null : reject('form-parts-are-known', { indicator, dimension: part.dimension });
}

function namesFault({ unit, whose }: FigureContent, { units, agencies }: KnownForForm) {
  if (unit !== null && unit !== 'reporter' && !units.has(unit)) return reject('form-units-are-known', { unit });
  if (whose.is === 'agency' && !agencies.has(whose.agency)) {
    return reject('form-agencies-are-known', { agency: whose.agency });
  }
  return null;
}

/** Units and agencies that the places name. */
export function namedIn(places: readonly PlaceInput[]): { readonly units: string[]; readonly agencies: string[] } {
  const figures = places.flatMap(({ content }) => (content.is === 'figure' ? [content] : []));
  const units = figures.flatMap(({ unit }) => (unit === null || unit === 'reporter' ? [] : [unit]));
  const agencies = figures.flatMap(({ whose }) => (whose.is === 'agency' ? [whose.agency] : []));
  return { units: [...new Set(units)], agencies: [...new Set(agencies)] };
}

const READ: readonly string[] = ['period', 'previous', 'last-year', 'year-to-date'];

/** Of another system figures of days are read: nothing is worked out from what it says. */
export function isRead({ place, content }: PlaceInput): boolean {
  return place.is === 'cell' && content.is === 'figure' && READ.includes(content.column);
}
