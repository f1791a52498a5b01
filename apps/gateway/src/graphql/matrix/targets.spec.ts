import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inspectionsDone } from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { agencyData, type Published } from '../records/examples.ts';
import { HALF, jointVisits, planOf, start } from './examples.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  const about = { ...inspectionsDone, obligations: ['879/O14'] };
  const told = { type: 'agencies.indicator', subject: `indicator-${about.code}`, data: about };
  await publish(...start, ...jointVisits, told);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function publish(...records: readonly Published[]): Promise<void> {
  await gateway.until(await gateway.publish(...records));
}

describe('a target of a plan', () => {
  test('shows its share, and its plan’s last day makes it due while it falls short', async () => {
    const targets = [{ indicator: 'inspections-done', unit: null, value: 4 }];
    const period = { from: '2013-01-01', to: '2013-12-15' };
    const plan = { id: 'p1', agencies: ['culture'], on: '2013-01-10', period };
    const ask = async () => {
      const { data, errors } =
        await gateway.ask(`{ obligation(key: "879/O14") { coverageRow(${HALF}) { cells { state overdue dueOn dueBy
        targets { plan indicator value share from to reached { value { ... on NumberValue { value } } } } } } } }`);
      expect(errors).toEqual([]);
      return data.obligation.coverageRow.cells[0];
    };
    await publish(planOf({ ...plan, targets }));
    expect(await ask()).toEqual({
      ...{ state: 'EVIDENCED', overdue: true, dueOn: '2013-12-15', dueBy: 'PLAN' },
      targets: [
        {
          ...{ plan: 'plan-p1', indicator: 'inspections-done', value: '4', share: 25 },
          ...{ from: '2013-01-01', to: '2013-12-15', reached: { value: { value: '1' } } },
        },
      ],
    });
    await publish(planOf({ ...plan, targets: [{ ...targets[0]!, value: 1 }] }));
    expect(await ask()).toMatchObject({ overdue: false, dueOn: null, targets: [{ share: 100 }] });
  });

  const culturesCell = async () => {
    const { data, errors } = await gateway.ask(`{ obligation(key: "879/O14") { coverageRow(${HALF}) { cells {
      overdue dueBy targets { plan share reached { value { ... on NumberValue { value } } } } } } } }`);
    expect(errors).toEqual([]);
    return data.obligation.coverageRow.cells[0];
  };
  const period = { from: '2013-01-01', to: '2013-12-14' };
  const visits = (value: number) => [{ indicator: 'inspections-done', unit: null, value }];

  test('that several have together is no share of one line, and missed where all their lines fall short of it', async () => {
    const plan = { id: 'p2', agencies: ['police', 'culture'], on: '2013-01-10', period };
    const own = { plan: 'plan-p2', share: null, reached: { value: { value: '1' } } };
    // K1 of both and K2 of the police: two in the line of the police, one in that of culture.
    await publish(planOf({ ...plan, targets: visits(3) }));
    expect(await culturesCell()).toMatchObject({ overdue: false, targets: expect.arrayContaining([own]) as never });
    await publish(planOf({ ...plan, targets: visits(4) }));
    expect(await culturesCell()).toMatchObject({ overdue: true, dueBy: 'PLAN' });
    await publish(planOf({ ...plan, targets: visits(4), withdrawn: true }));
  });

  test('that a People’s Committee has for its unit is held against all that was done there', async () => {
    const committee = { ...agencyData('culture'), sector: 'peoples-committee' };
    const agency = (data: object): Published => ({ type: 'agencies.agency', subject: 'agency-culture', data });
    await publish(agency(committee));
    const plan = { id: 'p3', agencies: ['culture'], on: '2013-01-10', period, targets: visits(3) };
    await publish(planOf(plan));
    const all = { plan: 'plan-p3', share: 100, reached: { value: { value: '3' } } };
    expect(await culturesCell()).toMatchObject({ overdue: false, targets: expect.arrayContaining([all]) as never });
    await publish(planOf({ ...plan, withdrawn: true }), agency(agencyData('culture')));
  });
});
