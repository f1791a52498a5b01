import { describe, expect, test } from '@jest/globals';
import type { Scope, Sensitivity } from '@lien-nganh/kernel';
import { isAllowed, roles, type Role } from '../permission.ts';
import { relations, relationsOf, type Relation, type Standing } from '../relation.ts';
import { agenciesTable } from './agencies.ts';
import { linksTable, readingWork, workTable } from './work.ts';

const sensitivities: readonly Sensitivity[] = [
  'open',
  'internal',
  'restricted',
  'undisclosed',
  'withhold-small',
  'withhold-public',
];

const held = relations;

const other: Scope = { sensitivity: 'open', owners: ['other'] };
const nobody = { superiorOf: [], successorOf: [], assignments: [] };
const assignment = { agencies: ['other'], period: { from: '2013-01-01', to: '2013-12-31' } };

/** For each relation a case in which it holds, and no other. */
const cases: Record<Relation, { readonly scope: Scope; readonly standing?: Partial<Standing> }> = {
  'own-agency': { scope: { ...other, owners: ['own'] } },
  participant: { scope: { ...other, participants: ['own'] } },
  addressee: { scope: { ...other, addressees: ['own'] } },
  coordinator: { scope: { ...other, coordinators: ['own'] } },
  superior: { scope: other, standing: { superiorOf: ['other'] } },
  successor: { scope: other, standing: { successorOf: [{ agency: 'other', unit: null }] } },
  author: { scope: { ...other, author: 'me' } },
  member: { scope: { ...other, members: ['me'] } },
  approver: { scope: { ...other, approvers: ['me'] } },
  delegate: { scope: { ...other, approvers: ['chairman'] } },
  'audit-assignment': { scope: other, standing: { assignments: [assignment] } },
  none: { scope: other },
};

function standingIn(role: Role, relation: Relation): Standing {
  return {
    actor: { account: 'me', agency: 'own', role, inSteadOf: 'chairman' },
    ...nobody,
    ...cases[relation].standing,
  };
}

/** Every cell that the table allows for an action: `role relation sensitivity`. */
function allowedCells(action: string): readonly string[] {
  return roles.flatMap((role) =>
    held.flatMap((relation) =>
      sensitivities
        .filter((sensitivity) =>
          isAllowed(agenciesTable, action, standingIn(role, relation), { ...cases[relation].scope, sensitivity }),
        )
        .map((sensitivity) => `${role} ${relation} ${sensitivity}`),
    ),
  );
}

/** Cells written short: roles and relations with `|`, `any` for every relation. */
function cells(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const [who, how, sensitivity] = line.split(' ') as [string, string, string];
    const standing = how === 'any' ? held : how.split('|');
    return who.split('|').flatMap((role) => standing.map((relation) => `${role} ${relation} ${sensitivity}`));
  });
}

const structureRead = cells('officer|head|committee|standing|auditor|admin|service any open');
const structureKept = cells('standing|admin|service any open');
const openRead = cells('officer|head|committee|standing|auditor|service any open');
const followUpRead = cells('officer|head|committee|standing|service any open', 'auditor audit-assignment open');
const teamRead = cells('officer|head|committee|standing|service any internal', 'auditor audit-assignment internal');
const accountManaged = cells('head own-agency internal', 'admin|service any internal');
const directiveKept = cells('officer|head own-agency open', 'standing|service any open');
const definitionKept = cells('standing|service any open');
const ownWork = cells('officer|head own-agency|successor open');
const issuersAnswer = cells('officer|head coordinator open');
const teamKept = cells('officer|head own-agency|successor internal', 'service any internal');

const numbersKept = cells('officer|head own-agency|successor internal');
const numbersRead = [...numbersKept, ...cells('auditor audit-assignment internal')];

const named = (prefix: string, names: readonly string[], expected: readonly string[]) =>
  names.map((name) => [`agencies.${prefix}${name}`, expected] as const);

