import type { Day } from '@lien-nganh/kernel';
import type { TaskRecord } from '../../read-models/kept-states.ts';
import { printed } from '../lines/layout.ts';
import { nameOn } from '../lines/rows.ts';
import type { BriefMaterial } from './material.ts';
import { shortened, words, type Part } from './part.ts';
import type { Said } from './said.ts';

/** How far a task is on a day. That it is overdue nobody enters: it follows from its due day. */
export function stateOf(task: TaskRecord, today: Day): 'assigned' | 'in-progress' | 'done' | 'overdue' {
  const { state, dueOn } = contentOf(task);
  if (state === 'done') return 'done';
  return dueOn !== null && dueOn < today ? 'overdue' : state;
}

export function contentOf({ stretches }: TaskRecord): TaskRecord['stretches'][number]['content'] {
  return stretches.at(-1)!.content;
}

const stateWords = {
  assigned: 'Đã giao',
  'in-progress': 'Đang thực hiện',
  done: 'Đã hoàn thành',
  overdue: 'Quá hạn',
} as const;

/** What is not done and late first, what is done last. */
const order = ['overdue', 'assigned', 'in-progress', 'done'] as const;

/** The tasks that the last meeting gave. */
export function ofLastMeeting({
  lastMeeting,
  tasks,
}: Pick<BriefMaterial, 'lastMeeting' | 'tasks'>): readonly TaskRecord[] {
  if (lastMeeting === null) return [];
  return tasks.filter((task) => contentOf(task).conclusion?.meeting === lastMeeting.record);
}

/** The conclusions of the last meeting and their state. */
export function conclusionsOf(material: BriefMaterial, said: Said): Part {
  const { lastMeeting, today, known } = material;
  const rows = ofLastMeeting(material)
    .map((task) => ({ task, state: stateOf(task, today), content: contentOf(task) }))
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || numbered(a.content, b.content));
  const done = rows.filter(({ state }) => state === 'done').length;
  return {
    heading: 'Kết luận của cuộc họp trước',
    lead: [leadOf(lastMeeting, { all: rows.length, done })],
    table: {
      columns: [
        { kind: 'text', width: 5, heading: 'Kết luận' },
        { kind: 'text', width: 4, heading: 'Cơ quan thực hiện' },
        { kind: 'day', width: 1.6, heading: 'Hạn' },
        { kind: 'text', width: 2, heading: 'Tình trạng' },
      ],
      rows: rows.map(({ task, state, content: { dueOn } }) => [
        words(asked(task, said)),
        words(nameOn(known, task.lead, today).vi),
        dueOn === null ? null : { is: 'day', day: dueOn },
        words(stateWords[state]),
      ]),
    },
  };
}

/** `2. Kiểm tra …`; without its words `Kết luận số 2`. */
function asked(task: TaskRecord, said: Said): string {
  const code = contentOf(task).conclusion?.code ?? '';
  const text = said.get(task.record);
  return text === undefined ? `Kết luận số ${code}` : `${code}. ${shortened(text, 110)}`;
}

type Content = ReturnType<typeof contentOf>;

function numbered(a: Content, b: Content): number {
  return (a.conclusion?.code ?? '').localeCompare(b.conclusion?.code ?? '', 'vi', { numeric: true });
}

function leadOf(
  lastMeeting: BriefMaterial['lastMeeting'],
  { all, done }: { readonly all: number; readonly done: number },
): string {
  if (lastMeeting === null) return 'Chưa ghi nhận cuộc họp liên ngành cấp tỉnh nào trước đó.';
  const meeting = `Cuộc họp ngày ${printed(lastMeeting.occurredOn)}`;
  return all === 0
    ? `${meeting}: chưa ghi nhận kết luận nào giao việc.`
    : `${meeting}: ${all} kết luận giao việc, ${done} đã hoàn thành.`;
}
