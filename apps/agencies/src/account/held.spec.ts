import { beforeEach, describe, expect, test } from '@jest/globals';
import { agency } from '../agency/agency.ts';
import { establishTheAgencies } from '../agency/examples.ts';
import { actor, province, type Province } from '../examples.ts';
import { leftToHandOver } from '../questions/left-to-hand-over.ts';
import { myWork } from '../questions/my-work.ts';
import { decision, memberInput, teamInput } from '../team-178/examples.ts';
import { team178 } from '../team-178/team-178.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { account } from './account.ts';

let here: Province;

const since = '2013-07-01';
const people = [
  ['head.police', 'head'],
  ['officer.police', 'officer'],
  ['second.police', 'officer'],
  ['third.police', 'officer'],
] as const;

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
  for (const [id, role] of people) await open(id, 'police', role);
  await open('head.ppc', 'ppc', 'head');
  await open('head.east', 'east', 'head');
  const members = [memberInput('m1', { account: 'officer.police', role: 'leader' }), memberInput('m2')];
  await here.send(team178, 'establish', teamInput('team-east', { members }));
});

const basis = { number: '44/QĐ-CAT', issuedOn: '2014-03-20' };
const open = (id: string, of: string, role: string, more: object = {}) =>
  here.send(account, 'open', { account: id, subject: `subject-of-${id}`, agency: of, role, from: since, ...more });
const close = (id: string, lastDay = '2014-03-31') => here.send(account, 'close', { lastDay, reason: 'Nghỉ' }, { id });
const deputise = (id: string, more: object) =>
  here.send(account, 'deputise', { from: '2014-04-01', basis, ...more }, { id });
const moved = (of: string, to: string, successor: string) =>
  here.send(
    account,
    'transfer',
    { from: '2014-04-01', to: { account: to, agency: 'health', role: 'officer' }, successor, basis },
    { id: of },
  );

const head = actor('police', 'head');
async function left(more: object = {}, by = head) {
  const answer = await here.ask(leftToHandOver, { on: '2014-04-02', ...more }, by);
  return (answer as { left: Record<string, unknown>[] }).left;
}
const kinds = async (more: object = {}, by = head) =>
  (await left(more, by)).map(({ what, account: of }) => `${String(what)} ${String(of)}`);

/** Sends what a row says, with what it leaves to be said. */
function take({ command, input }: Record<string, unknown>, more: object, successor = '') {
  const [prefix, id, name] = String(command).replace('{account}', successor).split('/');
  const type = [account, team178].find((one) => one.prefix === prefix)!;
  return here.send(type, name!, { ...(input as object), ...more }, { id: id! });
}

describe('before somebody is transferred', () => {
  test('what they hold is told, each with the command that hands it over', async () => {
    await deputise('officer.police', { kind: 'leave', of: 'second.police', to: '2014-04-30' });
    expect(await left({ account: 'officer.police' })).toEqual([
      expect.objectContaining({
        ...{ what: 'open-work', lastDay: null, successor: null, command: 'account/{account}/deputise' },
        input: { kind: 'hand-over', of: 'officer.police', from: '2014-04-02' },
      }),
      expect.objectContaining({ what: 'standing-in', of: 'second.police', command: 'account/{account}/deputise' }),
      expect.objectContaining({ what: 'team-178', of: 'team-east', command: 'team178/team-east/substitute' }),
    ]);
    expect(await left()).toEqual([]);
  });
});

describe('after somebody was transferred', () => {
  test('the open work is the successor’s, and the seat waits, with what the successor’s command says', async () => {
    expect(await moved('officer.police', 'x.health', 'second.police')).toBeNull();
    const [seat, ...others] = await left();
    expect([seat, others]).toEqual([
      expect.objectContaining({ what: 'team-178', lastDay: '2014-03-31', successor: 'second.police' }),
      [],
    ]);
    const { incoming } = seat!.input as { incoming: object };
    expect(await take(seat!, { incoming: { ...incoming, member: 'm9', card: '178-M9' }, decision })).toBeNull();
    expect(await left()).toEqual([]);
  });

  test('the seat waits in the work of the committee that set the team up too, and of nobody else', async () => {
    await moved('officer.police', 'x.health', 'second.police');
    expect(await kinds({}, actor('east', 'head'))).toEqual(['team-178 officer.police']);
    expect(await kinds({}, actor('ppc', 'head'))).toEqual(['team-178 officer.police']);
    expect(await kinds({}, actor('health', 'head'))).toEqual([]);
    const work = await here.ask(myWork, {}, actor('east', 'head'), '2014-04-02');
    expect(work).toMatchObject({ left: [{ what: 'team-178', of: 'team-east' }] });
  });
});

