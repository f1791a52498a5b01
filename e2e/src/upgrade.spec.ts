import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildEarlier, earlierCommit } from './earlier-program.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, freshFolder, run, start, type Running } from './platform.ts';
import { logOf } from './figures.ts';
import { DOAN_KET, establishment, visit } from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const site = establishment();
const { commit, isHere } = await earlierCommit();

// Where everything is checked, a copy without history is a fault: nothing would tell that an upgrade breaks.
if (!isHere && process.env['CI'] !== 'true') {
  const name = `a folder of ${commit} is upgraded: not tried, because the history of the repository is not here`;
  // A file in which everything is skipped is not listed, so it is said besides.
  process.stderr.write(`${name}\n`);
  test.skip(name, () => {});
} else {
  describe('a data folder that an earlier program made', () => drill());
}

function drill(): void {
  let folder: string;
  let told: Told;
  let log: string;
  let before: Json;
  const beside = (name: string) => `${folder} ${name}`;

  beforeAll(async () => {
    if (!isHere) throw new Error(`the commit ${commit} of e2e/upgrade-from.json is not in this repository`);
    const { programs, remove } = await buildEarlier(commit);
    try {
      folder = await freshFolder();
      const earlier = await start({ folder, program: join(programs, 'main') });
      told = await tellStory(await earlier.as('officer.police'));
      const committee = await earlier.as('committee');
      [log, before] = [await logOf(committee), await picture(committee, told)];
      expect(before.directives).toMatchObject([{ number: '879', symbol: 'UBND-VX' }]);
      expect(before.directives[0].obligations).toHaveLength(40);
      expect(before.f0).toEqual({ value: { __typename: 'NumberValue', value: '1' } });
      expect(await earlier.stop()).toBe(0);
    } finally {
      await remove();
    }
  }, 5 * MINUTES);
  afterAll(cleanUpAll, MINUTES);

  /** The same answers as the earlier program gave. */
  async function expectAllThere(platform: Running): Promise<void> {
    const police = await platform.as('officer.police');
    expect((await police.read(told.path)).record).toMatchObject({ name: site.name, unit: DOAN_KET });
    expect(await picture(await platform.as('committee'), told)).toEqual(before);
  }

  test(
    'is upgraded by one command after a backup, says what that took, and holds the same under the same log',
    async () => {
      const upgrade = (...more: string[]) => run('cli/lien-nganh', ['upgrade', '--data-dir', folder, ...more]);
      const first = await upgrade('--backup-to', beside('sao lưu'), '--keys', beside('khóa'));
      expect([first.code, first.err]).toEqual([0, '']);
      expect(first.out).toContain('0.1.0 → 0.1.0');
      expect(first.out).toContain('+ inspections: which version of a reference row was written last');
      expect(first.out).toContain('Every reader has caught up.');
      const manifest = JSON.parse(await readFile(join(beside('sao lưu'), 'manifest.json'), 'utf8')) as Json;
      expect(manifest.lastPosition).toMatch(`${log}:`);
      const { program } = JSON.parse(await readFile(join(folder, 'lien-nganh.json'), 'utf8')) as Json;
      expect(manifest.of.program.fingerprint).not.toBe(program.fingerprint);

      const again = await upgrade('--backup-to', beside('sao lưu 2'), '--keys', beside('khóa 2'));
      expect([again.code, again.err]).toEqual([0, '']);
      expect(again.out).toContain('There is nothing to upgrade.');
      expect(existsSync(beside('sao lưu 2'))).toBe(false);

      const platform = await start({ folder });
      expect(platform.said()).not.toContain('was upgraded');
      expect(await logOf(await platform.as('committee'))).toBe(log);
      await expectAllThere(platform);
      expect(await platform.stop()).toBe(0);
    },
    3 * MINUTES,
  );
}

interface Told {
  /** The address of the establishment. */
  readonly path: string;
  /** Of the last event. */
  readonly position: string;
}

/** An establishment and a visit there. */
async function tellStory(police: Person): Promise<Told> {
  const { id } = await police.done('inspections/establishment/register-establishment', site);
  const made = visit('2025-09-10', { place: 'establishment', establishment: id });
  const rules = ['establishment-is-known'];
  const { position } = await police.doneOnceKnown('inspections/inspection/record-inspection', made, rules);
  return { path: `inspections/establishment/${id}`, position: position! };
}

const codes = ['inspections-done', 'inspection-visits', 'establishments-inspected', 'conditional-businesses'];

/** What the committee sees of the directive and of the year, as soon as the gateway has heard of the whole story. */
async function picture(committee: Person, { position }: Told): Promise<Json> {
  const asOf = `${await logOf(committee)}:${position}`;
  const asked = `from: "2025-01-01", to: "2025-12-31", map: "as-was", asOf: "${asOf}"`;
  const figures = codes.map(
    (code, n) => `f${n}: figure(indicator: "${code}", ${asked}) { value { __typename ... on NumberValue { value } } }`,
  );
  const query = `{ directives { number symbol obligations { code } } ${figures.join(' ')} }`;
  let seen: Json = null;
  // The earlier program may say of what it has not heard that there is none.
  await until('the gateway has heard of the whole story', async () => {
    const { data, errors } = await committee.ask(query);
    seen = data;
    return errors.length === 0;
  });
  return seen;
}
