import { command, defineRefusals, ownRecord, reject, streamType } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { name, reasonInput, type Waiting, type WaitingOf, type Work } from '@lien-nganh/work';
import { z } from 'zod';
import { hotspot as hotspots } from '../hotspot/hotspot.ts';
import { inspection as inspections } from '../inspection/inspection.ts';
import type { Inspection } from '../inspection/lifecycle.ts';
import { isClean, managed, reInspection } from './clean.ts';
import { events } from './events.ts';
import { evolve, initial, openProposals, type HotspotRemoval } from './state.ts';

const refusals = defineRefusals({
  'visit-is-a-re-inspection-of-it': {
    vi: 'Cuộc kiểm tra này không phải là phúc tra cơ sở là tụ điểm.',
    en: 'The inspection is no re-inspection of the establishment that the hotspot is.',
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

/** Sent by the processes that watch hotspots and visits, as often as either changes; it decides by what both say at that moment. */
const weigh = declare({
  name: 'weigh',
  action: 'inspections.hotspotRemoval.weigh',
  title: { vi: 'Đối chiếu kết quả phúc tra với tụ điểm', en: 'Weigh a re-inspection against a hotspot' },
  creates: true,
  id: ({ hotspot }) => hotspot,
  scope: () => ({ sensitivity: 'restricted', owners: [] }),
  input: z.strictObject({ hotspot: name, inspection: name }),
  looksUp: ({ hotspot, inspection }) => ({
    spot: ownRecord<Work>(hotspots.prefix, hotspot),
    visit: ownRecord<Inspection>(inspections.prefix, inspection),
  }),
  refuses: ['visit-is-a-re-inspection-of-it', 'weighing-changes-something'],
  decide: ({ hotspot, inspection }, state, { lookUps: { spot, visit } }) => {
    const made = reInspection(visit);
    const before = state.is === 'none' ? undefined : state.visits[inspection];
    const keeper = keeperOf(spot);
    if (made === null || keeper === null) return reject('visit-is-a-re-inspection-of-it');
    const clean = isClean(spot, visit);
    const { on } = made.result;
    if (before?.clean === clean && before.on === on) return reject('weighing-changes-something');
    return [events.HotspotVisitWeighed({ hotspot, inspection, keeper, on, clean }, { occurredOn: on })];
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
  commands: [weigh, accept, keep],
});

export const removalsWaiting: WaitingOf = {
  type: hotspotRemoval,
  waits: (state: HotspotRemoval): readonly Waiting[] => {
    const [first] = openProposals(state);
    if (first === undefined || state.is === 'none') return [];
    return [{ task: 'decide-removal', agency: state.keeper, on: first.on }];
  },
};
