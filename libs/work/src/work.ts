import { streamType, type LookUps, type StreamType, type Summary } from '@lien-nganh/kernel';
import type { z } from 'zod';
import { changeWork, endWork, placeWork, withdrawWork } from './commands/changes.ts';
import type { Kind } from './content.ts';
import { correctWork } from './commands/correct.ts';
import { workEvents, type WorkEvents } from './events.ts';
import { confirmPart, denyPart, nameParticipant } from './commands/parts.ts';
import { noteOthers } from './commands/note-others.ts';
import { recordWork } from './commands/record.ts';
import { workRefusals } from './rules/refusals.ts';
import { saying } from './commands/saying.ts';
import { evolve, initial, obligationsOf, partnersOf, presentContent, type Work } from './state.ts';

/** The stream type of one kind of recorded work, with what it is counted by and how its events are told apart. */
export interface WorkType extends StreamType {
  readonly measures: readonly string[];
  /** Whether it begins and ends. */
  readonly lasts: boolean;
  readonly workEvents: WorkEvents;
}

/**
 * Declares a kind of recorded work: what was done, when, where, by which agencies together, and for which obligations.
 * Recording, correcting, withdrawing, who took part, placing on later maps, and, where it lasts, changing and ending come
 * with it; a sector adds its words and its rules.
 */
export function work<S extends z.ZodObject, L extends LookUps = Record<never, never>>(declared: Kind<S, L>): WorkType {
  const kind = declared as unknown as Kind;
  const events = workEvents(kind);
  const type = streamType<Work, WorkEvents>({
    prefix: kind.prefix,
    title: kind.title,
    events,
    initial,
    evolve,
    refusals: { ...workRefusalsOf(kind), ...sectorRefusals(kind) },
    reads: `${kind.service}.${kind.prefix}.read`,
    scope: (state) => scopeOf(kind, state),
    summary: (state) => summaryOf(kind, state),
    commands: [
      recordWork(kind, events),
      correctWork(kind, events),
      withdrawWork(kind, events),
      ...(kind.lasts ? [changeWork(kind, events), endWork(kind, events)] : []),
      placeWork(kind, events),
      nameParticipant(kind, events),
      confirmPart(kind, events),
      denyPart(kind, events),
      ...(kind.weighed ? [noteOthers(kind, events)] : []),
    ].map((one) => saying(kind, events, one)),
  });
  return { ...type, measures: kind.measures, lasts: kind.lasts ?? false, workEvents: events };
}

/** Only rules that some command of the kind may refuse by. */
function workRefusalsOf({ lasts, weighed }: Kind) {
  const unused = [
    ...(lasts ? [] : ['still-lasts', 'change-changes-something']),
    ...(weighed ? [] : ['records-are-weighed-together']),
  ];
  return Object.fromEntries(Object.entries(workRefusals).filter(([rule]) => !unused.includes(rule)));
}

function sectorRefusals({ rules = {} }: Kind) {
  return Object.fromEntries(
    Object.entries(rules).map(([rule, { vi, en, source }]) => [rule, { vi, en, ...(source && { source }) }]),
  );
}

function scopeOf({ restricted, duty }: Kind, state: Work) {
  const sensitivity = restricted ? ('restricted' as const) : ('internal' as const);
  if (state.is === 'none') return { sensitivity, owners: [] };
  const record = state.is === 'withdrawn' ? state.was : state;
  const { lead, unit, placements, on } = record;
  const others = partnersOf(record).filter(({ agency }) => agency !== lead);
  return {
    sensitivity,
    owners: [lead],
    participants: others.map(({ agency }) => agency),
    units: [unit, ...placements],
    on,
    ...(duty && { duty }),
  };
}

function summaryOf(kind: Kind, state: Work): Summary {
  if (state.is === 'none') return { title: '', status: 'none' };
  const record = state.is === 'withdrawn' ? state.was : state;
  const { lead, unit, on, endedOn } = record;
  return {
    title: `${kind.title.vi}: ${kind.says(presentContent(record))}`,
    status: state.is,
    unit,
    agency: lead,
    day: on,
    search: [...partnersOf(record).map(({ agency }) => agency), ...obligationsOf(record)],
    ...(kind.lasts && { facets: { endedOn } }),
  };
}
