import { accountOfSubjectOn, agenciesBySlug, runningAssignments, standingOf } from '@lien-nganh/contracts/reference';
import type { Service } from '@lien-nganh/kernel';

const ANY_DAY = '2013-07-16';

/** What the host itself looks up for every caller, whatever the service. */
const hostLooksUp = [
  accountOfSubjectOn('', ANY_DAY),
  standingOf('', ANY_DAY),
  runningAssignments('', ANY_DAY),
  agenciesBySlug([]),
];
const needed = [...new Set(hostLooksUp.flatMap(({ tables }) => tables))].sort();

/** A service does not keep what it takes to know its callers. */
export class MissingReference extends Error {
  override readonly name = 'MissingReference';

  constructor(
    service: string,
    readonly tables: readonly string[],
  ) {
    super(
      `the service ${service} cannot know its callers: its \`reference\` lacks ${tables.join(', ')} of @lien-nganh/contracts/reference`,
    );
  }
}

/** @throws MissingReference at the start, where it can be mended, instead of at the first request */
export function refuseWithoutTables({ name, reference }: Pick<Service, 'name' | 'reference'>): void {
  const missing = needed.filter((table) => !reference.some((kept) => kept.table === table));
  if (missing.length > 0) throw new MissingReference(name, missing);
}
