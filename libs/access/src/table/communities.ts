import type { PermissionTable, Role, Row } from '../permission.ts';
import { linksTable, readingWork, smallCountsTable, workTable } from './work.ts';

const row = (roles: readonly Role[], relations: Row['relations'], sensitivities: Row['sensitivities']): Row => ({
  roles,
  relations,
  sensitivities,
});

const officers: readonly Role[] = ['officer', 'head'];
const everybodyButAdmin: readonly Role[] = ['officer', 'head', 'committee', 'standing', 'auditor'];
const keepers = ['own-agency', 'successor'] as const;

const keeping = [row(officers, keepers, ['internal'])];
/** The People's Committee for its communes, or from paper whoever is above it. */
const entering = [row(officers, [...keepers, 'superior'], ['internal']), row(['standing'], 'any', ['internal'])];

const byTheHead = [row(['head'], keepers, ['restricted'])];
const byHeadOrAuthor = [...byTheHead, row(['officer'], ['author'], ['restricted'])];

const keepingCriteria = [row(['head', 'standing'], keepers, ['open'])];
/** Entered by hand, or by the installer for the agency that keeps it from then on. */
const enteringCriteria = [...keepingCriteria, row(['service'], 'any', ['open'])];

/** Rows of the communities service. */
export const communitiesTable: PermissionTable = {
  'communities.criteria.read': [row(everybodyButAdmin, 'any', ['open'])],
  'communities.criteria.enter': enteringCriteria,
  'communities.criteria.follow': keepingCriteria,
  'communities.criteria.correct': keepingCriteria,
  'communities.criteria.end': keepingCriteria,

  'communities.healthyCommune.read': readingWork,
  'communities.healthyCommune.register': entering,
  'communities.healthyCommune.self-assess': entering,
  'communities.healthyCommune.review': entering,
  'communities.healthyCommune.classify': entering,
  'communities.healthyCommune.recognise': entering,
  'communities.healthyCommune.decline': entering,
  'communities.healthyCommune.correct': entering,
  'communities.healthyCommune.withdraw': keeping,
  // by the process that follows the year before, or by hand where a commune's units changed in between
  'communities.healthyCommune.note-kept': [...entering, row(['service'], 'any', ['internal'])],
  'communities.healthy-communes': readingWork,

  ...workTable('communities.model', { lasts: true }),
  ...workTable('communities.replication', { lasts: true }),
  ...workTable('communities.socialProgramme', { lasts: true }),
  ...workTable('communities.localityVisit'),
  'communities.my-work': readingWork,

  // counts of people: for the agency that counted, and nobody else
  ...smallCountsTable('communities', { totals: 'supportTotals', release: 'supportRelease' }),

  // the head's own, and of whoever the head has named: that, the decider looks up
  'communities.disciplineDeputies.read': byTheHead,
  'communities.disciplineDeputies.name-deputy': byTheHead,
  'communities.disciplineDeputies.relieve-deputy': byTheHead,
  // of the whole province and a year: by the standing agency, which sees nothing narrower
  'communities.disciplineYear.state': [row(['standing'], 'any', ['restricted'])],
  'communities.disciplineYear.read': byTheHead,
  'communities.discipline.enter': [row(officers, keepers, ['restricted'])],
  'communities.discipline.correct': byHeadOrAuthor,
  'communities.discipline.withdraw': byHeadOrAuthor,
  'communities.discipline.read': byHeadOrAuthor,

  ...linksTable('communities'),
  // the keeper's criteria too, whose corrections give a reason
  'communities.erase-person': [
    row(['head'], keepers, ['internal', 'open', 'restricted']),
    row(['standing'], keepers, ['open']),
  ],
  'communities.note-erasure-carried-out': [row(['service'], 'any', ['internal', 'open', 'restricted'])],
};
