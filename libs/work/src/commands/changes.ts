import { command, reject, type Command } from '@lien-nganh/kernel';
import { day, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { Content, Kind } from '../content.ts';
import type { WorkEvents } from '../events.ts';
import { contentFault, placeLookUps } from './looking-up.ts';
import { tookOverFrom } from '../rules/placement.ts';
import { sectorRules } from './record.ts';
import type { workRefusals } from '../rules/refusals.ts';
import { saidAlone } from './said.ts';
import { reasonInput } from '../shapes.ts';
import { presentContent, standing, type Recorded, type Work } from '../state.ts';

/** What becomes of a record after it was entered, other than by mistake. */

export function withdrawWork(kind: Kind, events: WorkEvents): Command {
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'withdraw',
    action: `${kind.service}.${kind.prefix}.withdraw`,
    title: { vi: 'Rút bản ghi', en: 'Withdraw' },
    input: z.strictObject({ reason: reasonInput }),
    onBehalfOf: (_, state) => standing(state)?.lead ?? null,
    refuses: ['record-stands'],
    decide: (input, state) => (standing(state) ? [events.WorkWithdrawn(input)] : reject('record-stands')),
  });
}

/** From a day on it is another than before: what was counted of the days before stays. */
export function changeWork(kind: Kind, events: WorkEvents): Command {
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'change',
    action: `${kind.service}.${kind.prefix}.change`,
    title: { vi: 'Ghi thay đổi từ một ngày', en: 'Record a change from a day on' },
    input: z.strictObject({ from: day, changes: z.strictObject(saidAlone(kind.input)) }),
    onBehalfOf: (_, state) => standing(state)?.lead ?? null,
    looksUp: ({ from, changes }, state) => {
      const old = standing(state);
      const placed = { on: from, unit: old?.unit ?? '', lead: old?.lead ?? '', participants: [] };
      return placeLookUps(kind, placed, old ? after(old, changes) : changes);
    },
    refuses: [
      'record-stands',
      'still-lasts',
      'happened-by-today',
      'within-its-days',
      'unit-exists-on-that-day',
      'change-changes-something',
      'papers-are-dated-by-today',
      ...sectorRules(kind),
    ],
    decide: ({ from, changes }, state, { today, lookUps }) => {
      const old = standing(state);
      if (!old) return reject('record-stands');
      if (old.endedOn !== null) return reject('still-lasts');
      if (from > today) return reject('happened-by-today');
      if (from <= old.on) return reject('within-its-days');
      if (lookUps.unit === null) return reject('unit-exists-on-that-day');
      const content = after(old, changes);
      if (JSON.stringify(content) === JSON.stringify(presentContent(old))) return reject('change-changes-something');
      const participants = old.participants.map(({ agency }) => agency).filter((agency) => agency !== old.lead);
      const placed = { on: from, unit: old.unit, lead: old.lead, participants };
      const fault = contentFault(kind, { content, placed, today }, lookUps);
      return fault ?? [events.WorkChanged({ on: from, content }, { occurredOn: from })];
    },
  });
}

function after(old: Recorded, changes: object): Content {
  return { ...presentContent(old), ...changes };
}

export function endWork(kind: Kind, events: WorkEvents): Command {
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'end',
    action: `${kind.service}.${kind.prefix}.end`,
    title: { vi: 'Ghi nhận kết thúc', en: 'Record its end' },
    input: z.strictObject({
      /** The first day without it. */
      endedOn: day,
      reason: reasonInput.nullable().default(null),
    }),
    onBehalfOf: (_, state) => standing(state)?.lead ?? null,
    refuses: ['record-stands', 'still-lasts', 'happened-by-today', 'within-its-days'],
    decide: (input, state, { today }) => {
      const old = standing(state);
      if (!old) return reject('record-stands');
      if (old.endedOn !== null) return reject('still-lasts');
      if (input.endedOn > today) return reject('happened-by-today');
      if (input.endedOn <= old.stretches.at(-1)!.from) return reject('within-its-days');
      return [events.WorkEnded(input, { occurredOn: input.endedOn })];
    },
  });
}

/** Its unit was split: only who knows the place can say in which part it lies. */
export function placeWork(kind: Kind, events: WorkEvents): Command {
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'place',
    action: `${kind.service}.${kind.prefix}.place`,
    title: { vi: 'Ghi vị trí trên bản đồ hành chính mới', en: 'Place on a later map' },
    input: z.strictObject({ unit: unitKey }),
    onBehalfOf: (_, state) => standing(state)?.lead ?? null,
    looksUp: ({ unit }, state) => {
      const old = standing(state);
      return { tookOver: tookOverFrom(old ? [old.unit, ...old.placements] : [], unit) };
    },
    refuses: ['record-stands', 'placement-follows-the-lineage'],
    decide: (input, state, { lookUps: { tookOver } }) => {
      if (!standing(state)) return reject('record-stands');
      return tookOver ? [events.WorkPlacedOnLaterMap(input)] : reject('placement-follows-the-lineage');
    },
  });
}
