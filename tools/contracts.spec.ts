import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { contract } from '@lien-nganh/contracts';
import { contractEvent } from '@lien-nganh/subscriptions';
import { Ajv } from 'ajv';
import { default as formats } from 'ajv-formats';
import { z } from 'zod';
import { changedSinceCommitted } from './contracts/history.mjs';
import { publishedFolder, publishedProblems, readJson, versionsOf, writePublished } from './contracts/published.mjs';
import { collectContracts, collectServices } from './names/collect.mjs';
import { root } from './workspace/packages.mjs';

const published = join(root, publishedFolder);
const contracts = await collectContracts();
const services = await collectServices();
const ajv = formats.default(new Ajv({ strict: false }));

describe('what was ever published', () => {
  test('is what the code says, with an example of each version', () => {
    expect(publishedProblems(published, contracts)).toEqual([]);
  });

  test('is what it was when it was committed', () => {
    expect(changedSinceCommitted(root, publishedFolder) ?? []).toEqual([]);
  });

  test('is all that services publish', () => {
    const types = services.flatMap(({ publishes }) => publishes.map(({ contract: { type } }) => type));
    expect([...new Set(types)].sort()).toEqual(contracts.map(({ type }) => type).sort());
  });

  test.each(versionsOf(contracts).map((one) => [one.name, one] as const))(
    'stays readable: %s',
    (name, { contract: present, version }) => {
      const data = readJson(join(published, 'fixtures', name));
      ajv.validate(readJson(join(published, name)), data);
      expect(ajv.errors).toBeNull();
      const event = contractEvent(present, messageWith(data, version));
      if (version === present.version) expect(event.data).toEqual(data);
      else expect(event.data).toEqual(present.schema.parse(event.data));
    },
  );
});

/** Shows that each check can fail: what two contracts have published, in a repository of its own, and spoilt. */
describe('the check', () => {
  const place = contract('visits.place', 1, z.strictObject({ place: z.string(), kind: z.enum(['karaoke', 'hotel']) }));
  const visit = contract('visits.visit', 1, z.strictObject({ visit: z.string(), on: z.iso.date() }));
  const newVisit = contract('visits.visit', 2, visit.schema.extend({ place: z.string().nullable() }), {
    1: (old: z.output<typeof visit.schema>) => ({ ...old, place: null }),
  });
  const file = 'visits.visit.v1.json';
  let repository: string;
  let folder: string;
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'contracts-'));
    folder = join(repository, 'published');
    writePublished(folder, [place, visit]);
    write('fixtures/visits.place.v1.json', { place: 'p-1', kind: 'hotel' });
    write(`fixtures/${file}`, { visit: 'v-1', on: '2013-07-16' });
  });
  afterEach(() => rmSync(repository, { recursive: true }));

  const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
  const read = (name: string) => readJson(join(folder, name));
  const problems = (...declared: Parameters<typeof publishedProblems>[1]) => publishedProblems(folder, declared);

  test('finds nothing where folder and code say the same, in whatever order fields and choices are listed', () => {
    expect(problems(place, visit)).toEqual([]);
    const { required, properties, ...rest } = read('visits.place.v1.json');
    const kind = { ...properties.kind, enum: ['hotel', 'karaoke'] };
    write('visits.place.v1.json', { ...rest, properties: { ...properties, kind }, required: [...required].reverse() });
    expect(problems(place, visit)).toEqual([]);
  });

  test('sees a contract that says otherwise than what was published, and does not write over it', () => {
    const loose = contract('visits.visit', 1, z.strictObject({ visit: z.string(), on: z.string() }));
    const before = read(file);
    expect(problems(place, loose)).toEqual([expect.stringContaining(`${file} says otherwise than the code`)]);
    expect(writePublished(folder, [place, loose])).toEqual([]);
    expect(read(file)).toEqual(before);
  });

  test.each([file, `fixtures/${file}`])('sees that %s has disappeared, also when there is a later version', (name) => {
    rmSync(join(folder, name));
    expect(problems(place, visit)).toEqual([expect.stringContaining(`${name} is missing`)]);
    expect(problems(place, newVisit)).toContainEqual(expect.stringContaining(`${name} is missing`));
  });

  test('sees a contract that has disappeared from the code', () => {
    expect(problems(place)).toEqual([
      `${file} was published, and no contract reads it any more`,
      `fixtures/${file} was published, and no contract reads it any more`,
    ]);
  });

  test('of a new version asks for its schema and an example, and writes only the schema', () => {
    expect(problems(place, newVisit)).toHaveLength(2);
    expect(writePublished(folder, [place, newVisit])).toEqual(['visits.visit.v2.json']);
    expect(problems(place, newVisit)).toEqual(['fixtures/visits.visit.v2.json is missing: give an example']);
  });

  describe('against history', () => {
    beforeEach(() => {
      git('init', '-q');
      commit('publish');
    });

    test('finds nothing in what is as it was, nor in a version that came later', () => {
      expect(changed()).toEqual([]);
      writePublished(folder, [newVisit]);
      commit('publish another version');
      expect(changed()).toEqual([]);
    });

    test('sees a published schema that was changed, committed or not, until it is what it was', () => {
      const before = read(file);
      write(file, { ...before, required: ['visit'] });
      const seen = [expect.stringContaining(`published/${file} is not what was published by`)];
      expect(changed()).toEqual(seen);
      commit('change what was published');
      expect(changed()).toEqual(seen);
      write(file, before);
      expect(changed()).toEqual([]);
    });

    test('sees an example that was changed', () => {
      write(`fixtures/${file}`, { visit: 'v-2', on: '2013-07-16' });
      expect(changed()).toEqual([expect.stringContaining(`fixtures/${file} is not what`)]);
    });

    test('sees one that was renamed, and one that came back as something else', () => {
      renameSync(join(folder, file), join(folder, 'visits.call.v1.json'));
      commit('rename');
      expect(changed()).toEqual([expect.stringMatching(/visits\.visit\.v1\.json was published by \w{7} and is gone/)]);
      write(file, {});
      commit('bring it again');
      expect(changed()).toEqual([expect.stringContaining('is not what')]);
    });
  });

  test('says that there is no history where there is none', () => {
    expect(changed()).toBeNull();
  });

  const changed = () => changedSinceCommitted(repository, 'published');
  const git = (...args: readonly string[]) => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', ['-C', repository, ...who, ...args], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.anything()]);
  };
  const commit = (why: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', why);
  };
});

function messageWith(data: unknown, contractversion: number): Parameters<typeof contractEvent>[1] {
  return {
    ...{ specversion: '1.0', id: 'm', source: '/provinces/12/visits', type: 'visits.visit', subject: 'visit-v-1' },
    ...{ time: '2013-07-16T01:02:03.004Z', datacontenttype: 'application/json', data, contractversion },
    ...{ log: 'l', position: '7', eventid: 'e', keyrevision: 0, occurredon: '2013-07-16', correlationid: 'c' },
    actor: { account: 'a', agency: 'police', role: 'officer' },
  };
}
