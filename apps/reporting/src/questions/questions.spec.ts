import {
  definitionOf,
  type AnyEvents,
  type Asking,
  type PlacedEvent,
  type Question,
  type RecordedOf,
  type Table,
  type TableDefinition,
} from '@lien-nganh/kernel';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { consolidation } from '../consolidation/consolidation.ts';
import { by, figuresTold, reportingProvince } from '../examples.ts';
import { receipt } from '../receipt/receipt.ts';
import { reminder } from '../reminder/reminder.ts';
import { reminderRules } from '../reminder-rules/reminder-rules.ts';
import { reporting } from '../service.ts';
import { myWork } from './my-work.ts';
import { receiptsOfAPeriod } from './receipts-of-a-period.ts';

type Row = Readonly<Record<string, unknown>>;

function memoryTable({ key }: TableDefinition): Table<Row> {
  const kept = new Map<string, Row>();
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]));
  return {
    get: (row) => Promise.resolve(kept.get(keyOf(row)) ?? null),
    put: (row) => Promise.resolve(void kept.set(keyOf(row), row)),
    remove: (row) => Promise.resolve(void kept.delete(keyOf(row))),
    count: () => Promise.resolve(kept.size),
    async *select({ where = {}, order = [] } = {}) {
      const wanted = Object.entries(where);
      const found = [...kept.values()].filter((row) =>
        wanted.every(([column, value]) => [value].flat().includes(row[column] as never)),
      );
      const word = (row: Row) => order.map((column) => String(row[column])).join(' ');
      yield* await Promise.resolve(found.sort((a, b) => (word(a) < word(b) ? -1 : 1)));
    },
  };
}

let here: Awaited<ReturnType<typeof reportingProvince>>;
beforeEach(async () => {
  here = await reportingProvince([reminder, reminderRules]);
  await here.open('2013-H2');
});

/** Puts a question to all that was recorded, in its order. */
async function ask(question: Question, input: object, { agency = 'labour', today = '2014-01-20' } = {}) {
  const tables = Object.fromEntries(
    Object.entries(question.tables).map(([name, definition]) => [name, memoryTable(definition)]),
  );
  const states = new Map<string, unknown>();
  for (const event of here.log) {
    const prefix = event.stream.slice(0, event.stream.indexOf('-'));
    const type = reporting.streams.find((one) => one.prefix === prefix)!;
    const id = event.stream.slice(prefix.length + 1);
    const state = type.evolve(states.get(event.stream) ?? type.initial, event);
    states.set(event.stream, state);
    for (const one of question.handlers.filter(({ events }) => definitionOf(events).prefix === prefix)) {
      const projecting = { state, scope: type.scope(state, id), id, rows: here.rows };
      await one.handle(tables, event as PlacedEvent<RecordedOf<AnyEvents>>, projecting);
    }
  }
  const actor = { account: 'a', agency, role: 'officer' };
  const asking: Asking = { actor, now: `${today}T02:00:00.000Z`, today, rows: here.rows, maySee: () => true };
  return question.output.parse(await question.ask(tables, question.input.parse(input), asking)) as never;
}

interface Answer {
  readonly rows: readonly { readonly agency: string; readonly state: string; readonly timeliness: string | null }[];
}
const period = { regime: '879', period: '2013-H2' };
const told = ({ rows }: Answer) => Object.fromEntries(rows.map(({ agency, state }) => [agency, state]));

describe('the receipts of a period', () => {
  // Case S-08: X sends a return that says nothing is to report, Y sends nothing, Z sends figures.
  test('tell nothing to report, nothing sent and figures apart, and who was only asked', async () => {
    await here.receive('commune-x', { content: 'nothing-to-report' });
    await here.receive('commune-z', { receivedOn: '2014-01-10' });
    await here.receive('police');
    const answer: Answer = await ask(receiptsOfAPeriod, period);
    expect(told(answer)).toEqual({
      ...{ 'commune-x': 'nothing-to-report', 'commune-y': 'missing', 'commune-z': 'figures' },
      ...{ police: 'figures', front: 'not-sent' },
    });
    expect(answer).toMatchObject({ due: 4, received: 3, onTime: 2, missing: 1, consolidated: false });
  });

  test('call nobody missing before the day after the due day', async () => {
    const answer: Answer = await ask(receiptsOfAPeriod, period, { today: '2014-01-06' });
    expect(told(answer)['commune-y']).toBe('awaited');
  });

  test('follow withdrawals, and say whether the period was consolidated', async () => {
    await here.receive('police');
    await here.send(receipt, 'withdraw', { reason: 'x' }, { id: '879.2013-H2.police' });
    await here.send(consolidation, 'issue', { ...period, number: '15/BC', dated: '2014-01-15' });
    expect(await ask(receiptsOfAPeriod, period)).toMatchObject({ received: 0, missing: 4, consolidated: true });
  });
});

