import { obligationsKnown } from '@lien-nganh/contracts/reference';
import { command, reject, type Command, type Day, type Scope } from '@lien-nganh/kernel';
import { z } from 'zod';
import { breachesOf } from '../rules/area.ts';
import type { Content, Kind } from '../content.ts';
import type { WorkEvents } from '../events.ts';
import {
  areaMarks,
  areaRules,
  contentFault,
  placeFault,
  placeLookUps,
  placeRules,
  proposedObligations,
  type Placed,
} from './looking-up.ts';
import type { workRefusals } from '../rules/refusals.ts';
import { workInput, type WorkInput } from '../shapes.ts';
import { standing, type Work } from '../state.ts';

/** Enters what was done: by whoever led it, or in their stead from the paper they sent. */
export function recordWork(kind: Kind, events: WorkEvents): Command {
  const input: z.ZodType<WorkInput> = z.strictObject({ ...workInput, ...kind.input });
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'record',
    action: `${kind.service}.${kind.prefix}.record`,
    title: { vi: 'Ghi nhận', en: 'Record' },
    creates: true,
    input,
    ...(kind.only && { id: (told: WorkInput) => kind.only!({ ...placedIn(told), content: contentIn(kind, told) }) }),
    scope: (told, { account }) => scopeOf(kind, placedIn(told), account),
    onBehalfOf: (told) => placedIn(told).lead,
    looksUp: (told) => ({
      ...placeLookUps(kind, placedIn(told), contentIn(kind, told)),
      proposed: proposedObligations({ measures: countedBy(kind, contentIn(kind, told)) }, placedIn(told)),
      known: obligationsKnown(told.obligations ?? []),
    }),
    refuses: ['record-is-new', 'obligation-is-known', ...tellingRules(kind)],
    marks: areaMarks(kind),
    decide: (told, state, { today, lookUps }) => {
      if (standing(state)) return reject('record-is-new');
      const placed = placedIn(told);
      const content = contentIn(kind, told);
      const fault =
        placeFault(kind, placed, lookUps, today) ??
        contentFault(kind, { content, placed, today, paper: told.paper }, lookUps);
      if (fault) return fault;
      const obligations = told.obligations ?? lookUps.proposed;
      const unknown = obligations.find((key) => !lookUps.proposed.includes(key) && !lookUps.known.has(key));
      if (unknown !== undefined) return reject('obligation-is-known', { obligation: unknown });
      const { note, paper } = told;
      const where = { ...placed, unit: lookUps.unit!.unit, participants: [...placed.participants] };
      const recorded = events.WorkRecorded({ ...where, note, paper, content }, { occurredOn: placed.on, obligations });
      const breaches = breachesOf(kind, lookUps.agencies.get(placed.lead)!, lookUps.unit!);
      return [recorded, ...marked(events, placed.on, { breaches, before: [] })];
    },
  });
}

interface Marks {
  readonly breaches: readonly string[];
  readonly before: readonly string[];
}

/** The event that says which rules it breaks, where that is other than was said before; of its own day, as an agency that has ended speaks. */
export function marked(events: WorkEvents, on: Day, { breaches, before }: Marks) {
  return breaches.join() === before.join() ? [] : [events.WorkMarked({ breaches: [...breaches] }, { occurredOn: on })];
}

function scopeOf({ restricted, duty }: Kind, { lead, participants, unit, on }: Placed, author: string): Scope {
  const sensitivity = restricted ? 'restricted' : 'internal';
  return { sensitivity, owners: [lead], participants, units: [unit], author, on, ...(duty && { duty }) };
}

/** Rules of what is told, as it is entered and as it is corrected. */
export function tellingRules(kind: Kind) {
  return [...placeRules, ...areaRules(kind), 'papers-are-dated-by-today' as const, ...sectorRules(kind)];
}

/** The rules of the sector, as names that refuse. They are declared beside the common ones, by `work`. */
export function sectorRules({ rules }: Kind): readonly never[] {
  return Object.keys(rules ?? {}) as never[];
}

function countedBy(kind: Kind, content: Content): readonly string[] {
  return kind.countedBy?.(content) ?? kind.measures;
}

function placedIn({ on, unit, lead, participants }: WorkInput): Placed {
  return { on, unit, lead, participants: [...new Set(participants)].filter((agency) => agency !== lead) };
}

function contentIn({ input }: Kind, told: object): Content {
  return Object.fromEntries(Object.entries(told).filter(([name]) => name in input));
}
