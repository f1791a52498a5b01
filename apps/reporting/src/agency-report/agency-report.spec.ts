import { beforeEach, describe, expect, test } from '@jest/globals';
import { by, figuresTold, reportingProvince } from '../examples.ts';
import { agencyReport } from './agency-report.ts';
import { standingIn, type Opened } from './state.ts';

let here: Awaited<ReturnType<typeof reportingProvince>>;
const told = figuresTold();
const named = { regime: '879', period: '2013-H2', agency: 'police' };
const writer = { by: by('officer.police') };
const head = { by: by('head.police'), elsewhere: told.elsewhere, today: '2014-01-03' };
const standing = { by: by('head.labour') };
const service = { by: { account: 'service', agency: 'platform', role: 'service' } };

beforeEach(async () => {
  here = await reportingProvince();
  await here.open('2013-H2');
  expect(await here.toReport('open', named, service)).toBeNull();
});
const state = () => here.stateOf('agencyReport', '879.2013-H2.police') as Opened;
const write = (text: string | null = 'Đã ban hành kế hoạch.') =>
  here.toReport('write-narrative', { slot: 'II.1', text }, { ...writer, today: '2014-01-02' });
const submit = (more: object = {}, sending: object = {}) =>
  here.toReport('submit', { ...told.seen('log:100'), ...more }, { ...head, ...sending });

describe('a report of an agency', () => {
  test('is opened for an addressee of a period that names a template, and follows the period', async () => {
    expect(state()).toMatchObject({ is: 'opened', through: 'labour', recipient: 'ppc', dueOn: '2014-01-06' });
    expect(await here.toReport('open', named, service)).toBe('report-changes');
    expect(await here.toReport('open', { ...named, agency: 'health' }, service)).toBe('period-asks-for-it');
    expect(await here.toReport('close', {}, service)).toBe('period-asks-no-more');
  });

  test('is a draft from its first word on, in a section that asks for one', async () => {
    expect(await here.toReport('write-narrative', { slot: 'II', text: 'x' }, writer)).toBe('slot-asks-for-words');
    expect(await write()).toBeNull();
    expect(await write()).toBe('words-change');
    expect(state()).toMatchObject({ is: 'drafted', narrative: [{ slot: 'II.1', by: 'officer.police' }] });
    expect(await write(null)).toBeNull();
    expect(state().narrative).toEqual([]);
  });

  test('freezes figures where they were seen, which nobody types', async () => {
    expect(await submit()).toBeNull();
    expect(told.asked.at(-1)).toEqual({ regime: '879', period: '2013-H2', reporter: 'police', position: 'log:100' });
    const { figures, ...submission } = standingIn(state())!;
    expect(figures).toEqual({ '{"is":"number","value":"12"}': ['2013-H2-0123456789'] });
    expect(submission).toMatchObject({ ...told.seen('log:100'), template: { id: 'half-year', version: 1 } });
    expect(here.log.at(-1)).toMatchObject({ name: 'ReportSubmitted', obligations: ['879/O37'] });
    expect(JSON.stringify(agencyReport.view(state(), 'x'))).not.toContain('2013-H2-0123456789');
  });

  test.each([
    ['figures-changed-since-seen', { hash: 'f'.repeat(64) }, {}],
    ['cut-off-has-come', {}, { today: '2013-12-30' }],
    ['stead-is-named', { signedAs: 'deputy' }, {}],
    ['stead-is-named', { signedAs: 'deputy', inTheSteadOf: 'head.labour' }, {}],
    ['stead-is-named', { inTheSteadOf: 'head.police' }, {}],
  ])('%s refuses to submit', async (rule, wrong, sending) => {
    expect(await submit(wrong, sending)).toBe(rule);
  });

  test('is on time until the due day and with it, and late after it', async () => {
    expect(await submit({}, { today: '2014-01-06' })).toBeNull();
    expect(await here.toReport('withdraw-submission', { reason: 'x' }, head)).toBeNull();
    expect(await submit(told.seen('log:101'), { today: '2014-01-07' })).toBeNull();
    expect(state().submissions.map(({ timeliness }) => timeliness)).toEqual(['on-time', 'late']);
  });

  test('may say that nothing is to report, which is a report', async () => {
    expect(await submit({ content: 'nothing-to-report' })).toBeNull();
    expect(standingIn(state())).toMatchObject({ content: 'nothing-to-report' });
  });
});

