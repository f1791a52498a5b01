import { relationsOf } from '@lien-nganh/access';
import { definitionOf } from '@lien-nganh/kernel';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { disciplineDeputies } from '../discipline-deputies/discipline-deputies.ts';
import { recordsOf } from '../examples.ts';
import { outbound } from '../integration/outbound.ts';
import { discipline } from './discipline.ts';
import { outcomesOfAYear, type Discipline } from './state.ts';

let here: ReturnType<typeof recordsOf>;
beforeEach(() => {
  here = recordsOf(discipline, disciplineDeputies);
});

const head = { by: { account: 'head-1', role: 'head' } };
const outcomes = {
  individuals: [{ form: 'warning', side: 'party', people: 2 }],
  collectives: [{ form: 'self-criticism', collectives: 1 }],
};
const half = { agency: 'district-901', from: '2013-07-01', to: '2013-12-31' };
const id = 'district-901.2013-07-01';
const enter = async (more: object = {}, sending: object = head) =>
  (await here.send(discipline, 'enter', { ...half, ...outcomes, ...more }, sending)).refused;
const change = async (name: string, input: object, sending: object = head) =>
  (await here.send(discipline, name, { reason: 'Nhập nhầm', ...input }, { id, ...sending })).refused;
const deputy = async (name: string, input: object, sending: object = head) =>
  (await here.send(disciplineDeputies, name, input, { id: 'district-901', ...sending })).refused;
const naming = { agency: 'district-901', account: 'account-1', from: '2014-01-01' };

describe('disciplinary outcomes', () => {
  test('are entered by the head, or by whom the head has named, and by nobody else', async () => {
    expect(await enter({}, {})).toBe('by-the-head-or-a-named-deputy');
    expect(await deputy('name-deputy', naming)).toBeNull();
    expect(await enter({}, {})).toBeNull();
    expect(await deputy('relieve-deputy', { account: 'account-1', lastDay: '2015-06-01' })).toBeNull();
    expect(await change('correct', { ...outcomes, collectives: [] }, {})).toBe('by-the-head-or-a-named-deputy');
    expect(await change('withdraw', {}, {})).toBe('by-the-head-or-a-named-deputy');
  });

  test('are read, once the agency has ended, by who took over all of it or this duty, and by no other heir', async () => {
    await enter();
    const scope = discipline.scope(here.stateOf('discipline', id), id);
    const heir = (duty?: string) => {
      const taken = { agency: 'district-901', unit: null, ...(duty && { duty }) };
      const actor = { account: 'head-2', agency: 'office', role: 'head' } as const;
      return relationsOf({ actor, superiorOf: [], successorOf: [taken], assignments: [] }, scope);
    };
    expect([heir(), heir('discipline-officials'), heir('approve-plans')]).toEqual([
      ['successor'],
      ['successor'],
      ['none'],
    ]);
  });

  test('have deputies whom a head names for their own agency, once at a time', async () => {
    expect(await deputy('name-deputy', { ...naming, agency: 'police' })).toBe('deputies-are-ones-own');
    expect(await deputy('relieve-deputy', { account: 'account-1', lastDay: '2014-02-01' })).toBe('deputy-is-named');
    expect(await deputy('name-deputy', naming)).toBeNull();
    expect(await deputy('name-deputy', naming)).toBe('deputy-is-new');
  });

  test.each([
    ['agency-exists-on-that-day', { agency: 'nobody' }],
    ['period-is-a-half-year', { to: '2013-11-30' }],
    ['half-year-is-over', { from: '2015-01-01', to: '2015-06-30' }],
    ['each-form-once', { individuals: [outcomes.individuals[0], outcomes.individuals[0]] }],
  ])('%s refuses', async (rule, wrong) => {
    expect(await enter(wrong)).toBe(rule);
  });

  test('of a half-year by the data cut-off are taken too, and none is an answer as well', async () => {
    expect(await enter({ from: '2013-06-15', to: '2013-12-14', individuals: [], collectives: [] })).toBeNull();
  });

  test('are corrected, withdrawn and entered again', async () => {
    expect(await change('correct', outcomes)).toBe('outcomes-stand');
    expect(await change('withdraw', {})).toBe('outcomes-stand');
    await enter();
    expect(await enter()).toBe('outcomes-are-new');
    expect(await change('correct', outcomes)).toBe('correction-changes-something');
    const twice = [...outcomes.collectives, ...outcomes.collectives];
    expect(await change('correct', { ...outcomes, collectives: twice })).toBe('each-form-once');
    expect(await change('correct', { ...outcomes, collectives: [] })).toBeNull();
    expect(await change('withdraw', {})).toBeNull();
    expect(await enter()).toBeNull();
  });

  test('have no place for a name: an unknown form or a word is refused by the shape', () => {
    const { input } = discipline.commands[0]!;
    expect(input.safeParse({ ...half, ...outcomes, note: 'x' }).success).toBe(false);
    expect(input.safeParse({ ...half, ...outcomes, collectives: [{ form: 'x', collectives: 1 }] }).success).toBe(false);
  });

  test('are added up by form for a year, individuals and collectives apart', async () => {
    await enter();
    const state = here.stateOf('discipline', id) as Discipline;
    expect(outcomesOfAYear([state, state, { is: 'none' }], 2013)).toEqual({
      individuals: new Map([['warning/party', 4]]),
      collectives: new Map([['self-criticism', 2]]),
    });
    expect(outcomesOfAYear([state], 2014).individuals.size).toBe(0);
  });
});

describe('what leaves of disciplinary outcomes', () => {
  const leaving = () => {
    const { map } = outbound.find(({ stream }) => stream === discipline)!;
    return here.log
      .filter(({ stream }) => stream === `discipline-${id}`)
      .map((event) => map(event, here.stateOf('discipline', id), id));
  };

  test('is that the agency has reported; a correction leaves in nothing', async () => {
    await enter();
    await change('correct', { ...outcomes, collectives: [] });
    const reported = { agency: 'district-901', from: '2013-07-01', to: '2013-12-31', obligations: [], reported: true };
    expect(leaving()).toEqual([reported, null]);
    await change('withdraw', {});
    expect(leaving().at(-1)).toEqual({ ...reported, reported: false });
  });

  test('and every word of it is sealed in the log', () => {
    const { versions } = definitionOf(discipline.events);
    for (const name of ['OutcomesEntered', 'OutcomesCorrected', 'OutcomesWithdrawn']) {
      expect([name, versions[name]!.sealed]).toEqual([name, true]);
    }
  });
});
