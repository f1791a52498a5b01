import type { PermissionTable, Role, Row } from '../permission.ts';
import type { Relation } from '../relation.ts';
import { linksTable, readingWork, workTable } from './work.ts';

const row = (roles: readonly Role[], relations: Row['relations'], sensitivities: Row['sensitivities']): Row => ({
  roles,
  relations,
  sensitivities,
});

/** Everybody who works with records. The administrator does not. */
const working: readonly Role[] = ['officer', 'head', 'committee', 'standing', 'service'];
const staff: readonly Role[] = ['officer', 'head'];
const own: readonly Relation[] = ['own-agency'];
/** The agency itself, or who took its place. */
const ownOrTaken: readonly Relation[] = ['own-agency', 'successor'];

/** The map and who is who: structure, which the administrator sets up and everybody sees. */
const structureRead = [row([...working, 'auditor', 'admin'], 'any', ['open'])];
const structureKept = [row(['standing', 'admin', 'service'], 'any', ['open'])];

const openRead = [row([...working, 'auditor'], 'any', ['open'])];

/** An auditor sees what the assignment covers. */
const followUpRead = [row(working, 'any', ['open']), row(['auditor'], ['audit-assignment'], ['open'])];
const teamRead = [row(working, 'any', ['internal']), row(['auditor'], ['audit-assignment'], ['internal'])];

const accountRead = [
  row(['head'], ['own-agency', 'superior'], ['internal']),
  row(['officer', 'head', 'committee', 'standing', 'auditor', 'admin'], ['member'], ['internal']),
  row(['admin', 'service'], 'any', ['internal']),
  row(['auditor'], ['audit-assignment'], ['internal']),
];
const accountManaged = [row(['head'], own, ['internal']), row(['admin', 'service'], 'any', ['internal'])];
/** Of one's own officers, or of those below; of heads also by the administrator. */
const transferring = [
  row(['head'], ['own-agency', 'superior'], ['internal']),
  row(['admin', 'service'], 'any', ['internal']),
];
/** Of one's own officers, or of those below: a chairman hands on to a head of department. */
const deputising = [row(['head'], ['own-agency', 'superior'], ['internal']), row(['service'], 'any', ['internal'])];
/** Of colleagues and of those below: no more than that they have gone, and what waits for somebody. */
const leftBehind = [row([...staff, 'committee', 'standing'], [...ownOrTaken, 'superior'], ['internal'])];
/** Who signs what is on every paper: known to whoever works with records, and to audits of that agency. */
const whoSigns = [row(working, 'any', ['internal']), row(['auditor'], ['audit-assignment'], ['internal'])];

const directiveKept = [row(staff, own, ['open']), row(['standing', 'service'], 'any', ['open'])];
const definitionKept = [row(['standing', 'service'], 'any', ['open'])];

/** The addressee's own work. */
const followUpWork = [row(staff, ownOrTaken, ['open'])];
/** The issuer's part; that it is the issuer, and not another coordinator, is a rule of the follow-up itself. */
const followUpAnswer = [row(staff, ['coordinator'], ['open'])];

const teamKept = [row(staff, ownOrTaken, ['internal']), row(['service'], 'any', ['internal'])];
const numbersKept = [row(staff, ownOrTaken, ['internal'])];
const numbersRead = [...numbersKept, row(['auditor'], ['audit-assignment'], ['internal'])];
/** Whoever works for the agency that invites; it is read by those who are invited too. */
const inviting = [row([...staff, 'standing'], ownOrTaken, ['internal'])];
const invited = [
  row(staff, [...ownOrTaken, 'participant', 'superior'], ['internal']),
  row(['standing'], 'any', ['internal']),
  row(['auditor'], ['audit-assignment'], ['internal']),
];
const byProcess = (sensitivity: 'open' | 'internal') => [row(['service'], 'any', [sensitivity])];

