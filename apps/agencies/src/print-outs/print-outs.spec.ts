import { beforeAll, describe, expect, test } from '@jest/globals';
import { layoutFault, type Printed, type PrintOut } from '@lien-nganh/kernel';
import { establishTheAgencies } from '../agency/examples.ts';
import { coordinationMeeting } from '../coordination-meeting/coordination-meeting.ts';
import { directiveKey, issueTheDirective } from '../directive/examples.ts';
import { actor, province } from '../examples.ts';
import { followUpId } from '../follow-up/id.ts';
import { definitionInput } from '../indicator/examples.ts';
import { indicator } from '../indicator/indicator.ts';
import { invitation } from '../invitation/invitation.ts';
import { plan } from '../plan/plan.ts';
import { agencies } from '../service.ts';
import { establishTheTeam } from '../team-178/examples.ts';
import { teamSubmission } from '../team-submission/team-submission.ts';
import { registerTheProvince, units } from '../unit/examples.ts';

const here = province();
const today = '2013-09-01';
const by = actor('labour');
const papers = ['submission', 'draft-decision', 'draft-regulation', 'member-list'] as const;

/** Of the province and of a district; `null`: no such target. */
const targets = (visits: number, courses: number | null) => [
  { indicator: 'visits', value: visits },
  ...(courses === null
    ? [{ indicator: 'courses', value: 6 }]
    : [{ indicator: 'courses', unit: units.east, value: courses }]),
];

beforeAll(async () => {
  await registerTheProvince(here);
  await establishTheAgencies(here);
  await issueTheDirective(here);
  await establishTheTeam(here);
  const common = { on: '2013-08-20', unit: units.province, lead: 'labour' };
  for (const documentType of papers) {
    const document = { number: '5', symbol: 'TTr' };
    const input = { ...common, document, documentType, state: 'drafted' };
    expect(await here.send(teamSubmission, 'record', input, { id: documentType, by, today })).toBeNull();
  }
  const meeting = { ...common, level: 'province', subject: 'giao ban quý III', minutes: '07/BB' };
  const all = { ...meeting, participants: ['police', 'health'] };
  expect(await here.send(coordinationMeeting, 'record', all, { id: 'meeting', by, today })).toBeNull();
  const invited = { lead: 'labour', to: 'meeting', on: '2013-09-05', at: '08:30', place: 'Phòng họp số 2' };
  const more = { subject: 'giao ban quý III', invited: ['police', 'health'], asks: 'Báo cáo' };
  expect(await here.send(invitation, 'invite', { ...invited, ...more }, { id: 'invited', by, today })).toBeNull();
  for (const code of ['visits', 'courses'])
    expect(await here.send(indicator, 'define', definitionInput({ code, names: { vi: code, en: code } }))).toBeNull();
  const planned = { ...common, document: { number: '3', symbol: 'KH-UBND' }, level: 'province', planType: 'year' };
  const year = { continuation: 'new', period: { from: '2013-08-20', to: '2014-08-19' }, targets: targets(1000, 40) };
  expect(await here.send(plan, 'record', { ...planned, ...year }, { id: 'plan', by, today })).toBeNull();
  const revised = { from: '2013-08-30', changes: { targets: targets(1200, null) } };
  expect(await here.send(plan, 'change', revised, { id: 'plan', by, today })).toBeNull();
});

async function printed(printOut: PrintOut, id: string): Promise<readonly Printed[]> {
  const state = here.stateOf(printOut.of, id);
  const drawn = printOut.sheets(state).map(async ({ entry, on }) => {
    const looked = Object.entries(printOut.looksUp(state, { entry, on: on ?? today })).map(async ([name, look]) => {
      const stateOf = (prefix: string, of: string) =>
        Promise.resolve(
          here.stateOf(
            agencies.streams.find((one) => one.prefix === prefix)!,
            of,
          ),
        );
      return [name, await look.resolve(here.rows, { stateOf })] as const;
    });
    return printOut.draws(state, { entry, lookUps: Object.fromEntries(await Promise.all(looked)) }, id);
  });
  return Promise.all(drawn);
}

/** What of a paper’s head is written by the record, and what by hand. */
const writtenIn = ({ number, date }: Pick<Printed, 'number' | 'date'>) => [number !== null, date !== null];

const named = (prefix: string, name: string) =>
  agencies.printOuts.find((one) => one.of.prefix === prefix && one.name === name)!;
const idOf = ({ of, name }: PrintOut) =>
  ({ team178: 'team-east', coordinationMeeting: 'meeting', followUp: health, invitation: 'invited', plan: 'plan' })[
    of.prefix
  ] ?? name;
const health = followUpId({ directive: directiveKey, code: 'O01', addressee: 'health' });

