import { describe, expect, test } from '@jest/globals';
import { isAllowed, permissions, type Relation } from '@lien-nganh/access';
import { services } from './services.ts';

/** Words by which an act of duty approves, confirms, accepts or signs what somebody made. */
const APPROVING =
  /^(approve|accept|confirm|sign|issue|submit|recognise|review|classify|decide|settle|establish|appoint|publish|consolidate|open-exception)/;

/** Commands with such a name that approve nobody's work, and why not. */
const approveNothing: Readonly<Record<string, string>> = {
  'confirm-part': 'an agency says what its own part in a visit was',
  'agency establish': 'enters what a paper says',
  'directive issue': 'enters what a paper says',
  'team178 establish': 'enters the decision that set a team up',
  'team178 appoint': 'enters a decision',
  'inspection sign-minutes': 'enters what the team signed on the spot; never by who approved the visit',
  'inspection decide-sanction': 'whoever is competent decides on minutes; who signed is written by hand',
  'inspection decide-surprise': 'plans an inspection; its leader answers for that',
  'inspection settle-complaint': 'enters what a paper says',
  'twin decide-twin': 'says whether two records are one visit',
  'sessionTwin decide': 'says whether two records are one',
  'campaignTwin decide': 'says whether two records are one',
  'overlap decide': 'says whether two records are one',
  'caseFile decide': 'another body decides on a file that was transferred to it',
  'hotspotRemoval accept': 'enters what a visit by others found',
  'healthyCommune classify': 'the class follows from points that somebody else reviewed',
  'healthyCommune recognise': 'enters what a paper says',
  'consolidation consolidate': 'freezes figures; they are issued by somebody else',
  'agencyReport open-exception': 'the body above answers what an agency asked',
  'release publish': 'what is told follows from counts, by rule',
  'personRelease publish': 'what is told follows from counts, by rule',
  'supportRelease publish': 'what is told follows from counts, by rule',
};

const commands = services.flatMap(({ streams }) =>
  streams.flatMap(({ prefix, reads, commands: declared }) => declared.map((command) => ({ prefix, reads, command }))),
);
const nameOf = ({ prefix, command: { name } }: (typeof commands)[number]) => `${prefix} ${name}`;
const nowhere = { superiorOf: [], successorOf: [], assignments: [] };
const approving = commands.filter(({ command }) => command.approves !== null);

describe('nobody approves their own work, in whichever service', () => {
  test('every command that is called so says whose work it approves, or why it approves none', () => {
    const silent = commands
      .filter(({ command }) => APPROVING.test(command.name) && command.approves === null)
      .filter((one) => !(nameOf(one) in approveNothing) && !(one.command.name in approveNothing));
    expect(silent.map(nameOf)).toEqual([]);
  });

  test('no reason is given for what is not there', () => {
    const names = new Set(commands.flatMap((one) => [nameOf(one), one.command.name]));
    const declared = new Set(approving.map(nameOf));
    expect(Object.keys(approveNothing).filter((name) => !names.has(name) || declared.has(name))).toEqual([]);
  });

  test('these do', () => {
    expect(approving.map(nameOf).sort()).toEqual([
      'agencyReport accept',
      'agencyReport return',
      'agencyReport submit',
      'consolidation issue',
      'followUp confirm',
      'healthyCommune review',
      'inspection approve-inspection',
      'inspectionPlan approve-plan',
    ]);
  });

  test('where nobody else may, a superior can: each is read by one, or names who approves it', () => {
    const reach = (action: string, relation: Relation) =>
      (permissions[action] ?? []).some(
        ({ relations, roles }) => roles.includes('head') && (relations === 'any' || relations.includes(relation)),
      );
    const unreachable = approving.filter(
      ({ reads, command: { action } }) => !reach(reads, 'superior') && !reach(action, 'approver'),
    );
    expect(unreachable.map(nameOf)).toEqual([]);
  });

  test('the office of the People’s Committee takes in the report of the agency through which all others go', () => {
    const office = { actor: { account: 'head.office', agency: 'ppc-office', role: 'head' }, ...nowhere };
    const own = { sensitivity: 'internal', owners: ['labour'], coordinators: ['ppc', 'ppc-office'] } as const;
    const another = { ...own, owners: ['police'], coordinators: ['labour'] };
    for (const action of ['reporting.agencyReport.accept', 'reporting.agencyReport.return'])
      expect([isAllowed(permissions, action, office, own), isAllowed(permissions, action, office, another)]).toEqual([
        true,
        false,
      ]);
  });

  test.each(approving.map((one) => [nameOf(one), one.command] as const))(
    '%s refuses by a rule that it declares',
    (_, command) => {
      expect(command.refuses).toContain(command.approves!.rule);
      expect(command.approves!.makers({ is: 'none' }, {})).toEqual([]);
    },
  );
});
