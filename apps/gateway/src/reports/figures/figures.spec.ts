import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson, hashedOf, reportFigures } from '@lien-nganh/contracts/report-figures';
import { inspectionsDone, joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { planOf, received } from '../../graphql/matrix/examples.ts';
import { indicator } from '../../graphql/pivot/examples.ts';
import { agencyData, inspectionRecord } from '../../graphql/records/examples.ts';
import { byAsked, figuresOf, published, reportOf, submissionOf } from '../examples.ts';

let gateway: TestGateway;
let first: bigint;

const plan = planOf({
  ...{ id: 'p1', agencies: ['police'], on: '2013-01-10', period: { from: '2013-01-01', to: '2013-12-31' } },
  targets: [{ indicator: 'visits', unit: null, value: 8 }],
});

beforeAll(async () => {
  gateway = await testGateway();
  first = await gateway.publish(...published, plan);
  await gateway.until(first as never);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const receipts = {
  ...{ ...inspectionsDone, code: 'reports-received', measure: 'reporting.report-received', unitOfCount: 'reports' },
  ...{ breakdowns: [], filter: {}, lines: 'decider' },
};
const at = (position: bigint) => `?position=${gateway.log}:${position}`;

describe('the figures of a report', () => {
  test('are each a figure of its own, section by section and annex by annex', async () => {
    const { status, body } = await figuresOf(gateway);
    expect(status).toBe(200);
    expect(reportFigures.parse(body)).toEqual(body);
    expect(byAsked(body)).toMatchObject({
      ...{ 'visits period': '5', 'visits planned period': '4', 'visits surprise period': '1' },
      ...{ 'visits 105@2013-12-28 period': '5', 'conditional-businesses 105@2013-12-28 period': '1' },
      // lines overlap: joint work stands in each (S-05)
      ...{ 'visits police period': '3', 'visits health period': '2', 'visits labour period': '1' },
      ...{ 'visits q2 period': '0 (0)', 'visits q3 period': '3', 'visits q4 period': '2' },
      ...{ 'visits previous': '0 (0)', 'visits change': '5', 'visits last-year': 'missing: not-defined' },
    });
  });

  test('are compared with a plan where there is one, and never 0 % where there is none', async () => {
    const shown = byAsked((await figuresOf(gateway, '?reporter=police')).body);
    expect([shown['visits police plan'], shown['visits police percent-of-plan']]).toEqual(['8', '37.5']);
    expect([shown['visits police planned plan'], shown['fines-imposed police percent-of-plan']]).toEqual([
      'missing: no-target',
      'missing: no-target',
    ]);
    expect(shown['fines-imposed police change']).toBe('missing: not-compared');
    const others = byAsked((await figuresOf(gateway, '?reporter=health')).body);
    expect(others['visits health percent-of-plan']).toBe('missing: no-target');
  });

  test('of all are not compared with the target of one, and tell who has one', async () => {
    const shown = byAsked((await figuresOf(gateway)).body);
    const some = 'missing: targets-of-some-units';
    expect([shown['visits plan'], shown['visits percent-of-plan'], shown['visits period']]).toEqual([some, some, '5']);
    const { data } = await gateway.ask(`{ report(regime: "879", period: "2013-H2") { sections { figures {
      indicator part { value } column value { missing } targets { plan agencies unit value from to } } } } }`);
    const figures: readonly Record<string, unknown>[] = data.report.sections.flatMap(
      (section: { readonly figures: readonly object[] }) => section.figures,
    );
    const target = { plan: 'plan-p1', agencies: ['police'], unit: '12@0000-00-00', value: '8' };
    const of = (column: string) =>
      figures.find((one) => one['indicator'] === 'visits' && one['part'] === null && one['column'] === column);
    expect(of('PERCENT_OF_PLAN')).toMatchObject({
      value: { missing: 'targets-of-some-units' },
      targets: [{ ...target, from: '2013-01-01', to: '2013-12-31' }],
    });
    expect(of('PERIOD')).toMatchObject({ targets: [] });
  });

  test('of all are compared with targets of everybody who has a line, and with that of the committee above them', async () => {
    const all = await testGateway();
    const period = { from: '2013-01-01', to: '2013-12-31' };
    const of = (id: string, agencies: readonly string[], value: number) =>
      planOf({ id, agencies, on: '2013-01-10', period, targets: [{ indicator: 'visits', unit: null, value }] });
    const percent = async (position: bigint) => {
      await all.until(position as never);
      const shown = byAsked((await figuresOf(all)).body);
      return [shown['visits plan'], shown['visits percent-of-plan']];
    };
    // They worked jointly, so that the sum of what each planned is more than was planned; planned together it is not.
    const each = ['police', 'health', 'culture', 'labour'].map((agency) => of(`own-${agency}`, [agency], 4));
    expect(await percent(await all.publish(...published, ...each))).toEqual([
      ...['missing: several-targets', 'missing: several-targets'],
    ]);
    const withdrawn = each.map(({ data, ...rest }) => ({ ...rest, data: { ...(data as object), withdrawn: true } }));
    const together = of('together', ['police', 'health', 'culture', 'labour'], 10);
    expect(await percent(await all.publish(...withdrawn, together))).toEqual(['10', '50.0']);
    const above = { ...agencyData('ppc'), sector: 'peoples-committee' };
    const committee = { type: 'agencies.agency', subject: 'agency-ppc', data: above };
    expect(await percent(await all.publish(committee, of('ppc', ['ppc'], 20)))).toEqual(['20', '25.0']);
    await all[Symbol.asyncDispose]();
  });

  test('have a hash over all else, and references that no position changes', async () => {
    const { body } = await figuresOf(gateway);
    const hash = createHash('sha256').update(canonicalJson(hashedOf(body)));
    expect(body.hash).toBe(hash.digest('hex'));
    const refs = body.figures.map(({ ref }) => ref);
    expect([new Set(refs).size, refs]).toEqual([refs.length, [...refs].sort()]);
    const earlier = await figuresOf(gateway, at(first - 1n));
    expect(earlier.body.figures.map(({ ref }) => ref)).toEqual(refs);
  });

  test('of an agency are its own line in every row', async () => {
    const shown = byAsked((await figuresOf(gateway, '?reporter=police')).body);
    expect(shown).toMatchObject({ 'visits police period': '3', 'visits 105@2013-12-28 police period': '3' });
    expect(Object.keys(shown).filter((name) => !name.includes(' police '))).toEqual([]);
  });

  test('that the caller may not see are not told, and are neither zero nor missing', async () => {
    const shown = byAsked((await figuresOf(gateway, '', { as: 'officer' })).body);
    expect([shown['kept period'], shown['kept change'], shown['kept plan']]).toEqual([
      ...['not-yours', 'not-yours', 'not-yours'],
    ]);
    expect(byAsked((await figuresOf(gateway, '?reporter=police', { as: 'officer' })).body)['kept police period']).toBe(
      '3',
    );
  });

  test('are those of their position for ever, whatever is corrected after it', async () => {
    const before = await figuresOf(gateway, at(first));
    const late = inspectionRecord('v9', { ...visit, ...joint('police'), occurredOn: '2013-11-02' });
    await gateway.until(await gateway.publish(late));
    expect(byAsked((await figuresOf(gateway)).body)['visits period']).toBe('6');
    expect((await figuresOf(gateway, at(first))).body).toEqual(before.body);
  });

  test('stand on the map that is asked for, and say where the old one cannot be carried to it (S-09)', async () => {
    const { body } = await figuresOf(gateway, `${at(first)}&map=2025-08-01`);
    const shown = byAsked(body);
    // Quyết Thắng went whole into the new Đoàn Kết and Tân Phong into the new Tân Phong
    expect([shown['visits 03388@2025-07-01 period'], shown['visits 03408@2025-07-01 period']]).toEqual(['4', '1']);
    expect(shown['visits period']).toBe('5');
    expect(Object.keys(shown).some((name) => name.includes('105@'))).toBe(false);
    const split = inspectionRecord('v8', { ...visit, ...joint('police'), unit: '03389@2004-10-25' });
    await gateway.until(await gateway.publish(split));
    const { data } = await gateway.ask(`{ report(regime: "879", period: "2013-H2", map: "2025-08-01") {
      annexes { rows { key values { told { indicator value { number } cannotBePlaced { value because } } } } } } }`);
    const rows: readonly { key: string; values: { told: { cannotBePlaced: unknown } }[] }[] =
      data.report.annexes[0].rows;
    const several = { value: '1', because: ['several'] };
    expect(rows.map(({ key, values }) => [key, values[0]!.told.cannotBePlaced])).toEqual([
      ...[
        ['', null],
        ['03388@2025-07-01', several],
        ['03408@2025-07-01', several],
      ],
    ]);
    const withdrawn = inspectionRecord('v8', {
      ...visit,
      ...joint('police'),
      unit: '03389@2004-10-25',
      withdrawn: true,
    });
    await gateway.until(await gateway.publish(withdrawn));
  });

  test('of a position that has not arrived are not told, by name, and neither are those of no report', async () => {
    const beyond = await figuresOf(gateway, at(10_000n));
    expect([beyond.status, beyond.body['code'], beyond.body['details']]).toMatchObject([
      ...[503, 'not-yet-known', { why: 'not-yet-arrived', incomplete: [] }],
    ]);
    const codes = async (query: string, options = {}) => {
      const { status, body } = await figuresOf(gateway, query, options);
      return [status, body['code']];
    };
    expect(await codes('', { path: '879/2031-H1' })).toEqual([400, 'invalid-input']);
    expect(await codes('?reporter=inspectorate')).toEqual([400, 'invalid-input']);
    expect(await codes('?position=2013-07-01')).toEqual([400, 'invalid-input']);
    expect(await codes('', { as: 'admin' })).toEqual([403, 'forbidden']);
  });

  test('above a message that waits for a decision are not told, and its service is named', async () => {
    const held = await testGateway();
    await held.until(await held.publish(...published));
    held.skipRevision('inspection-v1');
    const next = inspectionRecord('v1', { ...visit, ...joint('police'), occurredOn: '2013-08-02' });
    const position = await held.publish(next);
    for (let parked = 0; parked === 0;) {
      const { readers } = await held.gateway.health();
      parked = readers.reduce((sum, reader) => sum + reader.parked, 0);
    }
    const { status, body } = await figuresOf(held, `?position=${held.log}:${position}`);
    expect([status, body['code'], body['details']]).toMatchObject([
      ...[503, 'not-yet-known', { why: 'figures-incomplete', incomplete: ['inspections'] }],
    ]);
    await held[Symbol.asyncDispose]();
  });

  test('are noted when an auditor looks', async () => {
    await figuresOf(gateway, '', { as: 'auditor' });
    expect(gateway.looks.at(-1)).toMatchObject({ service: 'gateway', read: 'report 879 2013-H2' });
  });
});

describe('figures that are consolidated', () => {
  test('leave out late work that waits, name it, and hold it once its report takes it in (S-12)', async () => {
    const frozen = `${gateway.log}:${first}`;
    const locked = reportOf('police', { submissions: [submissionOf(frozen)] });
    // The receipt comes after the submission that it is of, and counts for the police: it is no late work.
    const receipt = received('2013-H2', 'police', { to: '2013-12-31', receivedOn: '2013-12-30' });
    await gateway.until(await gateway.publish(indicator(receipts), locked, receipt));
    const { body } = await figuresOf(gateway);
    expect([byAsked(body)['visits period'], byAsked(body)['visits police period']]).toEqual(['5', '3']);
    expect(body.leftOut).toEqual(['inspection-v9']);
    const restated = await figuresOf(gateway, `?position=${body.position}&late=taken-in`);
    expect([restated.body.leftOut, byAsked(restated.body)['visits period']]).toEqual([[], '6']);
    // On the line of the agency it goes on waiting.
    expect(byAsked(restated.body)['visits police period']).toBe('3');
    const later = `${gateway.log}:${BigInt(body.position.split(':')[1]!)}`;
    const exception = { exception: 'e1', by: 'ppc', from: '2013-12-30', until: '2013-12-31', records: [] };
    const again = [
      submissionOf(frozen, { state: 'overtaken' }),
      submissionOf(later, { submission: 2, exception: 'e1' }),
    ];
    await gateway.until(await gateway.publish(reportOf('police', { submissions: again, exceptions: [exception] })));
    const taken = await figuresOf(gateway);
    expect([byAsked(taken.body)['visits period'], taken.body.leftOut]).toEqual(['6', []]);
    // What was consolidated before stays as it was.
    expect((await figuresOf(gateway, `?position=${body.position}`)).body).toEqual(body);
  });
});
