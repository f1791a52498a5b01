import { describe, expect, test } from '@jest/globals';
import type { plan } from '@lien-nganh/contracts/agencies-work';
import type { WorkData } from '@lien-nganh/contracts/work';
import type { ContractData } from '@lien-nganh/kernel';
import { measure } from './catalogue.ts';
import { measurePlan, measureTask, measureTraining } from './agencies-work.ts';
import type { Measured } from './measured.ts';

type PlanContent = ContractData<typeof plan>['stretches'][number]['content'];

function told<Content>(
  content: Content,
  more: Partial<WorkData<Content>> = {},
): { data: WorkData<Content>; occurredOn: string } {
  const data: WorkData<Content> = {
    ...{ record: 'one', occurredOn: '2013-08-01', endedOn: null, unit: '105@2004-08-31', placements: [] },
    ...{ lead: 'district-105', obligations: [], withdrawn: false, sameAs: null, openPairs: 0 },
    participants: [{ agency: 'district-105', confirmed: true }],
    stretches: [{ from: '2013-08-01', content }],
    ...more,
  };
  return { data, occurredOn: data.occurredOn };
}

describe('a plan', () => {
  const content: PlanContent = {
    ...{ level: 'district', planType: 'period', continuation: 'new', targets: [] },
    period: { from: '2011-09-06', to: '2015-12-31' },
  };
  const days = (of: readonly Measured[]) =>
    of.map(({ measure: name, occurredOn, value }) => `${name} ${occurredOn} ${value}`);

  test('is issued on its day, and in force from the first day of its period until after the last', () => {
    expect(days(measurePlan(told(content)))).toEqual([
      'agencies.plan 2013-08-01 1',
      'agencies.plan-in-force 2011-09-06 1',
      'agencies.plan-in-force 2016-01-01 -1',
    ]);
  });

  test('that was ended before is in force no longer; one that was ended before it began never was', () => {
    expect(days(measurePlan(told(content, { endedOn: '2014-01-01' })))).toContain(
      'agencies.plan-in-force 2014-01-01 -1',
    );
    expect(days(measurePlan(told(content, { endedOn: '2011-09-01' })))).toEqual(['agencies.plan 2013-08-01 1']);
  });

  test('withdrawn counts for nothing', () => {
    expect(measurePlan(told(content, { withdrawn: true }))).toEqual([]);
  });
});

describe('a task', () => {
  const stretch = (from: string, state: 'assigned' | 'in-progress' | 'done') => ({
    from,
    content: { state, dueOn: '2013-12-31', conclusion: null },
  });
  const states = (...stretches: ReturnType<typeof stretch>[]) =>
    measureTask(told(stretches[0]!.content, { stretches })).map(
      ({ occurredOn, value, dimensions }) => `${occurredOn} ${dimensions['task-state']} ${value}`,
    );

  test('that is not done on the day after it was due is overdue, until it is done', () => {
    expect(states(stretch('2013-08-01', 'assigned'), stretch('2014-02-01', 'done'))).toEqual([
      '2013-08-01 assigned 1',
      '2014-01-01 overdue 1',
      '2014-01-01 assigned -1',
      '2014-02-01 done 1',
      '2014-02-01 overdue -1',
    ]);
  });

  test('done in time is never overdue; one begun after it was due is from the first', () => {
    expect(states(stretch('2013-08-01', 'in-progress'), stretch('2013-12-31', 'done')).join()).not.toContain('overdue');
    expect(states(stretch('2014-03-01', 'assigned'))).toEqual(['2014-03-01 overdue 1']);
  });
});

test('courses and those who attended stand beside each other', () => {
  const content = { topic: 'law', audience: 'owners', traineeLevel: 'district', attendances: 32 } as const;
  expect(measureTraining(told(content)).map(({ measure: name, value }) => [name, value])).toEqual([
    ['agencies.training', 1n],
    ['agencies.training-attendance', 32n],
  ]);
});

test('the catalogue finds each by its contract', () => {
  const meeting = told({ level: 'province' });
  expect(measure('agencies.coordination-meeting', meeting, null)).toMatchObject([{ measure: 'agencies.meeting' }]);
});
