import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { by, figuresTold, reportingProvince, tables } from '../examples.ts';
import { consolidation } from './consolidation.ts';
import type { Begun } from './state.ts';

let here: Awaited<ReturnType<typeof reportingProvince>>;
const told = figuresTold('40', ['inspection-7']);
const period = { regime: '879', period: '2013-H2' };
const maker = { by: { account: 'standing', agency: 'labour', role: 'standing' }, elsewhere: told.elsewhere };
const clerk = { by: by('head.labour') };
const signed = { office: 'ppc', lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] };
const paper = { number: '15/BC', dated: '2014-01-15', signed };

beforeEach(async () => {
  here = await reportingProvince();
  known({});
  await here.open('2013-H2');
});
const send = async (name: string, input: object, sending: object = {}) =>
  (await here.send(consolidation, name, input, { id: '879.2013-H2', ...maker, ...sending })).refused;
const consolidate = (position: string, more: object = {}, sending: object = {}) =>
  send('consolidate', { ...period, ...told.seen(position), ...more }, sending);
const issue = (more: object = {}, sending: object = clerk) => send('issue', { ...period, ...paper, ...more }, sending);
const state = () => here.stateOf('consolidation', '879.2013-H2') as Begun;
const again = { reasons: ['late-work'], reason: 'Có việc ghi muộn' };

/** What is known of other consolidated reports. */
function known(editions: object): void {
  (here.tables as Record<string, object>)['editions'] = editions;
}

/** A report of the police, frozen at a place. */
async function submitted(position: string) {
  const named = { ...period, agency: 'police' };
  const own = figuresTold();
  await here.toReport('open', named, { by: { account: 's', agency: 'platform', role: 'service' } });
  const sending = { by: by('head.police'), elsewhere: own.elsewhere };
  expect(await here.toReport('submit', own.seen(position), sending)).toBeNull();
}

