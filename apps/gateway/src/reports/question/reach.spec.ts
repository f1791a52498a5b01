import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { establishmentOf, inspectionsDone, joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { received } from '../../graphql/matrix/examples.ts';
import { indicator } from '../../graphql/pivot/examples.ts';
import { inspectionRecord } from '../../graphql/records/examples.ts';
import { byAsked, figuresOf, periodOf, published, reportOf, submissionOf, templateOf, version } from '../examples.ts';

const LAI_CHAU = '105@2013-12-28';
const QUYET_THANG = '03387@2004-10-25';

/** The People’s Committee of the town, whose report is of the town; the police report their own work. */
const addressees = [
  { agency: 'police', unit: null },
  { agency: 'labour', unit: LAI_CHAU },
].map((one) => ({ ...one, group: 'member', manner: 'obliged', dueOn: '2014-01-10' }));

const words = { vi: 'Số báo cáo đã nhận', en: 'Reports received' };
const reportsReceived = {
  ...{ ...inspectionsDone, code: 'received', measure: 'reporting.report-received', unitOfCount: 'reports' },
  ...{ breakdowns: [], filter: {}, lines: 'decider' },
};

let gateway: TestGateway;
let first: Awaited<ReturnType<TestGateway['publish']>>;
beforeAll(async () => {
  gateway = await testGateway();
  const came = {
    code: 'IV',
    heading: words,
    prompt: null,
    figures: [{ indicator: 'received', part: null }],
    restricted: false,
  };
  const sections = [...version.sections, came];
  const told = [templateOf({ ...version, sections }), indicator(reportsReceived), periodOf('2013-H2', { addressees })];
  first = await gateway.publish(...published, ...told);
  await gateway.until(first);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const shownIn = async (reporter: string, query = '') => {
  const { body } = await figuresOf(gateway, `?reporter=${reporter}${query}`);
  return { shown: byAsked(body), leftOut: body.leftOut, position: body.position };
};
const police = (id: string, more: object = {}) =>
  inspectionRecord(id, { ...visit, ...joint('police'), occurredOn: '2013-11-02', ...more });
const late = async (reporter: string) => {
  const { data } = await gateway.ask(
    `{ report(regime: "879", period: "2013-H2"${reporter && `, agency: "${reporter}"`}) {
      lateWork { record waitsFor isIn } } }`,
  );
  return data.report.lateWork;
};

describe('the report of a unit', () => {
  test('is of all that was done there, whoever did it, commune by commune', async () => {
    const { shown } = await shownIn('labour');
    expect(shown).toMatchObject({
      ...{ [`visits ${LAI_CHAU} period`]: '5', [`visits ${QUYET_THANG} period`]: '1' },
      ...{ [`visits ${LAI_CHAU} planned period`]: '4', [`conditional-businesses ${LAI_CHAU} period`]: '1' },
      [`visits ${LAI_CHAU} q3 period`]: '3',
    });
  });

  test('has of what is restricted its agency’s own line, and of its agency the line within the unit', async () => {
    const { shown } = await shownIn('labour');
    expect(Object.keys(shown).filter((name) => name.startsWith('kept') && name.includes(LAI_CHAU))).toEqual([]);
    expect([shown['kept labour period'], shown[`visits ${LAI_CHAU} labour period`]]).toEqual(['1', '1']);
  });

  test('is not what its agency alone did: of a register that is nobody’s work no line says that there is none', async () => {
    const { shown } = await shownIn('police');
    expect([shown['visits police period'], shown['conditional-businesses police period']]).toEqual([
      ...['3', 'missing: no-lines'],
    ]);
  });

  test('holds late what others entered there after it was locked, and theirs does not wait for it (S-12)', async () => {
    const locked = reportOf('labour', { submissions: [submissionOf(`${gateway.log}:${first}`)] });
    const receipt = received('2013-H2', 'labour', { to: '2013-12-31', receivedOn: '2013-12-30' });
    const entered = [police('late'), establishmentLate(), receipt];
    await gateway.until(await gateway.publish(locked, ...entered));
    const waits = { record: 'inspection-late', waitsFor: ['labour'], isIn: false };
    expect(await late('labour')).toEqual(expect.arrayContaining([waits]));
    const own = await shownIn('labour');
    expect([own.shown[`visits ${LAI_CHAU} period`], own.shown[`conditional-businesses ${LAI_CHAU} period`]]).toEqual([
      ...['5', '1'],
    ]);
    expect(own.leftOut).toEqual(['establishment-e2', 'inspection-late']);
    // The police have not reported yet: it is in theirs, and in the total.
    expect((await shownIn('police')).shown['visits police period']).toBe('4');
    expect(await late('')).toEqual(expect.arrayContaining([{ ...waits, isIn: true }]));
    expect(byAsked((await figuresOf(gateway)).body)['visits period']).toBe('6');
  });

  test('differs from what was signed where something happened there since, with the events between', async () => {
    const { data } = await gateway.ask(`{ report(regime: "879", period: "2013-H2") {
      lineDifferences { agency figures { figure { indicator unit column } from { number } to { number }
        events { kind record } } } } }`);
    const figures = data.report.lineDifferences[0].figures;
    const visits = figures.find(({ figure }: { figure: { indicator: string } }) => figure.indicator === 'visits');
    expect(visits).toMatchObject({ figure: { unit: LAI_CHAU }, from: { number: '5' }, to: { number: '6' } });
    expect(visits.events).toEqual([{ kind: 'LATE_ENTRY', record: 'inspection-late' }]);
    // that the report itself came is no difference from what was signed in it
    expect(figures.map(({ figure }: { figure: { indicator: string } }) => figure.indicator)).not.toContain('received');
  });

  test('has in how long entry took the work of its agency, and not that its report came', async () => {
    const { data } = await gateway.ask(
      `{ report(regime: "879", period: "2013-H2", agency: "labour") { delays { agency records } } }`,
    );
    expect(data.report.delays).toEqual([{ agency: 'labour', records: 1 }]);
  });

  test('holds what its exception names, and nothing else that came late', async () => {
    const { position } = await shownIn('labour');
    const exception = {
      exception: 'e1',
      by: 'ppc',
      from: '2013-12-30',
      until: '2014-12-31',
      records: ['inspection-late'],
    };
    const submissions = [
      submissionOf(`${gateway.log}:${first}`, { state: 'overtaken' }),
      submissionOf(position, { submission: 2, exception: 'e1' }),
    ];
    const again = reportOf('labour', { submissions, exceptions: [exception] });
    await gateway.until(await gateway.publish(again));
    const { shown, leftOut } = await shownIn('labour');
    expect([shown[`visits ${LAI_CHAU} period`], leftOut]).toEqual(['6', ['establishment-e2']]);
  });
});

function establishmentLate() {
  const data = { ...establishmentOf(), establishment: 'e2', openedOn: '2013-11-01' };
  return { type: 'inspections.establishment', subject: 'establishment-e2', data };
}
