import { describe, expect, test } from '@jest/globals';
import { filesBelow, root } from '../workspace/packages.mjs';
import { variables } from './given.mjs';
import { settings, text } from './read.mjs';
import { programs } from './variables.mjs';

describe('what a program reads of its environment', () => {
  test('is found out by asking the code that reads it', () => {
    expect(programs).toEqual(expect.arrayContaining(['agencies', 'audit', 'gateway', 'inspections']));
    expect(variables['audit']!.required).toEqual(expect.arrayContaining(['GATEWAY_URL', 'MASTER_KEY', 'SERVICES']));
    expect(variables['gateway']!.all).toEqual(expect.arrayContaining(['PARTITIONS', 'GRAPHQL_DEPTH']));
    expect(variables['platform']!).toMatchObject({ all: expect.arrayContaining(['TLS_CERT']) as never, required: [] });
  });
});

test('the operator’s page tells of every variable', () => {
  const page = text('docs/users/operator.md');
  const all = [...new Set(Object.values(variables).flatMap((of) => of.all))];
  expect(all.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

describe('the service of a bundle', () => {
  /** Read by the unit, or by Service.cs, and made into flags. */
  const flags = ['HOST', 'PORT', 'FLAGS'];

  test.each(['linux', 'windows'])('on %s knows the settings that the platform reads, all of them', (system) => {
    const given = Object.keys(settings(`infra/bundle/${system}/environment`));
    const reader = text(
      system === 'linux' ? 'infra/bundle/linux/lien-nganh.service' : 'infra/bundle/windows/Service.cs',
    );
    for (const flag of flags) expect(reader).toContain(flag);
    expect(given.filter((name) => !flags.includes(name)).sort()).toEqual([...variables['platform']!.all].sort());
  });
});

test('nothing of it names a registry, or the machine that it was written on', () => {
  const files = [...filesBelow(`${root}/infra`), `${root}/.dockerignore`].filter((file) => !file.endsWith('.env'));
  expect(files.length).toBeGreaterThan(20);
  const named = files.filter((file) =>
    /registry\.npmjs|npmjs\.org|proxy\.golang|pypi\.org|docker\.io|ghcr\.io|quay\.io|maven\.org|\/home\/|\/root\//.test(
      text(file.slice(root.length + 1)),
    ),
  );
  expect(named).toEqual([]);
});
