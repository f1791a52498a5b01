import { fromEvent, idIn, process, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import {
  arrived,
  departed,
  nothingKnown,
  pairStood,
  stated,
  toldIn,
  wantedOf,
  type Known,
  type Seen,
} from '@lien-nganh/work';
import { events as inspection } from '../inspection/events.ts';
import { events as twin } from '../twin/events.ts';
import { eventOf } from './event-of.ts';

interface Placed {
  readonly establishment: string | null;
  readonly on: string;
}

/** A visit is weighed with the others of its place and day. */
type SiteAndDay = { readonly establishment: string; readonly on: string };

interface Weighing extends Known<SiteAndDay> {
  /** What the last thing that happened calls for. */
  readonly wanted: readonly Reaction[];
}

const commands = {
  ...{ record: 'inspection', tell: 'note-possible-twin' },
  ...{ pair: 'twin', propose: 'propose-twin', lapse: 'lapse-twin' },
} as const;

const siteAndDay = ({ data: { establishment, on } }: { readonly data: Placed }): string | null =>
  establishment === null ? null : `${establishment}@${on}`;

/**
 * Two officers may record the same visit without knowing of each other. Both records stay; whoever has a part in one of
 * them decides. All disclosed records of one place and day, and all that was decided of pairs of them, are weighed
 * together here, one thing after the other: so records of one visit are one set with one kept record, whoever decided what
 * at the same moment. Pairs are proposed between sets that nobody has told apart, and lapse where nothing is asked any
 * more; each record is told all that it is to the others. Only disclosed records are compared, so that nobody learns of
 * another one from a pair.
 */
export const proposeTwinsOfTheSameVisit = process<Weighing>({
  name: 'propose-twins-of-the-same-visit',
  title: { vi: 'Đề xuất các bản ghi có thể trùng', en: 'Propose twins of the same visit' },
  sources: [
    fromEvent(inspection, 'InspectionDisclosed', siteAndDay),
    fromEvent(inspection, 'VisitMoved', siteAndDay),
    fromEvent(inspection, 'VisitStated', siteAndDay),
    fromEvent(inspection, 'VisitLeft', siteAndDay),
    fromEvent(twin, 'TwinStood', siteAndDay),
  ],
  initial: { ...nothingKnown, wanted: [] },
  evolve: (before, input) => {
    const known = knownAfter(before, input);
    if (known === null) return { ...before, wanted: [] };
    const because = input.is === 'event' ? input.event.id : input.is === 'answer' ? input.to : input.is;
    return { ...known, ...wantedOf(known, because, commands) };
  },
  react: (_, { wanted }) => wanted,
});

/** `null`: nothing new. */
function knownAfter(known: Known<SiteAndDay>, input: ProcessInput): Known<SiteAndDay> | null {
  const came = cameIn(input);
  if (came) return arrived(known, came.seen, came.together);
  const said = eventOf(inspection, 'VisitStated', input);
  if (said) return stated(known, recordOf(said), said.data);
  const pair = eventOf(twin, 'TwinStood', input);
  if (pair) return pairStood(known, idIn(pair.stream, 'twin')!, pair.data);
  const left = eventOf(inspection, 'VisitLeft', input);
  const gone = left ? recordOf(left) : goneByAnswer(known, input);
  return gone === null ? null : departed(known, gone);
}

function cameIn(input: ProcessInput): { readonly seen: Seen; readonly together: SiteAndDay } | null {
  const event = eventOf(inspection, 'InspectionDisclosed', input) ?? eventOf(inspection, 'VisitMoved', input);
  if (!event || event.data.establishment === null) return null;
  const { establishment, on, unit, agencies } = event.data;
  const seen = { record: recordOf(event), arrival: event.id, unit, agencies, obligations: [], entries: [] };
  return { seen, together: { establishment, on } };
}

/** A record that left before it said so refuses what it is told. One that is back meanwhile is not meant. */
function goneByAnswer({ records }: Known<SiteAndDay>, input: ProcessInput): string | null {
  if (input.is !== 'answer' || input.rule !== 'pair-is-of-this-visit') return null;
  const told = toldIn(input.to);
  return records.find(({ record, arrival }) => record === told?.record && arrival === told.arrival)?.record ?? null;
}

function recordOf({ stream }: { readonly stream: string }): string {
  return idIn(stream, 'inspection')!;
}
