import { command, defineRefusals, ownRecord, reject, streamType } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { name, reasonInput, type Waiting, type WaitingOf, type Work } from '@lien-nganh/work';
import { z } from 'zod';
import { hotspot as hotspots } from '../hotspot/hotspot.ts';
import { inspection as inspections } from '../inspection/inspection.ts';
import type { Inspection } from '../inspection/lifecycle.ts';
import { isClean, isInPublic, managed, reInspection } from './clean.ts';
import { events } from './events.ts';
import { evolve, initial, openProposals, type HotspotRemoval } from './state.ts';

const refusals = defineRefusals({
  'visit-is-a-re-inspection-of-it': {
    vi: 'Cuộc kiểm tra này không phải là phúc tra cơ sở là tụ điểm.',
    en: 'The inspection is no re-inspection of the establishment that the hotspot is.',
  },
  'visit-is-a-re-inspection-of-a-public-place': {
    vi: 'Cuộc kiểm tra này không phải là phúc tra nơi công cộng.',
    en: 'The inspection is no re-inspection of a public place.',
  },
  'hotspot-is-ones-own-and-in-public': {
    vi: 'Cơ quan không quản lý tụ điểm nơi công cộng nào như vậy.',
    en: 'The agency manages no such hotspot in a public place.',
  },
  'weighing-changes-something': {
    vi: 'Kết quả phúc tra đã được ghi đúng như vậy.',
    en: 'The visit was weighed so already: nothing would change.',
  },
  'removal-is-proposed': {
    vi: 'Không có đề xuất đưa tụ điểm này ra khỏi danh sách theo cuộc phúc tra đó, hoặc đã có quyết định.',
    en: 'No removal of this hotspot is proposed by that visit, or it is decided already.',
  },
  'hotspot-is-managed': {
    vi: 'Tụ điểm không còn trong danh sách quản lý vào ngày đó.',
    en: 'The hotspot is not managed on that day any more.',
  },
  'happened-by-today': {
    vi: 'Ngày đưa ra khỏi danh sách không được sau hôm nay.',
    en: 'The first day without it cannot be after today.',
  },
});

const declare = command<HotspotRemoval, typeof events, typeof refusals>();

interface Pair {
  readonly hotspot: string;
  readonly inspection: string;
}

const pairInput = z.strictObject({ hotspot: name, inspection: name });
const bothOf = ({ hotspot, inspection }: Pair) => ({
  spot: ownRecord<Work>(hotspots.prefix, hotspot),
  visit: ownRecord<Inspection>(inspections.prefix, inspection),
});

/** Sent by the processes that watch hotspots and visits, as often as either changes; it decides by what both say at that moment. */
const weigh = declare({
  name: 'weigh',
  action: 'inspections.hotspotRemoval.weigh',
  title: { vi: 'Đối chiếu kết quả phúc tra với tụ điểm', en: 'Weigh a re-inspection against a hotspot' },
  creates: true,
  id: ({ hotspot }) => hotspot,
  scope: () => ({ sensitivity: 'restricted', owners: [] }),
  input: pairInput,
  looksUp: bothOf,
  refuses: ['visit-is-a-re-inspection-of-it', 'weighing-changes-something'],
  decide: (pair, state, { lookUps: { spot, visit } }) => {
    const made = reInspection(visit);
    const keeper = keeperOf(spot);
    if (made === null || keeper === null) return reject('visit-is-a-re-inspection-of-it');
    return weighed({ ...pair, keeper, on: made.result.on, clean: isClean(spot, visit) }, state);
  },
});

interface Weighing extends Pair {
  readonly keeper: string;
  readonly on: string;
  readonly clean: boolean;
}

function weighed(weighing: Weighing, state: HotspotRemoval) {
  const before = state.is === 'none' ? undefined : state.visits[weighing.inspection];
  if (before?.clean === weighing.clean && before.on === weighing.on) return reject('weighing-changes-something');
  return [events.HotspotVisitWeighed(weighing, { occurredOn: weighing.on })];
}

/**
 * No inspection of a public place says at which hotspot it was: the keeper does. From then on the processes weigh the two
 * whenever either changes, as they do with establishments.
 */
