import { definitionOf } from '@lien-nganh/kernel';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { disciplineDeputies } from '../discipline-deputies/discipline-deputies.ts';
import { discipline } from '../discipline/discipline.ts';
import { recordsOf } from '../examples.ts';
import { outbound } from '../integration/outbound.ts';
import { disciplineYear } from './discipline-year.ts';

let here: ReturnType<typeof recordsOf>;
beforeEach(() => {
  here = recordsOf(discipline, disciplineDeputies, disciplineYear);
});

const enter = (agency: string, [from, to]: readonly [string, string], people: number) =>
  here.send(
    discipline,
    'enter',
    {
      ...{ agency, from, to, collectives: [{ form: 'warning', collectives: 1 }] },
      individuals: people === 0 ? [] : [{ form: 'warning', side: 'party', people }],
    },
    { by: { account: `head.${agency}`, agency, role: 'head' } },
  );
const first = ['2013-01-01', '2013-06-30'] as const;
const second = ['2013-06-15', '2013-12-14'] as const;
const state = async (year = 2013, today = '2015-06-30') =>
  (await here.send(disciplineYear, 'state', { year, agency: 'labour' }, { today })).refused;

describe('the disciplinary outcomes of a year', () => {
  test('are those of all agencies together, by form, whichever way each cuts the year', async () => {
    await enter('district-901', first, 2);
    await enter('police', second, 1);
    await enter('front', first, 0);
    expect(await state()).toBeNull();
    expect(here.stateOf('disciplineYear', '2013')).toMatchObject({
      individuals: [{ form: 'warning', side: 'party', people: 3 }],
      collectives: [{ form: 'warning', collectives: 3 }],
    });
    const { map } = outbound.find(({ stream }) => stream === disciplineYear)!;
    const told = map(here.log.at(-1)!, here.stateOf('disciplineYear', '2013'), '2013');
    expect([Object.keys(told as object).sort(), JSON.stringify(told).includes('901')]).toEqual([
      ['agency', 'collectives', 'individuals', 'year'],
      false,
    ]);
  });

  test('are not stated while so few have reported that one could work out what another entered', async () => {
    await enter('district-901', first, 2);
    await enter('district-901', second, 2);
    await enter('police', first, 1);
    expect(await state()).toBe('enough-have-reported');
    await enter('front', first, 0);
    expect(await state(2013, '2013-12-31')).toBe('year-is-over');
    expect(await state()).toBeNull();
    expect(await state()).toBe('statement-changes-something');
  });

  test('are sealed in the log', () => {
    expect(definitionOf(disciplineYear.events).versions['DisciplineOfAYearStated']!.sealed).toBe(true);
  });
});
