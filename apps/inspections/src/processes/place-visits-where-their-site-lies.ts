import { fromEvent, idIn, process, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { events as establishment } from '../establishment/events.ts';
import { events as inspection } from '../inspection/events.ts';
import { eventOf } from './event-of.ts';

interface Site {
  /** Disclosed visits to it. */
  readonly visits: readonly string[];
  /** Units on later maps in which it lies. */
  readonly placements: readonly string[];
}

/** A visit lies where its site lies: whoever places the site places its visits, earlier and later ones. */
export const placeVisitsWhereTheirSiteLies = process<Site>({
  name: 'place-visits-where-their-site-lies',
  title: { vi: 'Ghi vị trí các lần kiểm tra theo vị trí cơ sở', en: 'Place visits where their site lies' },
  sources: [
    fromEvent(establishment, 'EstablishmentPlacedOnLaterMap', ({ stream }) => idIn(stream, 'establishment')),
    fromEvent(inspection, 'InspectionDisclosed', ({ data }) => data.establishment),
    fromEvent(inspection, 'VisitMoved', ({ data }) => data.establishment),
  ],
  initial: { visits: [], placements: [] },
  evolve: ({ visits, placements }, input) => {
    const visit = visitIn(input);
    const unit = placementIn(input)?.data.unit;
    return {
      visits: visit ? [...visits.filter((id) => id !== visit.id), visit.id] : visits,
      placements: unit ? [...placements.filter((placed) => placed !== unit), unit] : placements,
    };
  },
  react: (input, { visits, placements }) => {
    const visit = visitIn(input);
    if (visit) return placements.map((unit) => placing(visit.id, unit, visit.event));
    const placed = placementIn(input);
    return placed ? visits.map((id) => placing(id, placed.data.unit, placed.id)) : [];
  },
});

function placementIn(input: ProcessInput) {
  return eventOf(establishment, 'EstablishmentPlacedOnLaterMap', input);
}

function visitIn(input: ProcessInput): { readonly id: string; readonly event: string } | null {
  const event = eventOf(inspection, 'InspectionDisclosed', input) ?? eventOf(inspection, 'VisitMoved', input);
  const id = event && idIn(event.stream, 'inspection');
  return event && id ? { id, event: event.id } : null;
}

function placing(id: string, unit: string, because: string): Reaction {
  return {
    do: 'send',
    as: `place ${id} ${unit} ${because}`,
    prefix: 'inspection',
    id,
    command: 'place-inspection',
    input: { unit },
  };
}