const nameVisit = declare({
  name: 'name-visit',
  action: 'inspections.hotspotRemoval.name-visit',
  title: { vi: 'Ghi cuộc phúc tra tại tụ điểm nơi công cộng', en: 'Name a visit to a hotspot in public' },
  creates: true,
  id: ({ hotspot }) => hotspot,
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'restricted', owners: [onBehalfOf] }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  input: pairInput,
  looksUp: bothOf,
  refuses: [
    'hotspot-is-ones-own-and-in-public',
    'visit-is-a-re-inspection-of-a-public-place',
    'weighing-changes-something',
  ],
  decide: (pair, state, { actor, lookUps: { spot, visit } }) => {
    const stands = managed(spot);
    const keeper = actor.onBehalfOf ?? actor.agency;
    if (!stands || stands.lead !== keeper || !isInPublic(stands)) return reject('hotspot-is-ones-own-and-in-public');
    const made = reInspection(visit);
    if (made?.visit.place !== 'public-place') return reject('visit-is-a-re-inspection-of-a-public-place');
    return weighed({ ...pair, keeper, on: made.result.on, clean: isClean(spot, visit) }, state);
  },
});

function keeperOf(spot: Work): string | null {
  if (spot.is === 'none') return null;
  return spot.is === 'withdrawn' ? spot.was.lead : spot.lead;
}

/** Taken off the list by its keeper: the hotspot itself then ends on that day. */
const accept = declare({
  name: 'accept',
  action: 'inspections.hotspotRemoval.accept',
  title: { vi: 'Đồng ý đưa tụ điểm ra khỏi danh sách', en: 'Accept the removal' },
  input: z.strictObject({
    inspection: name,
    /** The first day without it. */
    endedOn: day,
  }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  looksUp: (_, state) => ({ spot: ownRecord<Work>(hotspots.prefix, state.is === 'none' ? '' : state.hotspot) }),
  refuses: ['removal-is-proposed', 'happened-by-today', 'hotspot-is-managed'],
  decide: (input, state, { today, lookUps: { spot } }) => {
    if (!isOpen(state, input.inspection)) return reject('removal-is-proposed');
    if (input.endedOn > today) return reject('happened-by-today');
    const stands = managed(spot);
    if (!stands || input.endedOn <= stands.stretches.at(-1)!.from) return reject('hotspot-is-managed');
    return [events.RemovalAccepted(input, { occurredOn: input.endedOn })];
  },
});

/** It stays managed; a later clean visit proposes anew. */
const keep = declare({
  name: 'keep',
  action: 'inspections.hotspotRemoval.keep',
  title: { vi: 'Tiếp tục quản lý tụ điểm', en: 'Keep the hotspot' },
  input: z.strictObject({ inspection: name, reason: reasonInput }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: ['removal-is-proposed'],
  decide: (input, state) =>
    isOpen(state, input.inspection) ? [events.HotspotKept(input)] : reject('removal-is-proposed'),
});

function isOpen(state: HotspotRemoval, visit: string): boolean {
  return openProposals(state).some(({ inspection }) => inspection === visit);
}

/** Whether a hotspot that was inspected again and found clean leaves the managed list: its keeper decides. The id is the hotspot's. */
export const hotspotRemoval = streamType<HotspotRemoval, typeof events>({
  prefix: 'hotspotRemoval',
  title: { vi: 'Đề xuất đưa tụ điểm ra khỏi danh sách', en: 'Proposed removal of a hotspot' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.hotspotRemoval.read',
  scope: (state) => ({ sensitivity: 'restricted', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary: (state, id) => {
    if (state.is === 'none') return { title: id, status: 'none' };
    const [first] = openProposals(state);
    const status = first ? 'proposed' : state.is;
    return { title: `Tụ điểm ${id}`, status, agency: state.keeper, ...(first && { day: first.on }) };
  },
  commands: [weigh, nameVisit, accept, keep],
});

export const removalsWaiting: WaitingOf = {
  type: hotspotRemoval,
  waits: (state: HotspotRemoval): readonly Waiting[] => {
    const [first] = openProposals(state);
    if (first === undefined || state.is === 'none') return [];
    return [{ task: 'decide-removal', agency: state.keeper, on: first.on }];
  },
};
