import type { ContractEvent, ProcessInput } from '@lien-nganh/kernel';
import { inMemory, type Tables } from '@lien-nganh/testing';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { tables as sample } from '../examples.ts';
import { evidence, hasEvidence } from '../integration/evidence.ts';
import { assignedTasks, followUpMissing, planMissing, plans } from '../integration/missing.ts';
import { reminder } from '../reminder/reminder.ts';
import { reminderRules } from '../reminder-rules/reminder-rules.ts';
import { remindOfFollowUps, remindOfPlans, remindOfTasks } from './remind.ts';
import { urgeAfterTheDay } from './urge.ts';

type Rows = Record<string, Record<string, unknown>>;
const by = { account: 'account-1', agency: 'labour', role: 'standing' };
const types = [reminder, reminderRules];
const followUp = {
  ...{ directive: '879', code: 'O01', addressee: 'police', issuer: 'ppc', requested: false, state: 'assigned' },
  ...{ assignedOn: '2013-07-16', dueOn: '2013-12-31', endsOn: null, lastProgressOn: null, checks: 0 },
};
const asked = { obligation: '879/O01', agency: 'police', since: '2013-07-16' };
const work = {
  ...{ record: 'guidance-1', occurredOn: '2013-12-20', endedOn: null, unit: '90@2004-01-01', placements: [] },
  ...{ lead: 'police', participants: [{ agency: 'police', confirmed: true }], obligations: ['879/O01'] },
  ...{ stretches: [{ from: '2013-12-20', content: {} }], withdrawn: false, sameAs: null, openPairs: 0 },
};

let tables: Rows;
let here: ReturnType<typeof inMemory>;

function province() {
  tables = { ...(structuredClone(sample) as Rows), followUps: {}, evidence: {}, plans: {}, assignedTasks: {} };
  here = inMemory(types, tables as Tables, { by, today: '2013-12-01' });
}
beforeEach(province);

/** As the inbound reader keeps it. */
function hear(type: string, subject: string, data: object): ContractEvent {
  const event = { id: `${subject}.${type}`, type, subject, data } as ContractEvent;
  for (const { table, from } of [evidence, plans, assignedTasks]) {
    for (const source of from.filter(({ contract }) => contract.type === type)) {
      for (const { key, row } of source.rows(event)) tables[table]![key] = row;
    }
  }
  return event;
}

function told(change: object = {}): ProcessInput {
  const data = { ...followUp, ...change };
  tables['followUps']![`${data.addressee}/${data.directive}/${data.code}`] = data;
  return { is: 'contract', event: hear('agencies.follow-up', 'followUp-879.O01.police', data) };
}

type AnyProcess = Pick<typeof remindOfFollowUps, 'sources' | 'initial' | 'evolve' | 'react'>;

/** What the process wants on a day, done as a host does it. */
async function wake(process: AnyProcess, inputs: readonly ProcessInput[], today: string) {
  const state = inputs.reduce((before, input) => process.evolve(before, input), process.initial);
  const timers = inputs.flatMap((input) =>
    process.react(input, process.evolve(process.initial, input), deciding(today)),
  );
  const due = timers.filter((one) => one.do === 'wake' && one.on <= today);
  const answers: (string | null)[] = [];
  for (const timer of due) {
    if (timer.do !== 'wake') continue;
    for (const one of process.react({ is: 'woke', rule: timer.rule, on: timer.on }, state, deciding(today))) {
      if (one.do === 'send') answers.push((await here.send(reminder, one.command, one.input, { today })).refused);
    }
  }
  return answers;
}
const deciding = (today: string) => ({ now: `${today}T02:00:00.000Z`, today, key: 'key' });
const reminded = () => here.log.filter(({ name }) => name === 'AgencyReminded').map(({ stream }) => stream);

