import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { finesImposed, inspectionsDone } from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { jointVisits, start } from './examples.ts';

const SPRING = 'from: "2013-12-31", to: "2014-06-30"';
const HALF = 'from: "2013-07-01", to: "2013-12-31"';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  const named = { vi: '=1+1', en: '@cmd' };
  const restricted = {
    ...finesImposed,
    code: 'kept',
    names: named,
    sensitivity: 'restricted',
    measure: 'inspections.visit',
  };
  const formula = { ...inspectionsDone, code: 'formula', names: named };
  const indicators = [{ ...restricted, lines: 'every-participant' }, formula].map((data) => ({
    ...{ type: 'agencies.indicator', subject: `indicator-${data.code}`, data },
  }));
  await gateway.until(await gateway.publish(...start, ...indicators, ...jointVisits));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function lines(field: string, query: string, as = 'committee'): Promise<readonly string[]> {
  const { data } = await gateway.ask(`{ ${field}(${query}) { csv } }`, { as });
  return data[field].csv.trimEnd().split('\r\n');
}

describe('an overview as comma-separated values', () => {
  test('has a line for each row and the total that is no sum of them, and no name that a spreadsheet runs (S-05, S-14)', async () => {
    const found = await lines('overview', `by: AGENCY, indicators: ["formula", "minors-reached"], ${HALF}`);
    expect(found[0]).toContain(`"'=1+1 / @cmd (cuộc / inspections)"`);
    const of = (row: string) => found.find((line) => line.startsWith(row))!;
    expect([of('"police"'), of('"health"'), of('"labour"')].map((line) => line.split(',')[2])).toEqual(['2', '2', '1']);
    expect(of('"","Tổng / Total"')).toMatch(
      /^"","Tổng \/ Total",3,"không hiển thị \/ withheld","2013-07-01","2013-12-31","đang trong kỳ \/ running",/,
    );
  });

  test('says of what is not the reader’s to see that it is not, and not zero', async () => {
    const found = await lines('overview', `by: AGENCY, indicators: ["kept"], ${HALF}`, 'officer');
    const values = Object.fromEntries(found.map((line) => [line.split(',')[0], line.split(',')[2]]));
    expect([values['"police"'], values['"health"']]).toEqual(['2', '"không được xem / not yours to see"']);
  });
});

describe('scorecards as comma-separated values', () => {
  test('name each row, and keep a fall a number that can be summed (S-14)', async () => {
    const found = await lines('scorecards', `by: AGENCY, indicators: ["inspections-done"], ${SPRING}`);
    const police = found.find((line) => line.startsWith('"police"'))!.split(',');
    expect(police[1]).toBe('"police"');
    expect(police[3]).toBe('"cuộc / inspections"');
    expect(police.slice(4, 10)).toEqual(['0', '2', '-2', '0', '0', '"không / no"']);
  });
});
