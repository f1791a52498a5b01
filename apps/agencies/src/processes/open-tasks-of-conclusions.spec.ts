import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ProcessInput } from '@lien-nganh/kernel';
import { establishTheAgencies } from '../agency/examples.ts';
import { assignedTask } from '../assigned-task/assigned-task.ts';
import { taskOfConclusion } from '../assigned-task/of-conclusion.ts';
import { coordinationMeeting } from '../coordination-meeting/coordination-meeting.ts';
import { actor, province, type Province } from '../examples.ts';
import { meetingConclusions } from '../questions/meeting-conclusions.ts';
import { myWork } from '../questions/my-work.ts';
import { registerTheProvince, units } from '../unit/examples.ts';
import { openTasksOfConclusions } from './open-tasks-of-conclusions.ts';

let here: Province;
const today = '2014-03-01';
const by = actor('labour');
const conclusions = [
  { code: '1', task: 'Rà soát cơ sở lưu trú', owner: 'police', dueOn: '2014-03-31' },
  { code: '2', task: 'Báo cáo kết quả', owner: 'east', dueOn: '2014-02-28' },
];
const meeting = {
  ...{ on: '2014-02-20', unit: units.province, lead: 'labour', participants: ['police', 'health'] },
  ...{ level: 'province', subject: 'Giao ban quý I', minutes: '05/BB', conclusions },
};

const meets = (name: string, input: unknown) => here.send(coordinationMeeting, name, input, { id: 'm-1', by, today });
const correct = (changes: object) => meets('correct', { changes, reason: 'Ghi nhầm' });
const task = (code: string, owner: string) => taskOfConclusion({ meeting: 'm-1', code, owner });
const does = (name: string, input: unknown, [code, owner]: readonly [string, string]) =>
  here.send(assignedTask, name, input, { id: task(code, owner), by: actor(owner), today });
const tasks = async (agency: string) =>
  ((await here.ask(myWork, {}, actor(agency), today)) as { tasks: { rows: object[] } }).tasks.rows;
const told = async (who = by) =>
  ((await here.ask(meetingConclusions, {}, who, today)) as { meetings: { conclusions: object[] }[] }).meetings;

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
  expect(await meets('record', meeting)).toBeNull();
});

describe('what a meeting concluded', () => {
  test('is a task of its owner, at the owner’s own seat, and is told back to the meeting', async () => {
    expect(await tasks('police')).toMatchObject([
      { words: 'Rà soát cơ sở lưu trú', basis: 'Kết luận cuộc họp 05/BB', dueOn: '2014-03-31', overdue: false },
    ]);
    expect(await tasks('east')).toMatchObject([{ owner: 'east', state: 'assigned', overdue: true }]);
    expect(here.stateOf(assignedTask, task('2', 'east'))).toMatchObject({ unit: units.east });
    expect(await told()).toMatchObject([{ conclusions: [{ code: '1', owner: 'police' }, { overdue: true }] }]);
    expect(await does('change', { from: '2014-02-28', changes: { state: 'done' } }, ['1', 'police'])).toBeNull();
    expect(await tasks('police')).toEqual([]);
    expect(await told()).toMatchObject([{ conclusions: [{ state: 'done', doneOn: '2014-02-28' }, {}] }]);
  });

  test('is known to those who met and to the committee, and to nobody else', async () => {
    expect(await told(actor('committee', 'committee'))).toHaveLength(1);
    expect(await told(actor('health'))).toHaveLength(1);
    expect(await told(actor('east'))).toEqual([]);
  });

  test('follows the minutes as they are corrected, and keeps how far it was', async () => {
    await does('change', { from: '2014-02-25', changes: { state: 'in-progress' } }, ['1', 'police']);
    const later = [
      { ...conclusions[0]!, dueOn: '2014-04-30' },
      { ...conclusions[1]!, owner: 'health' },
    ];
    expect(await correct({ conclusions: later })).toBeNull();
    expect(await told()).toMatchObject([
      {
        conclusions: [
          { state: 'in-progress', dueOn: '2014-04-30' },
          { owner: 'health', state: 'assigned' },
        ],
      },
    ]);
    expect([await tasks('east'), await tasks('health')]).toMatchObject([[], [{ words: 'Báo cáo kết quả' }]]);
    expect(await correct({ conclusions })).toBeNull();
    expect([await tasks('health'), await tasks('east')]).toMatchObject([[], [{ state: 'assigned' }]]);
  });

  test('is taken back with the meeting; what its owner denied says so', async () => {
    expect(await does('deny-part', { reason: 'Không thuộc chức năng' }, ['2', 'east'])).toBeNull();
    expect(await told()).toMatchObject([{ conclusions: [{}, { state: 'withdrawn' }] }]);
    await meets('withdraw', { reason: 'Nhập trùng' });
    expect([await tasks('police'), await told()]).toEqual([[], []]);
  });

  test.each([
    ['conclusions-are-told-apart', { code: '1' }],
    ['conclusion-is-due-after-the-meeting', { dueOn: '2014-02-19' }],
    ['owner-is-there-on-that-day', { owner: 'unknown' }],
  ])('is refused: %s', async (rule, wrong) => {
    expect(await correct({ conclusions: [conclusions[0], { ...conclusions[1], ...wrong }] })).toBe(rule);
  });

  test('is given by its meeting alone: whoever records a task names no conclusion', () => {
    const record = assignedTask.commands.find(({ name }) => name === 'record')!;
    const input = { on: '2014-02-20', unit: units.east, lead: 'east', task: 'a', basis: 'b' };
    expect(record.input.safeParse(input).success).toBe(true);
    const claimed = { ...input, conclusion: { meeting: 'm-1', code: '1' } };
    expect(record.input.safeParse(claimed).success).toBe(false);
  });

  test('that was opened before is not opened again, and what did not change is not followed', async () => {
    const { code, owner, task: words, dueOn } = conclusions[0]!;
    const again = { meeting: 'm-1', code, owner, on: meeting.on, task: words, basis: 'Kết luận cuộc họp 05/BB', dueOn };
    expect(await here.send(assignedTask, 'open-from-conclusion', again)).toBe('record-is-new');
    const same = { conclusion: { task: words, basis: again.basis, dueOn } };
    const follow = (input: object, id = task('1', 'police')) =>
      here.send(assignedTask, 'follow-conclusion', input, { id });
    expect(await follow(same)).toBe('correction-changes-something');
    expect(await follow({ conclusion: null }, 'none')).toBe('record-stands');
    const nobody = { ...again, code: '9', owner: 'nobody' };
    expect(await here.send(assignedTask, 'open-from-conclusion', nobody)).toBe('agency-exists-on-that-day');
  });
});

test('the process wants the same for the same events, and sends again what was not answered', () => {
  const event = here.log.find(({ stream }) => stream === 'coordinationMeeting-m-1')!;
  const input = { is: 'event', event } as ProcessInput;
  const known = openTasksOfConclusions.evolve(openTasksOfConclusions.initial, input);
  const deciding = { now: '', today, key: 'm-1' };
  const wanted = openTasksOfConclusions.react(input, known, deciding);
  expect(wanted).toMatchObject([{ as: 'open 1 police 0' }, { as: 'open 2 east 0' }]);
  expect(openTasksOfConclusions.react(input, known, deciding)).toEqual(wanted);
  const lost: ProcessInput = { is: 'answer', to: 'open 1 police 0', outcome: 'timed-out' };
  const after = openTasksOfConclusions.evolve(known, lost);
  expect(openTasksOfConclusions.react(lost, after, deciding)).toMatchObject([{ as: 'open 1 police 0 again' }]);
});