/** Rows of the agencies service. */
export const agenciesTable: PermissionTable = {
  'agencies.unit.read': structureRead,
  'agencies.unit.register': structureKept,
  'agencies.unit.respell': structureKept,
  'agencies.unit.merge-into': structureKept,
  'agencies.unit.split-into': structureKept,
  'agencies.unit.move': structureKept,
  'agencies.unit.upgrade': structureKept,
  'agencies.unit.rename': structureKept,
  'agencies.unit.continue': structureKept,
  'agencies.unit.abolish': structureKept,
  'agencies.unit.withdraw-change': structureKept,
  'agencies.units-on-a-day': structureRead,
  'agencies.lineage': structureRead,

  'agencies.agency.read': structureRead,
  'agencies.agency.establish': structureKept,
  'agencies.agency.rename': structureKept,
  'agencies.agency.set-superior': structureKept,
  'agencies.agency.release-from-superior': structureKept,
  'agencies.agency.give-duty': structureKept,
  'agencies.agency.end-duty': structureKept,
  'agencies.agency.transfer-duty': structureKept,
  'agencies.agency.join-committee': structureKept,
  'agencies.agency.leave-committee': structureKept,
  'agencies.agency.assign-code': structureKept,
  'agencies.agency.dissolve': structureKept,
  'agencies.agency.withdraw-dissolution': structureKept,
  'agencies.agencies-tree': structureRead,
  'agencies.who-holds-a-duty': structureRead,

  'agencies.account.read': accountRead,
  'agencies.account.open': accountManaged,
  'agencies.account.set-duties': accountManaged,
  'agencies.account.extend': accountManaged,
  'agencies.account.close': accountManaged,
  'agencies.account.set-position': accountManaged,
  'agencies.account.name-holder': accountManaged,
  'agencies.who-may-approve': whoSigns,
  'agencies.signature-blocks': whoSigns,
  'agencies.left-to-hand-over': leftBehind,
  'agencies.account.deputise': deputising,
  'agencies.account.end-deputising': deputising,
  'agencies.account.transfer': transferring,
  'agencies.account.note-transfer-held-up': byProcess('internal'),

  'agencies.directive.read': openRead,
  'agencies.directive.issue': directiveKept,
  'agencies.directive.amend': directiveKept,
  'agencies.directive.correct': directiveKept,
  'agencies.directive.revoke': directiveKept,
  'agencies.directive-text': openRead,

  'agencies.followUp.read': followUpRead,
  'agencies.followUp.assign': [row(['standing', 'service'], 'any', ['open']), row(staff, ['coordinator'], ['open'])],
  'agencies.followUp.record-progress': followUpWork,
  'agencies.followUp.complete': followUpWork,
  'agencies.followUp.record-nothing-arisen': followUpWork,
  'agencies.followUp.confirm': followUpAnswer,
  'agencies.followUp.return': followUpAnswer,
  'agencies.followUp.extend': followUpAnswer,
  'agencies.followUp.keep-outside': [row(staff, [...ownOrTaken, 'coordinator'], ['open'])],
  'agencies.followUp.declare-not-applicable': followUpWork,
  'agencies.followUp.follow-amendment': byProcess('open'),
  'agencies.follow-up-board': followUpRead,
  'agencies.my-work': [
    row([...staff, 'standing'], [...ownOrTaken, 'coordinator'], ['open']),
    // tasks are internal, and of the agency alone
    row([...staff, 'standing'], ownOrTaken, ['internal']),
  ],

  'agencies.team178.read': teamRead,
  'agencies.team178.establish': teamKept,
  'agencies.team178.appoint': teamKept,
  'agencies.team178.relieve': teamKept,
  'agencies.team178.substitute': teamKept,
  'agencies.team178.replace-card': teamKept,
  'agencies.team178.note-taken-card': byProcess('internal'),
  'agencies.team178.dissolve': teamKept,
  'agencies.team-178-on-a-day': teamRead,

  'agencies.invitation.read': invited,
  'agencies.invitation.invite': inviting,
  'agencies.invitation.change': inviting,
  'agencies.invitation.call-off': inviting,

  'agencies.teamRules.read': openRead,
  'agencies.teamRules.enter': definitionKept,
  'agencies.teamRules.follow': definitionKept,
  'agencies.teamRules.correct': definitionKept,
  'agencies.teamRules.end': definitionKept,

  'agencies.cardNumber.read': teamRead,
  'agencies.cardNumber.claim': byProcess('internal'),

  // a body's book of numbers: its own clerks', and nobody's above them
  'agencies.numbering.read': numbersRead,
  'agencies.numbering.set': [row(['head'], ownOrTaken, ['internal'])],
  'agencies.numberSeries.read': numbersRead,
  'agencies.numberSeries.assign': numbersKept,
  'agencies.numberSeries.reserve': numbersKept,
  'agencies.numberSeries.enter-paper': numbersKept,
  'agencies.numberSeries.take-out-paper': numbersKept,
  'agencies.numberSeries.void': numbersKept,
  'agencies.numberSeries.explain': numbersKept,
  'agencies.numberSeries.begin-after': numbersKept,
  'agencies.numbers-of-papers': numbersRead,

  // a person's data, by decision: of the head whose record it is, or of whoever keeps the definitions
  'agencies.erase-person': [
    row(['head'], ownOrTaken, ['open', 'internal']),
    row(['standing'], 'any', ['open']),
    // by the schedule on which an account's name was entered, once it is over
    row(['service'], 'any', ['internal']),
  ],
  'agencies.note-erasure-carried-out': [row(['service'], 'any', ['open', 'internal'])],

  'agencies.indicator.read': openRead,
  'agencies.indicator.define': definitionKept,
  'agencies.indicator.revise': definitionKept,
  'agencies.indicator.end': definitionKept,
  'agencies.indicator-catalogue': openRead,

  'agencies.workYear.read': openRead,
  'agencies.workYear.enter-days': definitionKept,
  'agencies.workYear.correct-day': definitionKept,
  'agencies.workYear.withdraw-day': definitionKept,

  // what agencies do to carry a directive on
  ...workTable('agencies.plan', { lasts: true }),
  ...workTable('agencies.issuedDocument'),
  ...workTable('agencies.guidance'),
  ...workTable('agencies.coordinationMeeting'),
  ...workTable('agencies.training'),
  ...workTable('agencies.budgetEntry'),
  ...workTable('agencies.assignedTask', { lasts: true }),
  'agencies.assignedTask.open-from-conclusion': byProcess('internal'),
  'agencies.assignedTask.follow-conclusion': byProcess('internal'),
  // those who met, and the committee whose meeting it is
  'agencies.meeting-conclusions': [...readingWork, row(['committee'], 'any', ['internal'])],
  ...workTable('agencies.teamSubmission'),
  ...linksTable('agencies'),
  'agencies.shared-work': readingWork,
};