describe('an obligation without evidence near its day', () => {
  test('reminds its agency once, so many days ahead as is set', async () => {
    expect(await wake(remindOfFollowUps, [told()], '2013-12-01')).toEqual(['due-day-is-near']);
    expect(await wake(remindOfFollowUps, [told()], '2013-12-17')).toEqual([null, 'reminded-once']);
    expect(reminded()).toEqual(['reminder-follow-up.879.O01.police.2013-12-31']);
    province();
    expect((await here.send(reminderRules, 'set', { daysAhead: 30 })).refused).toBeNull();
    expect((await here.send(reminderRules, 'set', { daysAhead: 30 })).refused).toBe('setting-changes-something');
    expect(await wake(remindOfFollowUps, [told()], '2013-12-01')).toEqual([null]);
  });

  test('closes when evidence arrives, and opens again when that is withdrawn', async () => {
    await wake(remindOfFollowUps, [told()], '2013-12-17');
    const missing = () => followUpMissing(here.rows, { source: '879.O01', agency: 'police', dueOn: '2013-12-31' });
    expect(await missing()).toEqual(['879/O01']);
    hear('agencies.guidance', 'guidance-1', work);
    expect(await missing()).toEqual([]);
    hear('agencies.guidance', 'guidance-1', { ...work, withdrawn: true });
    expect(await missing()).toEqual(['879/O01']);
  });

  test.each([
    ['something is recorded for it', {}, true],
    ['it is answered', { state: 'completed' }, false],
    ['its addressee works on it', { state: 'in-progress' }, false],
    ['nothing had arisen', { state: 'nothing-arisen' }, false],
    ['it was only asked', { requested: true }, false],
    ['it ended before', { endsOn: '2013-10-01' }, false],
  ])('does not remind where %s', async (_, change, recorded) => {
    if (recorded) hear('agencies.guidance', 'guidance-1', work);
    await wake(remindOfFollowUps, [told(change)], '2013-12-30');
    expect(reminded()).toEqual([]);
  });

  test('whose day was moved reminds before the new day, and of the old one no more', async () => {
    const moved = [told(), told({ dueOn: '2014-03-31' })];
    await wake(remindOfFollowUps, moved, '2013-12-30');
    expect(reminded()).toEqual([]);
    await wake(remindOfFollowUps, moved, '2014-03-20');
    expect(reminded()).toEqual(['reminder-follow-up.879.O01.police.2014-03-31']);
  });

  test('is not even noted without a day, and one whose day was taken away reminds nobody', async () => {
    const [source] = remindOfFollowUps.sources;
    const keyOf = (input: ProcessInput) => (input.is === 'contract' ? source!.keyOf(input.event) : undefined);
    expect([keyOf(told()), keyOf(told({ dueOn: null }))]).toEqual(['police.879.O01', null]);
    const before = told();
    told({ dueOn: null });
    expect(await wake(remindOfFollowUps, [before], '2013-12-30')).toContain('something-is-missing');
    expect(reminded()).toEqual([]);
  });

  test('that was given back reminds whatever was recorded before', async () => {
    hear('agencies.guidance', 'guidance-1', work);
    await wake(remindOfFollowUps, [told({ state: 'returned' })], '2013-12-30');
    expect(reminded()).toHaveLength(1);
  });
});

describe('evidence', () => {
  const stands = () => hasEvidence(here.rows, asked);

  test('is what an agency took part in since a day, and no more once it denied that', async () => {
    hear('agencies.guidance', 'guidance-1', { ...work, occurredOn: '2013-07-01' });
    expect(await stands()).toBe(false);
    hear('agencies.guidance', 'guidance-1', work);
    expect(await stands()).toBe(true);
    hear('agencies.guidance', 'guidance-1', { ...work, participants: [{ agency: 'labour', confirmed: true }] });
    expect(await stands()).toBe(false);
  });

  test('follows links that are added or taken off later, whichever is heard first', async () => {
    const link = { record: 'guidance-1', added: ['879/O01'], removed: [] };
    hear('agencies.links', 'links-guidance-1', link);
    expect(await stands()).toBe(false);
    hear('agencies.guidance', 'guidance-1', { ...work, obligations: [] });
    expect(await stands()).toBe(true);
    hear('agencies.links', 'links-guidance-1', { ...link, added: [], removed: ['879/O01'] });
    expect(await stands()).toBe(false);
  });

  test('is a release too, and an inspection', async () => {
    const released = { agency: 'police', obligations: ['879/O01'], releasedOn: '2013-12-20' };
    hear('inspections.release', 'personRelease-a', released);
    expect(await stands()).toBe(true);
    tables['evidence'] = {};
    hear('inspections.inspection', 'inspection-1', work);
    expect(await stands()).toBe(true);
  });
});

