import { beforeAll, describe, expect, test } from '@jest/globals';
import { idIn, type StreamType } from '@lien-nganh/kernel';
import fc from 'fast-check';
import { account } from './account/account.ts';
import { policeOfficer } from './account/examples.ts';
import { establishTheAgencies } from './agency/examples.ts';
import { directiveKey, issueTheDirective } from './directive/examples.ts';
import { province } from './examples.ts';
import { definitionInput } from './indicator/examples.ts';
import { indicator } from './indicator/indicator.ts';
import { agenciesLinks, workTypes } from './integration/work.ts';
import { agencies } from './service.ts';
import { establishTheTeam } from './team-178/examples.ts';
import { registerTheProvince, units } from './unit/examples.ts';

const here = province();

beforeAll(async () => {
  await registerTheProvince(here);
  await establishTheAgencies(here);
  await issueTheDirective(here);
  await establishTheTeam(here);
  await here.send(account, 'open', policeOfficer);
  await here.send(indicator, 'define', { code: 'held', ...definitionInput() });
});

const typeOf = (prefix: string): StreamType => agencies.streams.find((type) => type.prefix === prefix)!;
const shown = (prefix: string, id: string) => {
  const type = typeOf(prefix);
  const state = here.stateOf(type, id);
  return { scope: type.scope(state, id), summary: type.summary(state, id) };
};

describe('what a list shows of a record, and whose it is', () => {
  test.each([
    ['unit', units.hill, { title: 'xã Đơn vị 90101', status: 'standing', facets: { level: 'commune' } }, []],
    ['agency', 'police', { title: 'Cơ quan police', agency: 'police', facets: { unitCode: '90' } }, ['police']],
    ['account', 'officer.police', { title: 'officer.police', status: 'open', agency: 'police' }, ['police']],
    ['directive', directiveKey, { title: '879/UBND-VX Về tăng cường phòng ngừa', day: '2013-07-16' }, ['ppc']],
    ['followUp', `${directiveKey}.O01.health`, { status: 'assigned', facets: { dueOn: '2013-12-31' } }, ['health']],
    ['team178', 'team-east', { title: 'Đội 178 team-east', unit: units.east, agency: 'east' }, ['east']],
    ['cardNumber', '178-M1-TEAM-EAST', { status: 'claimed', facets: { member: 'm1' } }, []],
    ['indicator', 'held', { title: 'Số cuộc kiểm tra', status: 'defined', facets: { kind: 'flow' } }, []],
  ])('%s', (prefix, id, summary, owners) => {
    expect(shown(prefix, id)).toMatchObject({ scope: { owners }, summary });
  });

  test('the account of a person is theirs to see, and a team’s members see their team', () => {
    expect(shown('account', 'officer.police').scope.members).toEqual(['officer.police']);
    expect(shown('team178', 'team-east').scope).toMatchObject({
      members: ['officer.labour'],
      participants: ['labour', 'police', 'health'],
    });
  });

  test('a record that is not there has a name and nothing else', () => {
    const shared = new Set([...workTypes, agenciesLinks].map(({ prefix }) => prefix));
    for (const type of agencies.streams.filter(({ prefix }) => !shared.has(prefix)))
      expect(type.summary(type.initial, 'id')).toEqual({ title: 'id', status: 'none' });
  });

  test('what a reader is given is JSON, at every revision of every record', () => {
    for (const { stream, revision } of here.log) {
      const type = agencies.streams.find(({ prefix }) => idIn(stream, prefix) !== null)!;
      const id = idIn(stream, type.prefix)!;
      const view = type.view(here.stateOf(type, id, revision), id);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    }
  });
});

describe('input of any kind', () => {
  const inputs = [
    ...agencies.streams.flatMap(({ prefix, commands }) =>
      commands.map(({ name, input }) => ({ title: `${prefix}/${name}`, input })),
    ),
    ...agencies.questions.map(({ name, input }) => ({ title: name, input })),
  ];

  test.each(inputs)('$title is taken or turned down, and never breaks anything', ({ input }) => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('2013-07-16', '0000-00-00', '__proto__', '\u0000', '\ud800'),
    );
    const fields = fc.constantFrom(...Object.keys((input as { shape?: object }).shape ?? { scheme: null, code: null }));
    const anything = fc.oneof(fc.jsonValue(), words, fc.dictionary(fields, fc.oneof(words, fc.jsonValue())));
    fc.assert(
      fc.property(anything, (value) => {
        expect(typeof input.safeParse(value).success).toBe('boolean');
      }),
      { numRuns: 50 },
    );
  });
});