describe('a consolidated report', () => {
  test('is frozen where all figures were seen, at or after those of every agency', async () => {
    await submitted('log:120');
    expect(await consolidate('log:119')).toBe('consolidated-after-every-report');
    expect(await consolidate('log:120', { hash: 'f'.repeat(64) })).toBe('figures-changed-since-seen');
    expect(await consolidate('log:120', {}, { today: '2013-12-30' })).toBe('cut-off-has-come');
    expect(await consolidate('log:120')).toBeNull();
    expect(told.asked.at(-1)).toEqual({ ...period, reporter: null, position: 'log:120' });
    expect(state()).toMatchObject({
      ...{ is: 'drafted', editions: [] },
      pending: {
        ...{ ...told.seen('log:120'), figures: 1, leftOut: ['inspection-7'], by: 'standing' },
        reports: [{ agency: 'police', position: 'log:120' }],
      },
    });
  });

  test('is made by the agency through which reports go, and by no other', async () => {
    for (const account of ['officer.police', 'head.police', 'standing.police']) {
      const sending = { by: by(account) };
      expect(await consolidate('log:120', {}, sending)).toBe('consolidated-by-whom-reports-go-through');
      expect(await issue({}, sending)).toBe('consolidated-by-whom-reports-go-through');
    }
    expect(await consolidate('log:120', {}, { by: by('officer.labour') })).toBeNull();
  });

  test('is made by whoever took the place of that agency', async () => {
    const agencies = here.tables['agencies'] as Record<string, object>;
    const before = agencies['labour'];
    const successors = [{ agency: 'health', duty: null, unit: null, from: '2014-01-10' }];
    agencies['labour'] = { ...before, validTo: '2014-01-10', successors };
    expect(await consolidate('log:120', {}, { by: by('officer.health'), today: '2014-01-09' })).toBe(
      'consolidated-by-whom-reports-go-through',
    );
    expect(await consolidate('log:120', {}, { by: by('officer.health'), today: '2014-01-12' })).toBeNull();
    agencies['labour'] = before!;
  });

  test('says in words what the template asks for', async () => {
    const write = (slot: string, text: string | null = 'Đã triển khai.') =>
      send('write-narrative', { ...period, slot, text });
    expect(await write('II')).toBe('slot-asks-for-words');
    expect(await write('II.1')).toBeNull();
    expect(await write('II.1')).toBe('words-change');
    expect(state().narrative).toEqual([{ slot: 'II.1', text: 'Đã triển khai.', by: 'standing' }]);
    expect(await write('II.1', null)).toBeNull();
    expect(state().narrative).toEqual([]);
  });

  test('is issued by somebody who neither froze it nor wrote in it, with a number, a day and a signatory', async () => {
    await consolidate('log:120');
    await send('write-narrative', { ...period, slot: 'II.1', text: 'Đã triển khai.' }, { by: by('officer.labour') });
    expect(await issue({}, maker)).toBe('nobody-issues-their-own-work');
    expect(await issue({}, { by: { ...by('head.labour'), account: 'officer.labour' } })).toBe(
      'nobody-issues-their-own-work',
    );
    expect(await issue({ signed: null })).toBe('signatory-is-named');
    expect(await issue()).toBeNull();
    expect(here.log.at(-1)).toMatchObject({ name: 'ConsolidatedReportIssued', obligations: ['879/O39'] });
    expect(state()).toMatchObject({
      ...{ is: 'issued', pending: null },
      editions: [{ number: '15/BC', signed, made: { position: 'log:120', leftOut: ['inspection-7'] } }],
    });
    expect(await issue()).toBe('report-is-new');
  });

  // Case S-07.
  test('that is made here has a number that its agency gave to no other in the year', async () => {
    const other = (number: string, dated: string, more: object = {}) => ({
      ...{ record: 'consolidation-879.2013-H1', body: 'labour', editions: [{ number, dated }], ...more },
    });
    const issueBeside = async (row: object) => {
      known({ other: row });
      return issue();
    };
    await consolidate('log:120');
    const taken = 'number-is-unique-in-the-year';
    expect(await issueBeside(other('15/BC', '2014-01-02'))).toBe(taken);
    expect(await issueBeside(other('015 / bc', '2014-12-31'))).toBe(taken);
    expect(await issueBeside(other('15/BC', '2013-12-31'))).toBeNull();
    await consolidate('log:130', again);
    expect(await issue({ dated: '2014-01-18' })).toBe(taken);
    expect(await issue({ dated: '2014-01-18', number: '16/BC' })).toBeNull();
  });

  test('of another agency, with another symbol or outside the platform may have the same number', async () => {
    const others = [
      { record: 'consolidation-a', body: 'police', editions: [{ number: '15/BC', dated: '2014-01-02' }] },
      { record: 'consolidation-b', body: 'labour', editions: [{ number: '15/TTr', dated: '2014-01-02' }] },
    ];
    known(Object.fromEntries(others.map((one) => [one.record, one])));
    await consolidate('log:120');
    expect(await issue()).toBeNull();
    const restated = { number: '15/BC', dated: '2014-01-18', reason: 'Bản giấy ghi trùng số' };
    expect(await send('restate', restated, { by: by('officer.labour') })).toBeNull();
  });

  test('is restated at a later place, with reasons, and what was issued stays', async () => {
    await consolidate('log:120');
    await issue();
    expect(await consolidate('log:150')).toBe('restating-names-reasons');
    expect(await consolidate('log:119', again)).toBe('editions-follow-each-other');
    expect(await consolidate('log:150', { ...again, reasons: ['correction'] })).toBeNull();
    expect(told.asked.at(-1)).not.toHaveProperty('late');
    expect(await consolidate('log:150', again)).toBeNull();
    // One that is restated for late work holds it.
    expect(told.asked.at(-1)).toEqual({ ...period, reporter: null, position: 'log:150', late: 'taken-in' });
    expect(await issue({ dated: '2014-01-14' })).toBe('editions-follow-each-other');
    expect(await issue({ number: '19/BC', dated: '2014-01-18' })).toBeNull();
    expect(state().editions).toMatchObject([
      { number: '15/BC', made: { position: 'log:120' }, reasons: [] },
      { number: '19/BC', made: { position: 'log:150' }, reasons: ['late-work'] },
    ]);
  });

  test('has its signed scan or paper told of, edition by edition', async () => {
    const file = (more: object = {}) =>
      send('file-edition', { edition: 1, as: 'scan', reference: 'tep-15-BC.pdf', ...more }, clerk);
    expect(await file()).toBe('report-is-issued');
    await consolidate('log:120');
    await issue();
    expect(await file({ edition: 2 })).toBe('edition-is-there');
    expect(await file({ sha256: 'a'.repeat(64) })).toBeNull();
    expect(await file()).toBe('correction-changes-something');
    expect(await file({ as: 'paper', reference: 'Hồ sơ 15' })).toBeNull();
    expect(state().editions[0]!.filed).toHaveLength(2);
  });

  test('that was made outside the platform is entered with number and date alone', async () => {
    expect(await issue({ signed: null }, maker)).toBeNull();
    expect(state().editions).toMatchObject([{ made: null, signed: null }]);
    expect(await send('withdraw', { reason: 'Nhập nhầm' })).toBeNull();
    expect(await consolidate('log:120')).toBeNull();
    expect(await issue()).toBeNull();
    expect(state().editions).toMatchObject([{ made: { position: 'log:120' } }]);
  });
});