describe('what nobody took over', () => {
  test('of an account that was closed waits in the work of its head until somebody does', async () => {
    await close('third.police');
    const { left: waiting } = (await here.ask(myWork, {}, head, '2014-04-02')) as { left: Record<string, unknown>[] };
    expect(waiting).toMatchObject([{ what: 'open-work' }]);
    expect(await take(waiting[0]!, { basis }, 'second.police')).toBeNull();
    expect(await here.ask(myWork, {}, head, '2014-04-02')).toMatchObject({ left: [] });
  });

  test('is all that was handed over to somebody who then goes as well', async () => {
    await moved('officer.police', 'x.health', 'second.police');
    await close('second.police', '2014-04-30');
    expect(await kinds({ on: '2014-05-02' })).toEqual([
      ...['open-work officer.police', 'team-178 officer.police', 'open-work second.police'],
    ]);
  });

  test('is whoever was stood in for, unless another stands in by now', async () => {
    await deputise('third.police', { kind: 'leave', of: 'head.police', to: '2014-06-30' });
    await close('third.police', '2014-04-30');
    await deputise('second.police', { kind: 'hand-over', of: 'third.police', from: '2014-05-01' });
    const found = await left({ on: '2014-05-02' });
    expect(found).toMatchObject([
      { what: 'standing-in', of: 'head.police', input: { from: '2014-05-01', to: '2014-06-30' } },
    ]);
    // over, nobody has to stand in any more
    expect(await kinds({ on: '2014-07-01' })).toEqual([]);
    expect(await take(found[0]!, { basis })).toBeNull();
    expect(await left({ on: '2014-05-02' })).toEqual([]);
  });

  test('is the post of a head, as long as nobody is or acts as head', async () => {
    await close('head.police');
    await deputise('second.police', { kind: 'hand-over', of: 'head.police' });
    const above = actor('ppc', 'head');
    expect(await kinds({}, above)).toEqual(['head-post head.police']);
    const [post] = await left({}, above);
    expect(await take(post!, { basis }, 'second.police')).toBeNull();
    expect(await kinds({}, above)).toEqual([]);
  });

  test('is the post once, whoever of several heads went last', async () => {
    await open('former.police', 'police', 'head', { to: '2013-12-31' });
    await deputise('second.police', { kind: 'hand-over', of: 'former.police' });
    await close('head.police');
    await deputise('third.police', { kind: 'hand-over', of: 'head.police' });
    expect((await kinds({}, actor('ppc', 'head'))).filter((one) => one.startsWith('head-post'))).toEqual([
      'head-post head.police',
    ]);
  });

  test('is a duty that nobody else of the agency holds', async () => {
    const duties = ['communicate'];
    await here.send(agency, 'give-duty', { duty: 'communicate', from: since }, { id: 'police' });
    await open('speaker.police', 'police', 'officer', { duties });
    await close('speaker.police');
    await deputise('second.police', { kind: 'hand-over', of: 'speaker.police' });
    const found = await left();
    expect(found).toMatchObject([{ what: 'duty', of: 'communicate', command: 'account/second.police/set-duties' }]);
    expect(await take(found[0]!, {})).toBeNull();
    expect(await left()).toEqual([]);
  });

  test('goes with the agency where that has ended', async () => {
    await open('officer.front', 'front', 'officer');
    await close('officer.front');
    expect(await kinds({}, actor('front', 'head'))).toEqual(['open-work officer.front']);
    expect(await here.send(agency, 'dissolve', { on: '2014-04-01', successors: [] }, { id: 'front' })).toBeNull();
    expect(await kinds({}, actor('front', 'head'))).toEqual([]);
  });
});