/** THE list, said a second time and in other words than the table's: what is not here is not allowed. */
const expected = new Map<string, readonly string[]>([
  ...named('', ['unit.read', 'units-on-a-day', 'lineage'], structureRead),
  ...named('', ['agency.read', 'agencies-tree', 'who-holds-a-duty'], structureRead),
  ...named('unit.', ['register', 'respell', 'merge-into', 'split-into', 'move', 'upgrade'], structureKept),
  ...named('unit.', ['rename', 'continue', 'abolish', 'withdraw-change'], structureKept),
  ...named('agency.', ['establish', 'rename', 'set-superior', 'release-from-superior'], structureKept),
  ...named('agency.', ['give-duty', 'end-duty', 'transfer-duty', 'join-committee', 'leave-committee'], structureKept),
  ...named('agency.', ['assign-code', 'dissolve', 'withdraw-dissolution'], structureKept),
  [
    'agencies.account.read',
    cells(
      'head own-agency|superior internal',
      'officer|head|committee|standing|auditor member internal',
      'admin|service any internal',
      'auditor audit-assignment internal',
    ),
  ],
  ...named('account.', ['open', 'set-duties', 'extend', 'close', 'set-position', 'name-holder'], accountManaged),
  ...named(
    'account.',
    ['deputise', 'end-deputising'],
    cells('head own-agency|superior internal', 'service any internal'),
  ),
  ['agencies.account.transfer', cells('head own-agency|superior internal', 'admin|service any internal')],
  ['agencies.account.note-transfer-held-up', cells('service any internal')],
  ...named('', ['directive.read', 'directive-text', 'indicator.read', 'indicator-catalogue'], openRead),
  ...named('directive.', ['issue', 'amend', 'correct', 'revoke'], directiveKept),
  ...named('indicator.', ['define', 'revise', 'end'], definitionKept),
  [
    'agencies.invitation.read',
    cells(
      'officer|head own-agency|successor|participant|superior internal',
      'standing any internal',
      'auditor audit-assignment internal',
    ),
  ],
  ...named(
    'invitation.',
    ['invite', 'change', 'call-off'],
    cells('officer|head|standing own-agency|successor internal'),
  ),
  ...named('', ['teamRules.read', 'workYear.read'], openRead),
  ...named(
    'numberSeries.',
    ['assign', 'reserve', 'enter-paper', 'take-out-paper', 'void', 'explain', 'begin-after'],
    numbersKept,
  ),
  ...named('', ['numbering.read', 'numberSeries.read', 'numbers-of-papers'], numbersRead),
  ['agencies.numbering.set', cells('head own-agency|successor internal')],
  [
    'agencies.erase-person',
    cells(
      'head own-agency|successor open',
      'head own-agency|successor internal',
      'standing any open',
      'service any internal',
    ),
  ],
  ['agencies.note-erasure-carried-out', cells('service any open', 'service any internal')],
  ...named('workYear.', ['enter-days', 'correct-day', 'withdraw-day'], definitionKept),
  ...named('teamRules.', ['enter', 'follow', 'correct', 'end'], definitionKept),
  ...named('', ['followUp.read', 'follow-up-board'], followUpRead),
  ['agencies.followUp.assign', cells('standing|service any open', 'officer|head coordinator open')],
  ...named('followUp.', ['record-progress', 'complete', 'record-nothing-arisen'], ownWork),
  ...named('followUp.', ['declare-not-applicable'], ownWork),
  ...named('followUp.', ['confirm', 'return', 'extend'], issuersAnswer),
  ['agencies.followUp.keep-outside', cells('officer|head own-agency|successor|coordinator open')],
  ['agencies.followUp.follow-amendment', cells('service any open')],
  [
    'agencies.my-work',
    cells(
      'officer|head|standing own-agency|successor|coordinator open',
      'officer|head|standing own-agency|successor internal',
    ),
  ],
  ...named('assignedTask.', ['open-from-conclusion', 'follow-conclusion'], cells('service any internal')),
  [
    'agencies.meeting-conclusions',
    cells(
      ...['officer|head own-agency|successor|participant|superior internal', 'standing|committee any internal'],
      'auditor audit-assignment internal',
    ),
  ],
  ['agencies.left-to-hand-over', cells('officer|head|committee|standing own-agency|successor|superior internal')],
  ...named('', ['who-may-approve', 'signature-blocks'], teamRead),
  ...named('', ['team178.read', 'team-178-on-a-day', 'cardNumber.read'], teamRead),
  ...named('team178.', ['establish', 'appoint', 'relieve', 'substitute', 'replace-card', 'dissolve'], teamKept),
  ...named('', ['team178.note-taken-card', 'cardNumber.claim'], cells('service any internal')),
]);

/** Kinds of recorded work: `work.spec.ts` tells their cells. */
const ofWork: ReadonlySet<string> = new Set(
  Object.keys({
    ...workTable('agencies.plan', { lasts: true }),
    ...workTable('agencies.assignedTask', { lasts: true }),
    ...Object.assign(
      {},
      ...['issuedDocument', 'guidance', 'coordinationMeeting', 'training', 'budgetEntry', 'teamSubmission'].map(
        (kind) => workTable(`agencies.${kind}`),
      ),
    ),
    ...linksTable('agencies'),
    'agencies.shared-work': readingWork,
  }),
);

describe('who may do what in the agencies service', () => {
  test('each case holds exactly its relation', () => {
    for (const relation of held)
      expect(relationsOf(standingIn('officer', relation), cases[relation].scope)).toEqual([relation]);
  });

  test('the table has the rows of this list and no other', () => {
    expect(Object.keys(agenciesTable).sort()).toEqual([...expected.keys(), ...ofWork].sort());
  });

  test.each([...expected])('%s is allowed in these cells, and refused in every other', (action, wanted) => {
    expect([...allowedCells(action)].sort()).toEqual([...new Set(wanted)].sort());
  });

  test('the administrator reads no business record in any cell', () => {
    const business = Object.keys(agenciesTable).filter(
      (action) => !/^agencies\.(unit|agency|account|units-on|lineage|agencies-tree|who-holds)/.test(action),
    );
    expect(business.flatMap(allowedCells).filter((cell) => cell.startsWith('admin'))).toEqual([]);
  });
});
