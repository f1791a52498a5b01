import { fromEvent, idIn, process, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { events as inspection } from '../inspection/events.ts';
import { twinIdOf } from '../twin/pair.ts';
import { eventOf } from './event-of.ts';

interface Seen {
  readonly record: string;
  readonly agencies: readonly string[];
  readonly establishment: string;
  readonly on: string;
  readonly unit: string;
}

/** Disclosed records of one place and day. */
type Visits = readonly Seen[];

interface Placed {
  readonly establishment: string | null;
  readonly on: string;
}

const siteAndDay = ({ data: { establishment, on } }: { readonly data: Placed }): string | null =>
  establishment === null ? null : `${establishment}@${on}`;

/**
 * Two officers may record the same visit without knowing of each other. Both records stay; whoever has a part in one of
 * them decides. Only disclosed records are compared, so that nobody learns of another one from a pair.
 */
export const proposeTwinsOfTheSameVisit = process<Visits>({
  name: 'propose-twins-of-the-same-visit',
  title: { vi: 'Đề xuất các bản ghi có thể trùng', en: 'Propose twins of the same visit' },
  sources: [fromEvent(inspection, 'InspectionDisclosed', siteAndDay), fromEvent(inspection, 'VisitMoved', siteAndDay)],
  initial: [],
  evolve: (visits, input) => {
    const seen = seenIn(input);
    return seen ? [...visits.filter(({ record }) => record !== seen.record), seen] : visits;
  },
  react: (input, visits) => {
    const seen = seenIn(input);
    return seen ? visits.filter(({ record }) => record !== seen.record).map((other) => proposal(other, seen)) : [];
  },
});

function seenIn(input: ProcessInput): Seen | null {
  const event = eventOf(inspection, 'InspectionDisclosed', input) ?? eventOf(inspection, 'VisitMoved', input);
  const record = event && idIn(event.stream, 'inspection');
  if (!event || !record || event.data.establishment === null) return null;
  const { establishment, on, unit, agencies } = event.data;
  return { record, establishment, on, unit, agencies };
}

function proposal(first: Seen, second: Seen): Reaction {
  const half = ({ record, agencies }: Seen) => ({ record, agencies });
  const { establishment, on, unit } = second;
  const id = twinIdOf(first.record, second.record);
  return {
    do: 'send',
    as: `propose ${id}`,
    prefix: 'twin',
    id,
    command: 'propose-twin',
    input: { first: half(first), second: half(second), establishment, on, unit },
  };
}