describe('what waits', () => {
  test('for an agency is the report that it has not sent; for that through which they go, to consolidate', async () => {
    expect(await ask(myWork, {}, { agency: 'police' })).toMatchObject({
      rows: [{ task: 'send-report', period: '879.2013-H2', on: '2014-01-06' }],
    });
    await here.receive('police');
    expect(await ask(myWork, {}, { agency: 'police' })).toMatchObject({ rows: [] });
    expect(await ask(myWork, {})).toMatchObject({
      rows: [{ task: 'consolidate-reports', agency: 'labour', on: '2014-01-20' }],
    });
    await here.send(consolidation, 'issue', { ...period, number: '15/BC', dated: '2014-01-15' });
    expect(await ask(myWork, {})).toMatchObject({ rows: [], more: false });
  });

  test('for whoever is only asked is nothing', async () => {
    expect(await ask(myWork, {}, { agency: 'front' })).toMatchObject({ rows: [] });
  });
});

describe('of reports on paper', () => {
  test('waits what is missing for long, for whoever it is for, until it is entered', async () => {
    await here.open('2013');
    const weigh = { kind: 'escalated', source: '879.2013', agency: 'police', dueOn: '2014-01-06' };
    expect((await here.send(reminder, 'weigh', weigh, { today: '2014-01-15' })).refused).toBe('due-day-is-near');
    expect((await here.send(reminder, 'weigh', weigh, { today: '2014-01-18' })).refused).toBeNull();
    const told = { task: 'follow-up-report', period: '879.2013', agency: 'police', on: '2014-01-16' };
    const tasksOf = async (agency: string) => ((await ask(myWork, {}, { agency })) as { rows: object[] }).rows;
    expect([await tasksOf('ppc'), await tasksOf('ppc-office')]).toMatchObject([[told], [told]]);
    expect(await tasksOf('health')).toEqual([]);
    await here.receive('police', { period: '2013' });
    expect(await tasksOf('ppc')).toEqual([]);
  });
});

describe('of reports that are made here', () => {
  const told = figuresTold();
  const service = { by: { account: 'service', agency: 'platform', role: 'service' } };
  const tasks = async (agency: string, more: object = {}) => {
    const { rows }: { rows: readonly { task: string; agency: string }[] } = await ask(myWork, {}, { agency, ...more });
    return rows.map((row) => `${row.task} ${row.agency}`);
  };
  const opened = (agency: string) => here.toReport('open', { ...period, agency }, { ...service, agency });
  const submit = (agency: string, position: string) =>
    here.toReport('submit', told.seen(position), { agency, by: by(`head.${agency}`), elsewhere: told.elsewhere });

  test('waits what is to be accepted, sent again, and issued, each for whom it concerns', async () => {
    await opened('police');
    await submit('police', 'log:10');
    expect(await tasks('labour', { today: '2014-01-03' })).toEqual(['accept-report police']);
    await here.toReport('return', { remarks: 'Xem lại' }, { by: by('head.labour') });
    expect(await tasks('police')).toContain('resubmit-report police');
    expect(await tasks('labour', { today: '2014-01-03' })).toEqual([]);
    await submit('police', 'log:11');
    await here.toReport('accept', {}, { by: by('head.labour') });
    expect(await tasks('labour', { today: '2014-01-03' })).toEqual([]);
    const sending = { elsewhere: told.elsewhere };
    await here.send(consolidation, 'consolidate', { ...period, ...told.seen('log:12') }, sending);
    expect(await tasks('labour')).toEqual(['issue-report labour']);
  });

  test('waits leave for late work for those above, and what is missing for long for whoever it is for', async () => {
    for (const agency of ['police', 'commune-y', 'commune-z']) await opened(agency);
    await submit('police', 'log:10');
    await here.toReport('ask-exception', { reason: 'Mất điện' }, { by: by('officer.police') });
    for (const agency of ['commune-y', 'commune-z']) await here.toReport('escalate', {}, { ...service, agency });
    await here.receive('commune-z');
    expect(await tasks('ppc')).toEqual(['decide-exception police', 'follow-up-report commune-y']);
    expect(await tasks('ppc-office')).toEqual(['follow-up-report commune-y']);
    expect(await tasks('health')).toEqual([]);
    await submit('commune-y', 'log:10');
    expect(await tasks('ppc')).toEqual(['decide-exception police']);
    await here.toReport('decline-exception', { reason: 'x' }, { by: by('head.ppc') });
    expect(await tasks('ppc')).toEqual([]);
  });
});
