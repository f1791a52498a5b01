import type { PermissionTable, Role, Row } from '../permission.ts';
import type { Relation } from '../relation.ts';
import { readingWork, smallCountsTable, workTable } from './work.ts';

const officers: readonly Role[] = ['officer', 'head'];
const everybodyButAdmin: readonly Role[] = ['officer', 'head', 'committee', 'standing', 'auditor'];

/** Whose record it is, and who took over from them. */
const keepers: readonly Relation[] = ['own-agency', 'successor'];
const parties: readonly Relation[] = [...keepers, 'participant'];

function internal(relations: readonly Relation[] | 'any', roles: readonly Role[] = officers): Row {
  return { roles, relations, sensitivities: ['internal'] };
}

/** Before it is disclosed an inspection, and the plan that it follows, are for accounts that were named, and for nobody else. */
function undisclosed(relations: readonly Relation[] | 'any', roles: readonly Role[] = officers): Row {
  return { roles, relations, sensitivities: ['undisclosed'] };
}

function restricted(relations: readonly Relation[] | 'any', roles: readonly Role[] = officers): Row {
  return { roles, relations, sensitivities: ['restricted'] };
}

function open(relations: readonly Relation[] | 'any', roles: readonly Role[]): Row {
  return { roles, relations, sensitivities: ['open'] };
}

const audited = internal(['audit-assignment'], ['auditor']);
const forTheTeam = undisclosed(['member', 'approver', 'author']);
/** Them, and whoever stands in for the account that approves or that wrote it. */
const forThoseNamed = undisclosed(['member', 'approver', 'author', 'delegate']);
const approving = [undisclosed(['approver', 'delegate'], ['head'])];
const byTheTeam = [undisclosed(['member'])];
/** Whoever wrote it, or stands in for the author, may enter what came of it too: it would stop where all who went have left. */
const endingWhatBegan = [undisclosed(['member', 'author', 'delegate'])];
/** Creating something undisclosed: the record is not there yet, so that agencies decide; the decider asks for accounts. */
const preparing = [undisclosed(['own-agency', 'participant', 'superior'])];
const registering = [internal(['own-agency', 'successor', 'superior'])];
const correcting = [internal(keepers)];
const ownPart = [internal(parties)];
const sanctioning = [internal([...parties, 'coordinator', 'superior'])];
const byProcess = internal('any', ['service']);
const byService: Row = {
  roles: ['service'],
  relations: 'any',
  sensitivities: ['open', 'internal', 'restricted', 'undisclosed'],
};
const keepingReference = [open(keepers, ['head', 'standing'])];
/** Entered by hand, or by the installer for the agency that keeps it from then on. */
const enteringReference = [...keepingReference, open('any', ['service'])];
/** Lists without free text, names of owners or contacts. */
const listed = [forThoseNamed, internal('any', ['officer', 'head', 'standing', 'committee']), audited];

