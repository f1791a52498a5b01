import { command, reject, type Command, type DataOfEvent } from '@lien-nganh/kernel';
import { day, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { breachesOf } from '../rules/area.ts';
import type { Content, Kind } from '../content.ts';
import type { WorkEvents } from '../events.ts';
import { areaMarks, contentFault, placeFault, placeLookUps, type Placed } from './looking-up.ts';
import { marked, tellingRules } from './record.ts';
import type { workRefusals } from '../rules/refusals.ts';
import { saidAlone } from './said.ts';
import { reasonInput, workInput } from '../shapes.ts';
import { alone, presentContent, standing, type Recorded, type Work } from '../state.ts';

const common = { on: day, unit: unitKey, note: workInput.note.unwrap() };
type Changes = Partial<Pick<DataOfEvent<WorkEvents, 'WorkRecorded'>, 'on' | 'unit' | 'note'>> & {
  readonly endedOn?: string | null;
};

/** Puts right what was entered wrongly. What was written before stays in its history, and in figures as of then. */
export function correctWork(kind: Kind, events: WorkEvents): Command {
  const ends: z.ZodRawShape = kind.lasts ? { endedOn: day.nullable() } : {};
  const changes = z.strictObject(saidAlone({ ...common, ...ends, ...kind.input })) as unknown as z.ZodType<Changes>;
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'correct',
    action: `${kind.service}.${kind.prefix}.correct`,
    title: { vi: 'Sửa bản ghi', en: 'Correct' },
    input: z.strictObject({ changes, reason: reasonInput }),
    onBehalfOf: (_, state) => standing(state)?.lead ?? null,
    looksUp: ({ changes: asked }, state) => {
      const old = standing(state) ?? nowhere;
      return placeLookUps(kind, placedAfter(old, asked), contentAfter(kind, old, asked));
    },
    refuses: [
      ...(['record-stands', 'correction-changes-something', 'record-stays-the-same-one', 'within-its-days'] as const),
      ...tellingRules(kind),
    ],
    marks: areaMarks(kind),
    decide: ({ changes: asked, reason }, state, { today, lookUps }) => {
      const old = standing(state);
      if (!old) return reject('record-stands');
      const placed = placedAfter(old, asked);
      const content = contentAfter(kind, old, asked);
      const fault = placeFault(kind, placed, lookUps, today) ?? contentFault(kind, { content, placed, today }, lookUps);
      if (fault) return fault;
      const changed = whatChanged(old, { ...asked, unit: lookUps.unit!.unit }, content);
      if (Object.keys(changed).length === 0) return reject('correction-changes-something');
      if (isAnother(kind, old, { content, unit: lookUps.unit!.unit })) return reject('record-stays-the-same-one');
      if (!staysInOrder(old, changed, today)) return reject('within-its-days');
      const breaches = breachesOf(kind, lookUps.agencies.get(old.lead)!, lookUps.unit!);
      return [
        events.WorkCorrected({ changed, reason }, { occurredOn: placed.on }),
        ...marked(events, placed.on, { breaches, before: old.breaches }),
      ];
    },
  });
}

/** Of a record that does not stand nothing is looked up that matters. */
const nowhere: Recorded = {
  ...({ is: 'recorded', on: '1900-01-01', unit: '', lead: '', participants: [], obligations: [] } as const),
  ...({
    note: null,
    paper: null,
    endedOn: null,
    placements: [],
    corrections: 0,
    breaches: [],
    said: null,
    others: alone,
  } as const),
  stretches: [{ from: '1900-01-01', content: {} }],
};

function placedAfter(old: Recorded, { on = old.on, unit = old.unit }: Changes): Placed {
  const others = old.participants.map(({ agency }) => agency).filter((agency) => agency !== old.lead);
  return { on, unit, lead: old.lead, participants: others };
}

function contentAfter({ input }: Kind, old: Recorded, asked: object): Content {
  const said = Object.entries(asked).filter(([name]) => name in input);
  return { ...presentContent(old), ...Object.fromEntries(said) };
}

type Changed = DataOfEvent<WorkEvents, 'WorkCorrected'>['changed'];

function whatChanged(old: Recorded, asked: Changes, content: Content): Changed {
  const { on, unit, note, endedOn } = asked;
  const said = Object.entries({ on, unit, note, endedOn }).filter(
    ([name, value]) => value !== undefined && !isSame(value, old[name as keyof Changes]),
  );
  return {
    ...Object.fromEntries(said),
    ...(isSame(content, presentContent(old)) ? {} : { content }),
  };
}

/** Where there is one record at most of a place and period, a correction does not make it that of another one. */
function isAnother({ only }: Kind, old: Recorded, now: { readonly content: Content; readonly unit: string }): boolean {
  if (!only) return false;
  const { unit, lead } = old;
  return only({ content: presentContent(old), unit, lead }) !== only({ ...now, lead });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** It begins before it becomes another and before it ends, and neither lies ahead. */
function staysInOrder({ stretches, ...old }: Recorded, changed: Changed, today: string): boolean {
  const { on = old.on, endedOn = old.endedOn } = changed;
  const [, next] = stretches;
  const beginsBefore = next === undefined || on < next.from;
  const begun = next === undefined ? on : stretches.at(-1)!.from;
  return beginsBefore && (endedOn === null || (endedOn > begun && endedOn <= today));
}