describe('a plan with targets', () => {
  const plan = {
    ...{ ...work, record: 'plan-1', occurredOn: '2013-01-05', obligations: [] },
    stretches: [
      {
        from: '2013-01-05',
        content: {
          ...{ level: 'province', planType: 'year', continuation: 'new' },
          period: { from: '2013-01-01', to: '2013-12-31' },
          targets: [{ indicator: 'guidance-documents-issued', unit: null, value: 3 }],
        },
      },
    ],
  };
  const obligation = { code: 'O01', role: 'lead', addressees: ['police'], issuedOn: '2013-01-01', endsOn: null };

  test('reminds whose plan it is of targets for which nothing is there, before its last day', async () => {
    tables['indicators'] = { a: { code: 'guidance-documents-issued', obligations: ['879/O01', '879/O02'] } };
    tables['obligations'] = { '879/O01': obligation, '879/O02': { ...obligation, addressees: ['health'] } };
    const event = hear('agencies.plan', 'plan-1', plan);
    await wake(remindOfPlans, [{ is: 'contract', event }], '2013-12-20');
    expect(reminded()).toEqual(['reminder-plan.plan-1.police.2013-12-31']);
    expect(await wake(urgeAfterTheDay, [{ is: 'contract', event }], '2014-01-01')).toEqual([null]);
    expect(reminded().at(-1)).toBe('reminder-overdue-plan.plan-1.police.2013-12-31');
    const missing = () => planMissing(here.rows, { source: 'plan-1', agency: 'police', dueOn: '2013-12-31' });
    expect(await missing()).toEqual(['879/O01']);
    hear('agencies.guidance', 'guidance-1', work);
    expect(await missing()).toEqual([]);
  });
});

describe('a task that was assigned', () => {
  const task = (content: object, change: object = {}): ProcessInput => {
    const stretches = [
      { from: '2013-12-01', content: { state: 'assigned', dueOn: '2013-12-20', conclusion: null, ...content } },
    ];
    const data = { ...work, record: 'assignedTask-1', obligations: [], stretches, ...change };
    return { is: 'contract', event: hear('agencies.assigned-task', 'assignedTask-1', data) };
  };

  test('reminds its agency before its day, and once more after it, though it serves no obligation', async () => {
    await wake(remindOfTasks, [task({})], '2013-12-10');
    await wake(urgeAfterTheDay, [task({})], '2013-12-20');
    expect(reminded()).toEqual(['reminder-task.assignedTask-1.police.2013-12-20']);
    expect(await wake(urgeAfterTheDay, [task({})], '2013-12-21')).toEqual([null]);
    expect(await wake(urgeAfterTheDay, [task({})], '2013-12-22')).toEqual(['reminded-once']);
    expect(reminded().at(-1)).toBe('reminder-overdue-task.assignedTask-1.police.2013-12-20');
  });

  test.each([
    ['it is done', { state: 'done' }, {}],
    ['its day was moved', { dueOn: '2014-03-01' }, {}],
    ['it was withdrawn', {}, { withdrawn: true }],
  ])('reminds nobody where %s meanwhile', async (_, content, change) => {
    const before = task({});
    task(content, change);
    await wake(remindOfTasks, [before], '2013-12-22');
    await wake(urgeAfterTheDay, [before], '2013-12-22');
    expect(reminded()).toEqual([]);
  });
});

describe('an obligation past its day', () => {
  test('is urged on the day after, once, and not where something came meanwhile', async () => {
    expect(await wake(urgeAfterTheDay, [told()], '2013-12-31')).toEqual([]);
    expect(await wake(urgeAfterTheDay, [told()], '2014-01-01')).toEqual([null]);
    expect(await wake(urgeAfterTheDay, [told()], '2014-01-02')).toEqual(['reminded-once']);
    expect(reminded()).toEqual(['reminder-overdue-follow-up.879.O01.police.2013-12-31']);
    province();
    hear('agencies.guidance', 'guidance-1', work);
    expect(await wake(urgeAfterTheDay, [told()], '2014-01-01')).toEqual(['something-is-missing']);
  });
});