/** Rows of the inspections service. */
export const inspectionsTable: PermissionTable = {
  // establishments
  'inspections.register-establishment': registering,
  'inspections.correct-establishment': registering,
  'inspections.change-establishment': registering,
  'inspections.change-licence': registering,
  'inspections.assess-risk': registering,
  'inspections.cease-establishment': registering,
  'inspections.place-establishment': registering,
  'inspections.merge-establishment': correcting,
  'inspections.separate-establishment': correcting,
  'inspections.withdraw-establishment': correcting,
  'inspections.read-establishment': [internal(['own-agency', 'successor', 'superior']), audited],
  // name and address of any place, for whoever inspects; its owner and contact only in the record
  'inspections.establishments-list': [internal('any', ['officer', 'head', 'standing']), audited],
  'inspections.establishment-twins': [internal('any', ['officer', 'head', 'standing']), audited],
  'inspections.site-history': listed,

  // plans
  'inspections.draft-plan': preparing,
  'inspections.change-plan-lines': byTheTeam,
  'inspections.approve-plan': approving,
  'inspections.return-plan': approving,
  'inspections.close-plan': [forTheTeam, undisclosed('any', ['service'])],
  'inspections.withdraw-plan': [forThoseNamed],
  'inspections.read-plan': [forThoseNamed, internal(['own-agency', 'successor', 'superior']), audited],
  'inspections.plans-on-hand': [forThoseNamed],

  // inspections before they are disclosed
  'inspections.plan-inspection': preparing,
  'inspections.decide-surprise': preparing,
  // a chairman who wrote it without going puts it right as well, and whoever stands in for the author goes on with it
  'inspections.change-preparation': [undisclosed(['member', 'author', 'delegate'])],
  'inspections.approve-inspection': approving,
  'inspections.notify-inspection': byTheTeam,
  'inspections.begin-inspection': byTheTeam,
  'inspections.postpone-inspection': byTheTeam,
  'inspections.sign-minutes': endingWhatBegan,
  'inspections.record-not-carried-out': endingWhatBegan,
  'inspections.break-off-inspection': endingWhatBegan,

  // and after
  'inspections.record-inspection': [internal([...parties, 'superior']), internal('any', ['standing'])],
  'inspections.confirm-part': ownPart,
  'inspections.correct-part': ownPart,
  'inspections.deny-part': ownPart,
  'inspections.name-participant': correcting,
  'inspections.correct-inspection': correcting,
  'inspections.withdraw-inspection': [internal(keepers), forTheTeam],
  'inspections.place-inspection': [internal(keepers), byProcess],
  'inspections.follow-site': [byProcess],
  'inspections.read-inspection': [
    forThoseNamed,
    internal([...parties, 'coordinator', 'superior', 'member', 'approver', 'author']),
    internal('any', ['standing']),
    audited,
  ],
  'inspections.inspections-list': listed,
  'inspections.my-work': [forThoseNamed, internal([...parties, 'coordinator'])],

  // violations and sanctions
  'inspections.record-violation': ownPart,
  'inspections.receive-explanation': sanctioning,
  'inspections.drop-violation': sanctioning,
  'inspections.decide-sanction': sanctioning,
  'inspections.correct-sanction': sanctioning,
  'inspections.record-execution': sanctioning,
  'inspections.record-payment': sanctioning,
  'inspections.correct-payment': sanctioning,
  'inspections.withdraw-payment': sanctioning,
  'inspections.record-complaint': sanctioning,
  'inspections.settle-complaint': sanctioning,
  'inspections.transfer-case': sanctioning,
  'inspections.withdraw-entry': sanctioning,
  'inspections.follow-case': [byProcess],
  'inspections.caseFile.follow': [byProcess],
  // by the body that it went to, or from its paper by the agency that sent it
  'inspections.caseFile.receive': ownPart,
  'inspections.caseFile.decide': ownPart,
  'inspections.caseFile.read': [internal([...parties, 'superior']), internal('any', ['standing']), audited],

  // twins
  'inspections.propose-twin': [byProcess],
  'inspections.lapse-twin': [byProcess],
  'inspections.note-possible-twin': [byProcess],
  'inspections.decide-twin': [internal(keepers)],
  'inspections.reopen-twin': [internal(keepers)],
  'inspections.read-twin': [internal([...keepers, 'superior']), internal('any', ['standing']), audited],
  'inspections.possible-twins': [internal([...keepers, 'superior']), internal('any', ['standing']), audited],

  // dated data
  'inspections.enter-legal-basis': enteringReference,
  'inspections.correct-legal-basis': keepingReference,
  'inspections.end-legal-basis': keepingReference,
  'inspections.withdraw-legal-basis': keepingReference,
  'inspections.read-legal-basis': [open('any', everybodyButAdmin)],
  'inspections.enter-checklist': enteringReference,
  'inspections.correct-checklist': keepingReference,
  'inspections.end-checklist': keepingReference,
  'inspections.withdraw-checklist': keepingReference,
  'inspections.read-checklist': [open('any', everybodyButAdmin)],
  'inspections.enter-type': enteringReference,
  'inspections.correct-type': keepingReference,
  'inspections.end-type': keepingReference,
  'inspections.withdraw-type': keepingReference,
  'inspections.read-type': [open('any', everybodyButAdmin)],
  'inspections.enter-rules': enteringReference,
  'inspections.follow-rules': keepingReference,
  'inspections.correct-rules': keepingReference,
  'inspections.end-rules': keepingReference,
  'inspections.read-rules': [open('any', everybodyButAdmin)],

  // a person's data, by decision of the head whose record it is; never by the administrator
  'inspections.erase-person': [
    internal(keepers, ['head']),
    open(keepers, ['head', 'standing']),
    undisclosed(['member', 'approver', 'author'], ['head']),
    restricted(keepers, ['head']),
  ],
  'inspections.note-erasure-carried-out': [byService],

  // areas, cases and licences
  ...workTable('inspections.keyArea', { lasts: true }),
  ...workTable('inspections.hotspot', { lasts: true, restricted: true }),
  // its keeper, or the process that carries out what the keeper accepted
  'inspections.hotspot.end': [restricted(keepers), restricted('any', ['service'])],
  'inspections.hotspotRemoval.weigh': [restricted('any', ['service'])],
  'inspections.hotspotRemoval.name-visit': [restricted(keepers)],
  'inspections.hotspotRemoval.accept': [restricted(keepers)],
  'inspections.hotspotRemoval.keep': [restricted(keepers)],
  'inspections.hotspotRemoval.read': [
    restricted([...keepers, 'superior']),
    restricted(['audit-assignment'], ['auditor']),
  ],
  ...workTable('inspections.operation'),
  ...workTable('inspections.detectedCase'),
  ...workTable('inspections.prosecution'),
  ...workTable('inspections.residenceCheck'),
  ...workTable('inspections.cultureLicence', { lasts: true }),
  ...workTable('inspections.suspicion', { lasts: true, restricted: true }),
  ...workTable('inspections.healthRequest'),
  ...workTable('inspections.violationReport', { lasts: true, restricted: true }),
  // counts of persons, and what they may be by estimate
  'inspections.estimate.make': [restricted(keepers)],
  'inspections.estimate.correct': [restricted(keepers)],
  'inspections.estimate.withdraw': [restricted(keepers)],
  'inspections.estimate.read': [restricted(keepers)],
  ...smallCountsTable('inspections', { totals: 'personTotals', release: 'personRelease' }),
  // parts in restricted work are for those who have one
  'inspections.shared-work': [...readingWork, restricted(parties)],

  // links to obligations; whose record it is, the decider looks up
  'inspections.link-obligation': [internal(['own-agency'])],
  'inspections.unlink-obligation': [internal(['own-agency'])],
  'inspections.read-links': [internal([...keepers, 'superior']), internal('any', ['standing']), audited],
};
