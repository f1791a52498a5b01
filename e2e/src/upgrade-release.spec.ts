import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ASKS, count, FIGURE, untilKnown } from './figures.ts';
import { keptRelease, type Asked } from './kept-release.ts';
import type { Json } from './person.ts';
import { cleanUpAll, freshFolder, run, start, type Running } from './platform.ts';
import { team, visit } from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const VERSION = '0.1.0';
const DONE = { indicator: 'inspections-done', from: '2013-01-01', to: '2013-12-31' };
/** Indicators that were shipped since: a folder has them beside those that it had. */
const added: ReadonlySet<string> = new Set(['budget-spent', 'discipline-reports', 'sessions-by-language']);
/** People's Committees of communes, which report since 2025: shipped since, and in no answer of that release. */
const isCommittee = (id: string | undefined) => id?.startsWith('commune-') === true;
const COMMITTEES = 38;
const addedTo = (asked: string) => (asked.includes('register-of-agency?') ? COMMITTEES : added.size);
/** Records of the shipped samples that the loader has told more of since, and by how many events. */
const told: Readonly<Record<string, number>> = { health: 2 };
const FIRST = /first=(\d+)/;
const ofThatRelease = (rows: readonly Json[], asked: string) =>
  rows
    .filter(({ id }) => !added.has(id) && !isCommittee(id))
    .map((row) => (row.id in told ? { ...row, revision: row.revision - told[row.id]! } : row))
    .slice(0, Number(FIRST.exec(asked)?.[1] ?? rows.length));
/** Of a register, which nobody works on, no agency's line says any more that there is none (decision 39). */
const registers: ReadonlySet<string> = new Set(['conditional-businesses']);
const answeredNow = ({ ask, answer }: Asked): Json =>
  ask?.includes('overview(by: AGENCY') ? linesNow(answer) : answer;
/** Nor have those a row who are no addressee and do nothing that counts: whoever commands, audits or runs the platform. */
const withoutRow: ReadonlySet<string> = new Set([
  'audit-body',
  'platform-operator',
  'ppc-office',
  'steering-committee',
]);
const linesNow = ({ overview: { rows, columns } }: Json): Json => ({
  overview: {
    rows: rows.filter((row: string) => !withoutRow.has(row)),
    columns: columns.map((column: Json) => {
      const cells = column.cells.filter(({ row }: Json) => !withoutRow.has(row));
      return { ...column, cells: registers.has(column.indicator.code) ? cells.map(notNone) : cells };
    }),
  },
});
const notNone = (cell: Json): Json =>
  cell.figure.value.__typename === 'ZeroValue' ? { ...cell, figure: { value: { __typename: 'MissingValue' } } } : cell;
const release = await keptRelease(VERSION);

/** The files of a PostgreSQL are of a kind of machine; a backup of another kind is for another platform. */
if (process.platform !== 'linux' || process.arch !== 'x64') {
  const name = `a folder of release ${VERSION}: not tried, because the one that is kept was made on Linux x64`;
  process.stderr.write(`${name}\n`);
  test.skip(name, () => {});
} else {
  describe(`a data folder that release ${VERSION} made`, () => drill());
}

function drill(): void {
  let platform: Running;
  beforeAll(async () => {
    const backup = await freshFolder();
    await release.unpack(backup);
    const folder = await freshFolder();
    const restore = ['restore', '--from', backup, '--keys', release.keys, '--data-dir', folder];
    expect(await run('cli/lien-nganh', restore)).toMatchObject({ code: 0, err: '' });
    const { lastPosition } = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')) as Json;
    platform = await start({ folder, program: 'main' });
    // a reference of the log that is no more: it waits until the figures are whole again
    const committee = await platform.as('committee');
    await committee.answeredOnceKnown(`${ASKS} ${FIGURE} } }`, { ...DONE, map: 'as-was', asOf: lastPosition });
  }, 5 * MINUTES);
  afterAll(cleanUpAll, MINUTES);

  const answerTo = async ({ as, get, ask }: Asked): Promise<Json> => {
    const person = await platform.as(as);
    if (ask) return person.answeredOnceKnown(ask);
    const { status, body } = await person.get(
      get!.replace(FIRST, (_, first) => `first=${Number(first) + addedTo(get!)}`),
    );
    return { status, body: Array.isArray(body.rows) ? { ...body, rows: ofThatRelease(body.rows, get!) } : body };
  };

  test('is upgraded by a mere start', () => {
    expect(platform.said()).toContain('the data folder was upgraded');
  });

  test.each(
    release.asked.map((asked) => [`${asked.as} of ${(asked.get ?? asked.ask)!.slice(0, 100)}`, asked] as const),
  )(
    'answers %s as that release did',
    // A later release may say more; what that one said it says too, but for what is named above.
    async (_, asked) => expect(await answerTo(asked)).toMatchObject(answeredNow(asked)),
    MINUTES,
  );

  test(
    'goes on: what is recorded now is counted with the rest, and the processes follow it',
    async () => {
      const [police, committee] = await Promise.all([platform.as('officer.police'), platform.as('committee')]);
      const before = await count(committee, DONE);
      const [{ id: site, unit }] = (await police.read('inspections/questions/register-of-establishment?first=1')).rows;
      const made = visit('2013-08-31', { place: 'establishment', establishment: site, unit, number: '99/BB-KT' });
      await untilKnown(committee, await police.done('inspections/inspection/record-inspection', made));
      expect(await count(committee, DONE)).toBe(before! + 1);

      const founded = {
        establishedOn: '2013-08-31',
        decision: { number: '13', symbol: 'QĐ-UBND', issuedOn: '2013-08-31' },
      };
      await (await platform.as('head.ppc')).done('agencies/team178/establish', team('doi-moi', founded));
      await until('the cards of the new team are claimed', async () => {
        return (await committee.get('/api/agencies/card-number/178-DOI-MOI_001')).status === 200;
      });
    },
    2 * MINUTES,
  );
}