describe('a figure that is wrong', () => {
  const adjustment = { ref: '2013-H2-0123456789', indicator: 'inspections-done', difference: '-2', reason: 'Ghi nhầm' };
  const adjust = (more: object = {}) => here.toReport('adjust', { ...adjustment, ...more }, writer);

  test('is adjusted beside it, once, with a reason, and the adjustment is taken back', async () => {
    expect(await adjust({ difference: '-0' })).toBe('difference-is-something');
    expect(await adjust()).toBeNull();
    expect(await adjust()).toBe('adjusted-once');
    const { adjustment: id } = state().adjustments[0]!;
    expect(await submit()).toBeNull();
    expect(standingIn(state())).toMatchObject({
      adjustments: [id],
      figures: { '{"is":"number","value":"12"}': ['2013-H2-0123456789'] },
    });
    expect(await here.toReport('withdraw-adjustment', { adjustment: id, reason: 'x' }, writer)).toBe(
      'report-is-locked',
    );
    await here.toReport('return', { remarks: 'Xem lại' }, standing);
    expect(await here.toReport('withdraw-adjustment', { adjustment: 'other', reason: 'x' }, writer)).toBe(
      'adjustment-stands',
    );
    expect(await here.toReport('withdraw-adjustment', { adjustment: id, reason: 'x' }, writer)).toBeNull();
    expect(state().adjustments).toEqual([]);
  });

  test('that the report does not hold cannot be adjusted', async () => {
    await adjust({ ref: '2013-H2-9999999999' });
    expect(await submit()).toBe('adjustments-are-of-figures');
  });
});

describe('a submitted report', () => {
  test('is locked, given back with remarks, and submitted again from a later place', async () => {
    expect(await here.toReport('return', { remarks: 'x' }, standing)).toBe('report-is-submitted');
    expect(await submit()).toBeNull();
    expect(await write()).toBe('report-is-locked');
    expect(await submit(told.seen('log:101'))).toBe('report-is-locked');
    expect(await here.toReport('return', { remarks: 'Thiếu mục II.1' }, standing)).toBeNull();
    expect(standingIn(state())).toBeNull();
    expect(await write()).toBeNull();
    expect(await submit(told.seen('log:100'))).toBe('submissions-follow-each-other');
    expect(await submit(told.seen('log:101'))).toBeNull();
    expect(state()).toMatchObject({ is: 'submitted', submissions: [{ state: 'returned' }, { state: 'stands' }] });
  });

  test('is accepted, and the acceptance says what it covers and may come to cover more', async () => {
    await submit();
    const covers = { refs: ['b', 'a', 'a'] };
    expect(await here.toReport('accept', { covers }, standing)).toBeNull();
    expect(state()).toMatchObject({
      is: 'accepted',
      accepted: { by: 'labour', covers: { all: false, refs: ['a', 'b'] } },
    });
    expect(await here.toReport('accept', { covers }, standing)).toBe('acceptance-changes-something');
    expect(await here.toReport('accept', { covers: { all: true } }, standing)).toBeNull();
    expect(await here.toReport('withdraw-submission', { reason: 'x' }, head)).toBe('report-is-submitted');
    expect(await here.toReport('return', { remarks: 'x' }, standing)).toBe('report-is-submitted');
  });
});

describe('a report that does not come', () => {
  test('is noted after its due day, once, and told to those above days later, once', async () => {
    const note = (name: string, today: string) => here.toReport(name, {}, { ...service, today });
    expect(await note('note-missing', '2014-01-06')).toBe('day-has-come');
    expect(await note('note-missing', '2014-01-09')).toBeNull();
    expect(await note('note-missing', '2014-01-10')).toBe('report-is-missing');
    expect(await note('escalate', '2014-01-15')).toBe('day-has-come');
    expect(await note('escalate', '2014-01-16')).toBeNull();
    expect(await note('escalate', '2014-01-17')).toBe('report-is-missing');
    expect(state()).toMatchObject({ missingOn: '2014-01-07', escalatedOn: '2014-01-16' });
    expect(await submit({}, { today: '2014-01-20' })).toBeNull();
  });

  test('is none where it came on paper', async () => {
    await here.receive('police');
    expect(await here.toReport('note-missing', {}, { ...service, today: '2014-01-09' })).toBe('report-is-missing');
  });
});

describe('whoever takes a report in', () => {
  test('is the agency through which it goes, and of that one’s own whoever it is for', async () => {
    const judges = async (agency: string) => {
      await here.toReport('open', { ...named, agency }, { ...service, agency });
      return agencyReport.scope(here.stateOf('agencyReport', `879.2013-H2.${agency}`), 'x').coordinators;
    };
    expect(await judges('police')).toEqual(['labour']);
    const own = { ...state(), agency: 'labour' };
    expect(agencyReport.scope(own, 'x').coordinators).toEqual(['ppc', 'ppc-office']);
  });
});