describe('print-outs of agencies', () => {
  test.each(agencies.printOuts.map((one) => [`${one.of.prefix}/${one.name}`, one] as const))(
    'what %s fills is what its sample does, and its layouts name nothing else',
    async (_, printOut) => {
      const drawn = await printed(printOut, idOf(printOut));
      expect(drawn).toHaveLength(1);
      const [{ texts, rows, ...head }] = drawn as [Printed];
      expect([printOut.name, ...writtenIn(head)]).toEqual([printOut.name, ...writtenIn(printOut.sample)]);
      expect(Object.keys(texts).sort()).toEqual(Object.keys(printOut.sample.texts).sort());
      for (const [name, all] of Object.entries(rows)) {
        const known = new Set((printOut.sample.rows[name] ?? []).flatMap(Object.keys));
        expect(all.flatMap(Object.keys).filter((place) => !known.has(place))).toEqual([]);
      }
      for (const template of printOut.templates) expect(layoutFault(printOut, template)).toBeNull();
    },
  );

  test('a record of the papers for a team is printed as the one that it is', async () => {
    for (const documentType of papers) {
      const state = here.stateOf(teamSubmission, documentType);
      const names = agencies.printOuts
        .filter(({ of, sheets }) => of.prefix === 'teamSubmission' && sheets(state).length > 0)
        .map(({ name }) => name);
      expect(names).toEqual([documentType]);
    }
    const [submission] = await printed(named('teamSubmission', 'submission'), 'submission');
    expect(submission).toMatchObject({ issuer: { name: 'Cơ quan labour' }, texts: { issuer: 'Cơ quan labour' } });
    const [decision] = await printed(named('teamSubmission', 'draft-decision'), 'draft-decision');
    expect(decision).toMatchObject({ issuer: { name: 'Cơ quan ppc' }, texts: { proposer: 'Cơ quan labour' } });
  });

  test('a team’s list has role, agency and card of each member, and no name', async () => {
    const [list] = await printed(named('team178', 'member-list'), 'team-east');
    expect(list!.rows['members']).toEqual([
      { agency: 'Cơ quan labour', role: 'Đội trưởng', card: '178-M1-TEAM-EAST' },
      { agency: 'Cơ quan police', role: 'Đội phó', card: '178-M2-TEAM-EAST' },
      { agency: 'Cơ quan health', role: 'Thành viên', card: '178-M3-TEAM-EAST' },
    ]);
    expect(list!.texts).toEqual({ decision: '12/QĐ-UBND', decidedOn: { day: '2013-08-01' } });
  });

  test('minutes of a meeting list who was there', async () => {
    const [minutes] = await printed(named('coordinationMeeting', 'minutes'), 'meeting');
    expect(minutes).toMatchObject({ date: '2013-08-20', texts: { subject: 'giao ban quý III' } });
    expect(minutes!.rows['agencies']).toEqual(
      ['labour', 'police', 'health'].map((slug) => ({ agency: `Cơ quan ${slug}` })),
    );
  });

  test('a letter urges what is not finished, in the words of the order, and nothing that was only asked', async () => {
    const letter = named('followUp', 'urging-letter');
    const [drawn] = await printed(letter, health);
    expect(drawn!.texts).toMatchObject({
      ...{ document: '879/UBND-VX', issuedOn: { day: '2013-07-16' }, addressee: 'Cơ quan health' },
      ...{ dueOn: { day: '2013-12-31' }, progressOn: { day: null } },
    });
    expect(drawn!.texts['words']).toEqual(expect.stringMatching(/\S/));
    const state = here.stateOf(letter.of, health) as object;
    expect(letter.sheets({ ...state, requested: true })).toEqual([]);
    for (const is of ['completed', 'confirmed', 'not-applicable']) expect(letter.sheets({ ...state, is })).toEqual([]);
  });

  test('an invitation says to whom, to what, when and where, until it is called off', async () => {
    const letter = named('invitation', 'letter');
    const [drawn] = await printed(letter, 'invited');
    expect(drawn).toMatchObject({
      signedFor: 'labour',
      texts: {
        on: { day: '2013-09-05' },
        at: '08 giờ 30',
        place: 'Phòng họp số 2',
        meeting: 'meeting',
        training: null,
      },
      rows: { invited: [{ agency: 'Cơ quan police' }, { agency: 'Cơ quan health' }] },
    });
    expect(letter.sheets({ ...(here.stateOf(letter.of, 'invited') as object), is: 'called-off' })).toEqual([]);
  });

  test('a plan is printed as it holds, and its revision beside what held before: no target is never nought', async () => {
    const [whole] = await printed(named('plan', 'plan'), 'plan');
    expect(whole).toMatchObject({
      number: '3/KH-UBND',
      date: '2013-08-20',
      texts: { revisedFrom: { day: '2013-08-30' } },
    });
    expect(whole!.rows['targets']).toMatchObject([
      { indicator: 'visits', target: '1.200' },
      { indicator: 'courses', target: '6' },
    ]);
    const [revision] = await printed(named('plan', 'revision'), 'plan');
    const none = { change: 'không so sánh được' };
    expect(revision!.rows['changes']).toMatchObject([
      { indicator: 'visits', before: '1.000', after: '1.200', change: '+200' },
      { indicator: 'courses', before: 'không có chỉ tiêu', after: '6', ...none },
      { indicator: 'courses', before: '40', after: 'không có chỉ tiêu', ...none },
    ]);
  });
});
