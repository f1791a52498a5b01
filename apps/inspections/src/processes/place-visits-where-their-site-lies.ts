import { fromEvent, idIn, process, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { events as establishment } from '../establishment/events.ts';
import { events as inspection } from '../inspection/events.ts';
import { eventOf } from './event-of.ts';

interface Site {
  /** Disclosed visits to it. */
  readonly visits: readonly string[];
  /** Units on later maps in which it lies. */
  readonly placements: readonly string[];
  /** The last event by which it was, or had been, another than it was registered as. */
  readonly because: string | null;
}

const siteOf = ({ stream }: { readonly stream: string }): string | null => idIn(stream, 'establishment');

/**
 * A visit lies where its site lies, and was made at what the site was on that day: whoever places, corrects or changes the site
 * does so for its visits, earlier and later ones. Which of them a change concerns each visit knows by its day.
 */
export const placeVisitsWhereTheirSiteLies = process<Site>({
  name: 'place-visits-where-their-site-lies',
  title: { vi: 'Cập nhật các lần kiểm tra theo hồ sơ cơ sở', en: 'Let visits follow their site' },
  sources: [
    fromEvent(establishment, 'EstablishmentPlacedOnLaterMap', siteOf),
    fromEvent(establishment, 'EstablishmentCorrected', siteOf),
    fromEvent(establishment, 'EstablishmentChanged', siteOf),
    fromEvent(inspection, 'InspectionDisclosed', ({ data }) => data.establishment),
    fromEvent(inspection, 'VisitMoved', ({ data }) => data.establishment),
  ],
  initial: { visits: [], placements: [], because: null },
  evolve: (site, input) => {
    const visit = visitIn(input);
    if (visit) return { ...site, visits: [...site.visits.filter((id) => id !== visit.id), visit.id] };
    const unit = placementIn(input)?.data.unit;
    if (unit) return { ...site, placements: [...site.placements.filter((placed) => placed !== unit), unit] };
    const became = becameIn(input);
    if (!became) return site;
    // a site in another unit has another place on later maps too
    return { ...site, because: became.id, placements: became.data.changed.unit ? [] : site.placements };
  },
  react: (input, { visits, placements, because }) => {
    const visit = visitIn(input);
    if (visit) {
      const placed = placements.map((unit) => placing(visit.id, unit, visit.event));
      return because === null ? placed : [following(visit, because), ...placed];
    }
    const placed = placementIn(input);
    if (placed) return visits.map((id) => placing(id, placed.data.unit, placed.id));
    const became = becameIn(input);
    return became ? visits.map((id) => following({ id, event: became.id }, became.id)) : [];
  },
});

function placementIn(input: ProcessInput) {
  return eventOf(establishment, 'EstablishmentPlacedOnLaterMap', input);
}

/** A correction or a change of what visits say of their site. */
function becameIn(input: ProcessInput) {
  const event =
    eventOf(establishment, 'EstablishmentCorrected', input) ?? eventOf(establishment, 'EstablishmentChanged', input);
  return event && (event.data.changed.kind ?? event.data.changed.unit) !== undefined ? event : null;
}

interface Seen {
  readonly id: string;
  /** What the process was told when it learnt of it. */
  readonly event: string;
}

function visitIn(input: ProcessInput): Seen | null {
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

function following({ id, event }: Seen, because: string): Reaction {
  return {
    do: 'send',
    as: `follow ${id} ${event}`,
    prefix: 'inspection',
    id,
    command: 'follow-site',
    input: { because },
  };
}
