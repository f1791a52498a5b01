import { agencyOn, unitOn, type UnitRecord } from '@lien-nganh/contracts/reference';
import { command, lookUp, reject, type Command, type Day, type LookUp } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { name, presentContent, standing, type Work, type WorkType } from '@lien-nganh/work';
import { z } from 'zod';

/** A task that a meeting's conclusion gives: opened, changed and taken back with the conclusion, by a process alone. */

type Events = WorkType['workEvents'];
type Rules = 'record-is-new' | 'record-stands' | 'agency-exists-on-that-day' | 'correction-changes-something';
/** Those of all recorded work: the kind declares their sentences. */
type Refusals = Readonly<Record<Rules, { readonly vi: string; readonly en: string }>>;

const told = { task: text(500), basis: text(200), dueOn: day };

/** One record of a conclusion and an owner, however often it is asked for. */
export function taskOfConclusion(of: { readonly meeting: string; readonly code: string; readonly owner: string }) {
  return `${of.meeting}.${of.code}.${of.owner}`;
}

export function openFromConclusion(events: Events): Command {
  return command<Work, Events, Refusals>()({
    name: 'open-from-conclusion',
    action: 'agencies.assignedTask.open-from-conclusion',
    title: { vi: 'Giao nhiệm vụ theo kết luận cuộc họp', en: 'Open the task that a conclusion gives' },
    creates: true,
    input: z.strictObject({ meeting: name, code: text(20), owner: slug, on: day, ...told }),
    id: taskOfConclusion,
    scope: ({ owner, on }) => ({ sensitivity: 'internal', owners: [owner], on }),
    onBehalfOf: ({ owner }) => owner,
    looksUp: ({ owner, on }) => ({ unit: unitOfAgency(owner, on) }),
    refuses: ['record-is-new', 'agency-exists-on-that-day'],
    decide: ({ meeting, code, owner, on, task, basis, dueOn }, state, { lookUps: { unit } }) => {
      if (standing(state)) return reject('record-is-new');
      if (unit === null) return reject('agency-exists-on-that-day', { agency: owner });
      const content = { task, basis, state: 'assigned', dueOn, conclusion: { meeting, code } };
      const placed = { on, unit: unit.unit, lead: owner, participants: [], note: null, paper: null };
      return [events.WorkRecorded({ ...placed, content }, { occurredOn: on })];
    },
  });
}

export function followConclusion(events: Events): Command {
  return command<Work, Events, Refusals>()({
    name: 'follow-conclusion',
    action: 'agencies.assignedTask.follow-conclusion',
    title: { vi: 'Theo kết luận đã sửa', en: 'Follow a conclusion that was changed' },
    input: z.strictObject({
      /** What it says now; null: it is none any more. */
      conclusion: z.strictObject(told).nullable(),
    }),
    onBehalfOf: (_, state) => standing(state)?.lead ?? null,
    refuses: ['record-stands', 'correction-changes-something'],
    decide: ({ conclusion }, state) => {
      const old = standing(state);
      if (!old) return reject('record-stands');
      const reason = 'Kết luận cuộc họp được sửa';
      if (conclusion === null) return [events.WorkWithdrawn({ reason })];
      const content = { ...presentContent(old), ...conclusion };
      if (JSON.stringify(content) === JSON.stringify(presentContent(old)))
        return reject('correction-changes-something');
      return [events.WorkCorrected({ changed: { content }, reason }, { occurredOn: old.on })];
    },
  });
}

/** Where an agency has its seat: there the task is kept, wherever the meeting was. */
function unitOfAgency(slugOf: string, on: Day): LookUp<UnitRecord | null> {
  return lookUp(['agencies', 'units'], async (rows) => {
    const agency = await agencyOn(slugOf, on).resolve(rows);
    const seat = agency?.unitCode ?? null;
    return seat === null ? null : unitOn(seat, on).resolve(rows);
  });
}
