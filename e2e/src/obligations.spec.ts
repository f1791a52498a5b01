import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { count, untilKnown } from './figures.ts';
import { evidence, HALF, type Evidence } from './obligations.data.ts';
import type { Done, Json, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { DIRECTIVE } from './story.ts';

const MINUTES = 60_000;
const shipped = new URL('../../apps/platform/data/lai-chau/directive-879.json', import.meta.url);

let platform: Running;
let committee: Person;
/** States of the cells of whoever shows it, before anything was recorded. */
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  platform = await startLoaded();
  committee = await platform.as('committee');
  before = await states();
}, 4 * MINUTES);
afterAll(cleanUpAll, MINUTES);

const cellOf = ({ code, agency }: Pick<Evidence, 'code' | 'agency'>) => `${code} ${agency}`;

/** What the coverage matrix says of each obligation at each addressee. */
async function states(): Promise<ReadonlyMap<string, string>> {
  const { coverage } = await committee.answered(
    `{ coverage(directive: "${DIRECTIVE}", from: "${HALF.from}", to: "${HALF.to}") {
         rows { obligation { code } cells { addressee { agency } state } } } }`,
  );
  const cells = (coverage.rows as Json[]).flatMap(({ obligation, cells: of }) =>
    (of as Json[]).map(({ addressee, state }) => [cellOf({ code: obligation.code, ...addressee }), state] as const),
  );
  return new Map(cells);
}

async function sent({ agency, by = `officer.${agency}`, sent: steps }: Evidence): Promise<Done> {
  const person = await platform.as(by);
  let made: Done | null = null;
  for (const [path, input] of steps) {
    const body = typeof input === 'function' ? input(made!.id) : input;
    made = await person.done(path, body);
  }
  return made!;
}

describe('the forty obligations of the directive', () => {
  test('each have work that shows them', async () => {
    const { obligations } = JSON.parse(await readFile(shipped, 'utf8')) as Json;
    expect(obligations).toHaveLength(40);
    expect(evidence.map(({ code }) => code)).toEqual(obligations.map(({ code }: Json) => code));
  });

  test.each(evidence)('$code: what $agency records is in $indicator, and in its cell of the matrix', async (one) => {
    const { code, indicator, days = HALF, counts = 1 } = one;
    expect(['NO_EVIDENCE', 'WITHHELD', 'REQUESTED']).toContain(before.get(cellOf(one)));
    const asked = { indicator, ...days, obligation: `${DIRECTIVE}/${code}` };
    const already = (await count(committee, asked)) ?? 0;
    await untilKnown(committee, await sent(one), indicator);
    expect([code, await count(committee, asked)]).toEqual([code, already + counts]);
    expect([code, (await states()).get(cellOf(one))]).toEqual([code, one.state ?? 'EVIDENCED']);
  });
});
