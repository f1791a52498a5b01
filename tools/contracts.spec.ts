import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** Shows that each check can fail: the folder as it is, copied and spoilt. */
describe('the check', () => {
  let repository: string;
  let folder: string;
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'contracts-'));
    folder = join(repository, 'published');
    cpSync(published, folder, { recursive: true });
  });
  afterEach(() => rmSync(repository, { recursive: true }));

  const links = 'inspections.links.v1.json';
  const spoil = () => {
    const schema = readJson(join(folder, links));
    writeFileSync(join(folder, links), JSON.stringify({ ...schema, required: ['record', 'added'] }));
  };

  test('sees a published schema that says otherwise than the code, whichever of the two was changed', () => {
    spoil();
    expect(publishedProblems(folder, contracts)).toEqual([expect.stringContaining(`${links} says otherwise`)]);
    writePublished(folder, contracts);
    expect(publishedProblems(folder, contracts)).toHaveLength(1);
  });

  test('does not mind the order in which fields and choices are listed', () => {
    const schema = readJson(join(folder, links));
    writeFileSync(join(folder, links), JSON.stringify({ ...schema, required: [...schema.required].reverse() }));
    expect(publishedProblems(folder, contracts)).toEqual([]);
  });

  test.each([links, `fixtures/${links}`])('sees that %s has disappeared', (name) => {
    rmSync(join(folder, name));
    expect(publishedProblems(folder, contracts)).toEqual([expect.stringContaining(`${name} is missing`)]);
  });

  test('sees a contract that has disappeared from the code', () => {
    const left = contracts.filter(({ type }) => type !== 'inspections.links');
    expect(publishedProblems(folder, left)).toEqual([
      `${links} was published, and no contract reads it any more`,
      `${links} was published, and no contract reads it any more`,
    ]);
  });

  test('of a new version asks for its schema and an example, and writes only the schema', () => {
    const next = contract('inspections.links', 2, z.strictObject({ record: z.string() }), { 1: (old) => old });
    const upgraded = contracts.map((one) => (one.type === next.type ? next : one));
    const before = readFileSync(join(folder, links), 'utf8');
    expect(publishedProblems(folder, upgraded)).toHaveLength(2);
    expect(writePublished(folder, upgraded)).toEqual(['inspections.links.v2.json']);
    expect(publishedProblems(folder, upgraded)).toEqual([
      'fixtures/inspections.links.v2.json is missing: give an example',
    ]);
    expect(readFileSync(join(folder, links), 'utf8')).toBe(before);
  });

  describe('against history', () => {
    beforeEach(() => {
      git('init', '-q');
      commit('publish');
    });

    test('finds nothing in what is as it was, nor in a version that came later', () => {
      expect(changedSinceCommitted(repository, 'published')).toEqual([]);
      cpSync(join(folder, links), join(folder, 'inspections.links.v2.json'));
      commit('publish another version');
      expect(changedSinceCommitted(repository, 'published')).toEqual([]);
    });

    test('sees a published schema that was changed, committed or not, until it is what it was', () => {
      const before = readFileSync(join(folder, links), 'utf8');
      spoil();
      const seen = [expect.stringContaining(`published/${links} is not what was published by`)];
      expect(changedSinceCommitted(repository, 'published')).toEqual(seen);
      commit('change what was published');
      expect(changedSinceCommitted(repository, 'published')).toEqual(seen);
      writeFileSync(join(folder, links), before);
      expect(changedSinceCommitted(repository, 'published')).toEqual([]);
    });

    test('sees an example that was changed', () => {
      writeFileSync(join(folder, 'fixtures', links), '{"record":"another","added":[],"removed":[]}');
      expect(changedSinceCommitted(repository, 'published')).toEqual([expect.stringContaining(`fixtures/${links}`)]);
    });

    test('sees one that was deleted or renamed, and one that came back as something else', () => {
      renameSync(join(folder, links), join(folder, 'inspections.ties.v1.json'));
      commit('rename');
      const gone = [expect.stringMatching(/inspections\.links\.v1\.json was published by [0-9a-f]{7} and is gone/)];
      expect(changedSinceCommitted(repository, 'published')).toEqual(gone);
      writeFileSync(join(folder, links), '{}');
      commit('bring it again');
      expect(changedSinceCommitted(repository, 'published')).toEqual([expect.stringContaining('is not what')]);
    });
  });

  test('says that there is no history where there is none', () => {
    expect(changedSinceCommitted(folder, '.')).toBeNull();
    expect(readdirSync(folder)).toContain(links);
  });

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
