import type { Random } from '../random.ts';
import { SAMPLE } from '../story.ts';
import type { Visit } from './visits.ts';
import { obligationsOf } from '../world.ts';

/** What each sector looks at, of the checklist of Decree 178. */
const items: Readonly<Record<string, readonly string[]>> = {
  police: ['licence-conditions', 'temporary-residence-registration'],
  dolisa: ['written-labour-contracts', 'nobody-under-18-in-harmful-work'],
  culture: ['qualifications', 'licence-conditions'],
};

/** Obligations of the directive that a visit of a body answers. */
const answered: Readonly<Record<Visit['body'], readonly string[]>> = {
  'team-178': ['O31'],
  police: ['O14'],
  culture: ['O22'],
  other: ['O31'],
};

/** What Health answers by taking part: the health conditions of the place. */
const OF_HEALTH = 'O18';

export const answeredByVisits: ReadonlySet<string> = new Set([OF_HEALTH, ...Object.values(answered).flat()]);

/** Minutes as the leader enters them. Of Health they say whether its conditions were met, and nothing else. */
export function minutesOf(visit: Visit, random: Random) {
  const { n, on, leaderMember, body, participants, lead } = visit;
  const taking = [lead, ...participants];
  return {
    on,
    number: `${n}/BB-KT ${SAMPLE}`,
    signedOn: on,
    signedBy: leaderMember,
    countersigned: random.chance(0.9) ? 'representative' : 'witness',
    checklist: 'decree-178-2004-article-11',
    findings: taking.flatMap((agency) =>
      (items[agency] ?? []).map((item) => ({ item, agency, result: resultOf(random) })),
    ),
    health: taking.includes('health') ? { agency: 'health', met: random.chance(0.85) } : null,
    exhibits: [],
    reminded: random.chance(0.12),
    note: null,
    obligations: obligationsOf([...answered[body], ...(taking.includes('health') ? [OF_HEALTH] : [])], on),
  };
}

function resultOf(random: Random): string {
  return random.chance(0.04) ? 'not-applicable' : random.chance(0.18) ? 'not-met' : 'met';
}
