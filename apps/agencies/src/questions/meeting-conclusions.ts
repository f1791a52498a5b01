import { day } from '@lien-nganh/contracts/shapes';
import { firstVisible, onAny, question, table, type Day, type RowOf, type Table } from '@lien-nganh/kernel';
import { presentContent, standing, type Work } from '@lien-nganh/work';
import { z } from 'zod';
import { taskOfConclusion } from '../assigned-task/of-conclusion.ts';
import { coordinationMeeting, type Conclusion } from '../coordination-meeting/coordination-meeting.ts';
import { level } from '../words.ts';
import { shownTask, shownTaskOf, taskRows, taskTables, type TaskRow } from './task-rows.ts';

const tables = {
  ...taskTables,
  meetings: table(
    {
      ...({ meeting: 'text', on: 'day', level: 'text', unit: 'text', lead: 'text', subject: 'text' } as const),
      ...({ conclusions: 'json', scope: 'scope' } as const),
    },
    { key: ['meeting'], indexes: [['on']] },
  ),
};
type MeetingRow = RowOf<(typeof tables)['meetings']['columns']>;

const conclusion = z.strictObject({
  /** As the minutes number it. */
  code: z.string(),
  ...shownTask,
  /** not-opened: its task is not there yet. */
  state: z.enum([...shownTask.state.options, 'not-opened']),
});
const meeting = z.strictObject({
  meeting: z.string(),
  on: day,
  level,
  unit: z.string(),
  lead: z.string(),
  subject: z.string(),
  conclusions: z.array(conclusion),
});

/** How far it is with what the last meetings concluded: owner, due day and state of each, as its task tells. */
export const meetingConclusions = question({
  name: 'meeting-conclusions',
  version: 1,
  action: 'agencies.meeting-conclusions',
  title: { vi: 'Tình hình thực hiện kết luận các cuộc họp', en: 'How far conclusions of meetings are carried out' },
  tables,
  handlers: [
    taskRows,
    onAny<typeof tables>()(coordinationMeeting.events, async ({ meetings }, _event, { state, id, scope }) => {
      const record = standing(state as Work);
      if (!record) return meetings.remove({ meeting: id });
      const told = presentContent(record) as { level: string; subject: string; conclusions: readonly Conclusion[] };
      const { on, unit, lead } = record;
      return meetings.put({ meeting: id, on, unit, lead, scope, ...rowOf(told) });
    }),
  ],
  /** How many meetings, latest first, of one level or of all. */
  input: z.strictObject({
    level: level.optional(),
    first: z.coerce.number().int().min(1).max(50).default(1),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  output: z.strictObject({ meetings: z.array(meeting), more: z.boolean() }),
  async ask({ meetings, tasks }, { level: of, first, skip }, { today, maySee }) {
    const found = meetings.select({ ...(of && { where: { level: of } }), order: ['-on', 'meeting'] });
    const page = await firstVisible(found, ({ scope }) => maySee(scope), skip + first);
    const shown = page.rows.slice(skip).map(async (row) => {
      const { conclusions, scope: _scope, level: at, ...rest } = row;
      const each = (conclusions as readonly Conclusion[]).map((one) =>
        withTask(tasks, row, { conclusion: one, today }),
      );
      return { ...rest, level: level.parse(at), conclusions: await Promise.all(each) };
    });
    return { meetings: await Promise.all(shown), more: page.more };
  },
});

function rowOf({
  level: at,
  subject,
  conclusions,
}: {
  level: string;
  subject: string;
  conclusions: readonly Conclusion[];
}) {
  return { level: at, subject, conclusions };
}

async function withTask(
  tasks: Table<TaskRow>,
  { meeting: of, on }: Pick<MeetingRow, 'meeting' | 'on'>,
  { conclusion: { code, task: words, owner, dueOn }, today }: { readonly conclusion: Conclusion; readonly today: Day },
) {
  const task = taskOfConclusion({ meeting: of, code, owner });
  const row = await tasks.get({ task });
  if (row) return { code, ...shownTaskOf(row, today) };
  const none = { state: 'not-opened' as const, doneOn: null, overdue: false };
  return { code, task, owner, words, basis: '', assignedOn: on, dueOn, ...none };
}
