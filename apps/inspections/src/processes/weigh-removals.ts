import { fromEvent, idIn, process, type PlacedEvent, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { hotspot } from '../hotspot/hotspot.ts';
import { events as removal } from '../hotspot-removal/events.ts';
import { events as inspection } from '../inspection/events.ts';
import { eventOf } from './event-of.ts';

/** A hotspot and a visit that may have found it clean. */
interface Pair {
  readonly hotspot: string;
  readonly inspection: string;
}

/** Whoever sees that either changed has the pair weighed: the command decides by what both say then, so that no order matters. */
function weighing({ hotspot: id, inspection: visit }: Pair, because: string): Reaction {
  return {
    ...{ do: 'send', as: `weigh ${id} ${visit} ${because}`, prefix: 'hotspotRemoval', id, command: 'weigh' },
    input: { hotspot: id, inspection: visit },
  };
}

interface Place {
  readonly hotspots: readonly string[];
  readonly visits: readonly string[];
}

type Told = { readonly data: { readonly content: Readonly<Record<string, unknown>> } };

const establishmentIn = (content: Readonly<Record<string, unknown>> | undefined): string | null => {
  const named = content?.['establishment'];
  return typeof named === 'string' ? named : null;
};
const ofHotspot = ({ data: { content } }: Told) => establishmentIn(content);

/** Every visit to an establishment that is a hotspot is weighed, whichever of the two was recorded first. */
export const proposeRemovalOfHotspotsFoundClean = process<Place>({
  name: 'propose-removal-of-hotspots-found-clean',
  title: { vi: 'Đề xuất đưa tụ điểm đã phúc tra sạch ra khỏi danh sách', en: 'Propose the removal of clean hotspots' },
  sources: [
    fromEvent(hotspot.workEvents, 'WorkRecorded', ofHotspot),
    fromEvent(hotspot.workEvents, 'WorkChanged', ofHotspot),
    fromEvent(hotspot.workEvents, 'WorkCorrected', ({ data: { changed } }) => establishmentIn(changed.content)),
    fromEvent(inspection, 'InspectionDisclosed', ({ data }) => data.establishment),
    fromEvent(inspection, 'VisitMoved', ({ data }) => data.establishment),
  ],
  initial: { hotspots: [], visits: [] },
  evolve: (place, input) => {
    const { hotspot: spot, visit } = namedIn(input);
    return { hotspots: withOne(place.hotspots, spot), visits: withOne(place.visits, visit) };
  },
  react: (input, { hotspots, visits }) => {
    const { hotspot: spot, visit, because } = namedIn(input);
    if (spot !== null) return visits.map((one) => weighing({ hotspot: spot, inspection: one }, because));
    return visit === null ? [] : hotspots.map((one) => weighing({ hotspot: one, inspection: visit }, because));
  },
});

function namedIn(input: ProcessInput) {
  if (input.is !== 'event') return { hotspot: null, visit: null, because: '' };
  const { stream, id: because } = input.event;
  return { hotspot: idIn(stream, 'hotspot'), visit: idIn(stream, 'inspection'), because };
}

function withOne(ids: readonly string[], one: string | null): readonly string[] {
  return one === null || ids.includes(one) ? ids : [...ids, one];
}

const visitOf = ({ stream }: Pick<PlacedEvent, 'stream'>) => idIn(stream, 'inspection');
const spotOf = ({ stream }: Pick<PlacedEvent, 'stream'>) => idIn(stream, 'hotspot');

/** Pairs that were weighed are weighed again when a visit comes to say otherwise. */
export const weighRemovalsByTheirVisit = process<readonly Pair[]>({
  name: 'weigh-removals-by-their-visit',
  title: { vi: 'Xem lại đề xuất theo cuộc phúc tra', en: 'Weigh removals by their visit' },
  sources: [
    fromEvent(removal, 'HotspotVisitWeighed', ({ data }) => data.inspection),
    fromEvent(inspection, 'ViolationRecorded', visitOf),
    fromEvent(inspection, 'ViolationDropped', visitOf),
    fromEvent(inspection, 'CaseTransferred', visitOf),
    fromEvent(inspection, 'EntryWithdrawn', visitOf),
    fromEvent(inspection, 'PartCorrected', visitOf),
    fromEvent(inspection, 'VisitMoved', visitOf),
    fromEvent(inspection, 'InspectionWithdrawn', visitOf),
  ],
  initial: [],
  evolve: pairsAfter,
  react: weighedAgain,
});

/** And when the hotspot does. What its keeper accepted ends it. */
export const weighRemovalsByTheirHotspot = process<readonly Pair[]>({
  name: 'weigh-removals-by-their-hotspot',
  title: { vi: 'Xem lại đề xuất theo tụ điểm', en: 'Weigh removals by their hotspot' },
  sources: [
    fromEvent(removal, 'HotspotVisitWeighed', ({ data }) => data.hotspot),
    fromEvent(removal, 'RemovalAccepted', ({ stream }) => idIn(stream, 'hotspotRemoval')),
    fromEvent(hotspot.workEvents, 'WorkCorrected', spotOf),
    fromEvent(hotspot.workEvents, 'WorkChanged', spotOf),
    fromEvent(hotspot.workEvents, 'WorkEnded', spotOf),
    fromEvent(hotspot.workEvents, 'WorkWithdrawn', spotOf),
  ],
  initial: [],
  evolve: pairsAfter,
  react: (input, pairs) => {
    const accepted = eventOf(removal, 'RemovalAccepted', input);
    return accepted ? [ending(accepted)] : weighedAgain(input, pairs);
  },
});

interface Accepted {
  readonly id: string;
  readonly stream: string;
  readonly data: { readonly endedOn: string };
}

function ending({ id, stream, data: { endedOn } }: Accepted): Reaction {
  const spot = idIn(stream, 'hotspotRemoval')!;
  return { do: 'send', as: `end ${spot} ${id}`, prefix: 'hotspot', id: spot, command: 'end', input: { endedOn } };
}

function pairsAfter(pairs: readonly Pair[], input: ProcessInput): readonly Pair[] {
  const weighed = eventOf(removal, 'HotspotVisitWeighed', input)?.data;
  if (!weighed) return pairs;
  const { hotspot: spot, inspection: visit } = weighed;
  const isKnown = pairs.some((one) => one.hotspot === spot && one.inspection === visit);
  return isKnown ? pairs : [...pairs, { hotspot: spot, inspection: visit }];
}

/** Of a weighing too: what changed before it was heard of here changed unseen. */
function weighedAgain(input: ProcessInput, pairs: readonly Pair[]): readonly Reaction[] {
  if (input.is !== 'event') return [];
  const { id } = input.event;
  const weighed = eventOf(removal, 'HotspotVisitWeighed', input)?.data;
  return weighed ? [weighing(weighed, id)] : pairs.map((one) => weighing(one, id));
}
