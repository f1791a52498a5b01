import {
  fromEvent,
  idIn,
  process,
  type Day,
  type PlacedEvent,
  type ProcessInput,
  type RecordedOf,
} from '@lien-nganh/kernel';
import type { WorkType } from '@lien-nganh/work';
import { taskOfConclusion } from '../assigned-task/of-conclusion.ts';
import { coordinationMeeting, type Conclusion } from '../coordination-meeting/coordination-meeting.ts';
import { byName, sent, sentAgain, type Step } from './steps.ts';

/** What is remembered of a meeting: its conclusions as they stand, and the tasks that were wanted of them. */
interface Meeting {
  readonly on: Day;
  readonly basis: string;
  readonly conclusions: readonly Conclusion[];
  readonly steps: Readonly<Record<string, Step>>;
  /** Names of those that the last input called for. */
  readonly next: readonly string[];
}

type MeetingEvent = PlacedEvent<RecordedOf<WorkType['workEvents']>>;
type Told = Pick<Meeting, 'on' | 'basis' | 'conclusions'>;

const events = coordinationMeeting.workEvents;

/** Each conclusion of a meeting is a task of the agency that it names, and follows what the minutes are corrected to. */
export const openTasksOfConclusions = process<Meeting>({
  name: 'open-tasks-of-conclusions',
  title: { vi: 'Giao nhiệm vụ theo kết luận cuộc họp', en: 'Open a task for each conclusion of a meeting' },
  sources: [
    fromEvent(events, 'WorkRecorded', meetingOf),
    fromEvent(events, 'WorkCorrected', meetingOf),
    fromEvent(events, 'WorkWithdrawn', meetingOf),
  ],
  initial: { on: '', basis: '', conclusions: [], steps: {}, next: [] },
  evolve: (state, input) => (input.is === 'event' ? told(state, input.event as MeetingEvent) : { ...state, next: [] }),
  react: (input: ProcessInput, state) => [
    ...state.next.map((as) => sent(state.steps[as]!)),
    ...sentAgain(state.steps, input),
  ],
});

function meetingOf({ stream }: { readonly stream: string }): string | null {
  return idIn(stream, 'coordinationMeeting');
}

function told(before: Meeting, event: MeetingEvent): Meeting {
  const now = toldBy(before, event);
  const steps = stepsBetween(before, now, { meeting: meetingOf(event)!, revision: event.revision });
  return { ...now, steps: { ...before.steps, ...byName(steps) }, next: steps.map(({ as }) => as) };
}

function toldBy(before: Told, event: MeetingEvent): Told {
  if (event.name === 'WorkRecorded') return { on: event.data.on, ...wordsIn(event.data.content) };
  if (event.name === 'WorkWithdrawn') return { ...before, conclusions: [] };
  if (event.name !== 'WorkCorrected') return before;
  const { on = before.on, content } = event.data.changed;
  return { ...before, on, ...(content && wordsIn(content)) };
}

/** A task cites the minutes by their number, where they have one, and else what the meeting was about. */
function wordsIn(content: Readonly<Record<string, unknown>>): Pick<Told, 'basis' | 'conclusions'> {
  const { subject, minutes, conclusions } = content as {
    readonly subject: string;
    readonly minutes: string | null;
    readonly conclusions: readonly Conclusion[];
  };
  return { basis: `Kết luận cuộc họp ${minutes ?? subject}`.slice(0, 200).trim(), conclusions };
}

interface Terms {
  readonly meeting: string;
  readonly revision: number;
}

/** What is no conclusion any more, or another's, ends before what is new begins. */
function stepsBetween(before: Told, now: Told, terms: Terms): readonly Step[] {
  const at = ({ conclusions }: Told, { code, owner }: Conclusion) =>
    conclusions.find((one) => one.code === code && one.owner === owner);
  const ended = before.conclusions.filter((one) => !at(now, one));
  const opened = now.conclusions.filter((one) => !at(before, one));
  const followed = now.conclusions.filter((one) => {
    const old = at(before, one);
    return old && (old.task !== one.task || old.dueOn !== one.dueOn || before.basis !== now.basis);
  });
  return [
    ...ended.map((one) => follow(one, null, terms)),
    ...opened.map((one) => open(one, now, terms)),
    ...followed.map((one) => follow(one, { task: one.task, basis: now.basis, dueOn: one.dueOn }, terms)),
  ];
}

function open({ code, owner, task, dueOn }: Conclusion, { on, basis }: Told, { meeting, revision }: Terms): Step {
  return {
    ...{ as: `open ${code} ${owner} ${revision}`, command: 'open-from-conclusion' },
    ...{ prefix: 'assignedTask', id: taskOfConclusion({ meeting, code, owner }) },
    input: { meeting, code, owner, on, task, basis, dueOn },
  };
}

function follow({ code, owner }: Conclusion, conclusion: object | null, { meeting, revision }: Terms): Step {
  return {
    ...{ as: `follow ${code} ${owner} ${revision}`, command: 'follow-conclusion' },
    ...{ prefix: 'assignedTask', id: taskOfConclusion({ meeting, code, owner }), input: { conclusion } },
  };
}