describe('what stands above the signature of a consolidated report', () => {
  const titled = (account: string, title: string, deputisings: object[] = []) => ({
    ...{ account, subject: account, agency: 'ppc', role: 'head', duties: [], from: '2004-01-01', to: null },
    ...{ positions: [{ title, from: '2004-01-01' }], deputisings },
  });
  const leave = {
    ...{ deputising: 'd', kind: 'leave', of: 'head.ppc', rights: [], from: '2014-01-12', to: '2014-01-16' },
    basis: { number: '3/QĐ', issuedOn: '2014-01-10' },
  };
  const before = { ...tables['accounts'], ppc: tables['agencies']!['ppc'] };
  beforeEach(() => {
    const accounts = tables['accounts'] as Record<string, object>;
    accounts['account head.ppc'] = titled('head.ppc', 'Chủ tịch');
    accounts['account deputy.ppc'] = titled('deputy.ppc', 'Phó Chủ tịch', [leave]);
    const names = { vi: 'Ủy ban nhân dân tỉnh', en: 'People’s Committee' };
    const agencies = tables['agencies'] as Record<string, object>;
    agencies['ppc'] = { ...(before.ppc as object), names, earlierNames: [] };
  });
  afterEach(() => {
    const accounts = tables['accounts'] as Record<string, unknown>;
    accounts['account head.ppc'] = (before as Record<string, unknown>)['account head.ppc'];
    delete accounts['account deputy.ppc'];
    (tables['agencies'] as Record<string, unknown>)['ppc'] = before.ppc;
  });
  const linesOf = () => (state() as { editions: readonly { signed: unknown }[] }).editions.at(-1)!.signed;

  test('is how the office signs on that day, where nobody types it', async () => {
    await consolidate('log:120');
    expect(await issue({ signed: { office: 'ppc' } })).toBeNull();
    expect(linesOf()).toEqual({ office: 'ppc', lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] });
  });

  test('is refused where it is typed otherwise, on the day on which it is', async () => {
    await consolidate('log:120');
    const typed = (lines: readonly string[], dated: string) => issue({ dated, signed: { office: 'ppc', lines } });
    expect(await typed(signed.lines, '2014-01-17')).toBe('signature-follows-from-papers');
    expect(await typed(['TUQ. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'], '2014-01-15')).toBe('signature-follows-from-papers');
    expect(await typed(['TM. Ủy ban nhân dân', 'Chủ tịch'], '2014-01-17')).toBeNull();
    expect(linesOf()).toEqual({ office: 'ppc', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] });
  });

  test('is by order or by delegation of whoever was handed on the issue of reports, and of nobody else', async () => {
    await consolidate('log:120');
    const byOrder = (rights: readonly string[]) => {
      const order = { ...leave, kind: 'by-order', rights };
      (tables['accounts'] as Record<string, object>)['account deputy.ppc'] = {
        ...titled('deputy.ppc', 'Chánh Văn phòng', [order]),
      };
      return issue({ dated: '2014-01-15', signed: { office: 'ppc', lines: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'] } });
    };
    expect(await byOrder(['take-reports-in'])).toBe('signature-follows-from-papers');
    expect(await byOrder(['issue-consolidated-reports'])).toBeNull();
  });

  test('is by rank where a committee without positions issues it', async () => {
    await consolidate('log:120');
    const names = { vi: 'Ban Chỉ đạo phòng, chống tệ nạn mại dâm tỉnh', en: 'Steering Committee' };
    const agencies = tables['agencies'] as Record<string, object>;
    agencies['board'] = { ...(before.ppc as object), agency: 'board', names, earlierNames: [] };
    expect(await issue({ signed: { office: 'board' } })).toBeNull();
    expect(linesOf()).toEqual({ office: 'board', lines: ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN'] });
    delete agencies['board'];
  });

  test('is typed where no position of the office is known, and never left out then', async () => {
    await consolidate('log:120');
    expect(await issue({ signed: { office: 'labour' } })).toBe('signatory-is-named');
    expect(await issue({ signed: { office: 'labour', lines: ['GIÁM ĐỐC'] } })).toBeNull();
  });
});
