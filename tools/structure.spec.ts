import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { unimported } from './workspace/unimported.data.mjs';
import { filesBelow, packages, readJson, root, type Package } from './workspace/packages.mjs';

const all = packages();
const names = new Set(all.map(({ name }) => name));
const isTest = (file: string) => /\.(spec|type\.test)\.ts$|[\\/]examples(\.ts$|[\\/])/.test(file);

describe('a package says what it needs', () => {
  test('the workspace has packages', () => {
    expect(all.length).toBeGreaterThan(15);
  });

  test.each(all.map((pkg) => [pkg.folder, pkg] as const))('%s depends on exactly what its sources import', (_, pkg) => {
    const imported = packagesImported(sources(pkg));
    const declared = Object.keys(pkg.manifest.dependencies ?? {});
    expect(declared.filter((name) => imported.includes(name) || !(name in unimported)).sort()).toEqual(imported);
  });

  test.each(all.map((pkg) => [pkg.folder, pkg] as const))(
    '%s builds after exactly the packages it imports',
    (_, pkg) => {
      const imported = packagesImported(sources(pkg)).filter((name) => names.has(name));
      expect(references(pkg, 'tsconfig.build.json')).toEqual(imported);
    },
  );

  test.each(all.map((pkg) => [pkg.folder, pkg] as const))('the specs of %s import only what they may', (_, pkg) => {
    const { manifest } = pkg;
    const atHand = {
      ...readJson('package.json').devDependencies,
      ...manifest.dependencies,
      ...manifest.devDependencies,
    };
    const allowed = new Set([...Object.keys(atHand), pkg.name, '@lien-nganh/testing']);
    expect(packagesImported(specs(pkg)).filter((name) => !allowed.has(name))).toEqual([]);
  });

  test.each(all.map((pkg) => [pkg.folder, pkg] as const))(
    'the specs of %s are checked after what they import',
    (_, pkg) => {
      const referred = references(pkg, 'tsconfig.spec.json');
      const imported = packagesImported(specs(pkg)).filter((name) => names.has(name));
      expect(referred).toEqual(expect.arrayContaining([...new Set([pkg.name, ...imported])]));
    },
  );

  test.each(all.map((pkg) => [pkg.folder, pkg] as const))('%s is built with the whole workspace', (_, { folder }) => {
    const { references: built } = readJson('tsconfig.json') as { references: { path: string }[] };
    expect(built.map(({ path }) => path)).toContain(`./${folder}`);
  });
});

describe.each(['CONTRIBUTING.md', 'docs/architecture.md'])('the tables of %s', (page) => {
  const rows = readFileSync(join(root, page), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const paths = rows.flatMap((row) =>
    [...row.matchAll(/`([^`\s]+\/[^`\s]*|[^`\s]+\.[a-z]+)`/g)].map(([, path]) => path!),
  );

  test('says where to change what', () => {
    expect(paths.length).toBeGreaterThan(10);
  });

  test.each(paths)('%s exists', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});

function sources({ folder }: Package): string[] {
  return filesBelow(join(root, folder, 'src')).filter((file) => /\.[jt]s$/.test(file) && !isTest(file));
}

function specs({ folder }: Package): string[] {
  return filesBelow(join(root, folder, 'src')).filter(isTest);
}

/** Names of packages, our own and others', that the files import; sorted. Test libraries of the whole workspace are no dependency. */
function packagesImported(files: readonly string[]): string[] {
  const imported = files.flatMap((file) =>
    ts
      .preProcessFile(readFileSync(file, 'utf8'))
      .importedFiles.map(({ fileName }) => fileName)
      .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .map(packageOf),
  );
  const found = [...new Set(imported)].filter((name) => name !== '@jest/globals').sort();
  const builtin = found.filter((name) => builtinModules.includes(name));
  if (builtin.length > 0) throw new Error(`import Node's own modules as node:…: ${builtin.join(', ')}`);
  return found;
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Names of the packages whose builds a tsconfig refers to; sorted. */
function references({ folder }: Package, config: string): string[] {
  const { references: found = [] } = readJson(`${folder}/${config}`) as { references?: { path: string }[] };
  return found
    .map(({ path }) => relative(root, dirname(join(root, folder, path))).replaceAll('\\', '/'))
    .map((target) => all.find((pkg) => pkg.folder === target)?.name ?? target)
    .sort();
}
