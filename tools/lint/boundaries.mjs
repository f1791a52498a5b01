/**
 * Who may import whom. Each package says what it is by a tag `type:…` in its package.json; the table says what a type
 * may know, in sources and, more freely, in specs. Nothing else is the law: no workspace layout, no path.
 */

/** Everything a service may be built from without touching the outside world. */
const pure = ['kernel', 'vocabulary', 'contracts', 'access', 'releases'];
const plumbing = ['port', 'sql', 'sealing', 'runner', 'host'];

/** @type {Record<string, { knows: string[], externals?: string[], specsKnow?: string[] }>} */
export const types = {
  kernel: { knows: [], externals: ['zod'] },
  vocabulary: { knows: ['kernel'], externals: ['zod', 'temporal-polyfill'] },
  contracts: { knows: ['kernel', 'vocabulary'], externals: ['zod'] },
  access: { knows: ['kernel', 'vocabulary'], externals: ['zod'] },
  releases: { knows: ['kernel'], externals: ['highs'] },
  documents: {
    knows: ['kernel', 'vocabulary'],
    externals: ['@myriaddreamin/*', 'fflate', 'saxes', 'uqr', 'wasm-xlsxwriter'],
  },
  registers: { knows: ['kernel', 'vocabulary'], externals: [] },
  work: { knows: ['kernel', 'vocabulary', 'contracts', 'releases'], externals: ['zod'] },

  sql: { knows: ['kernel'] },
  port: { knows: ['kernel'], specsKnow: ['sealing'] },
  adapter: { knows: ['kernel', 'port', 'sql'] },
  sealing: { knows: ['kernel', 'sql'] },
  runner: { knows: ['kernel', 'vocabulary', 'contracts', 'port', 'sql', 'sealing'], specsKnow: ['adapter'] },
  // Adapters only lazily, by connection string: the house rule lazy-imports holds that.
  host: { knows: [...pure, 'registers', 'documents', 'port', 'sql', 'sealing', 'runner', 'adapter'] },

  service: { knows: [...pure, 'registers', 'documents', 'work', 'host'], externals: ['zod'] },
  gateway: { knows: [...pure, 'registers', 'documents', ...plumbing], specsKnow: ['adapter'] },
  audit: { knows: [...pure, ...plumbing], specsKnow: ['adapter'] },
  platform: { knows: [...pure, 'documents', ...plumbing, 'adapter', 'service', 'gateway', 'audit'] },

  testing: { knows: [...pure, ...plumbing, 'adapter'] },
  bench: {
    knows: [...pure, 'documents', 'registers', ...plumbing, 'adapter', 'service', 'gateway', 'audit', 'platform'],
  },
  e2e: { knows: [...pure, 'registers', 'documents', ...plumbing, 'adapter', 'testing', 'platform'] },
  tooling: { knows: [...pure, 'runner', 'host', 'service', 'gateway', 'testing', 'tooling'] },
};

const testLibraries = ['@jest/globals', 'fast-check', 'pdfjs-dist/*'];

/**
 * Options of `@nx/enforce-module-boundaries`.
 *
 * @param {{ specs: boolean }} kind
 */
export function boundaries({ specs }) {
  return {
    // Specs of what libs/testing is made of use it too: only in specs, so that no build depends on itself.
    ignoredCircularDependencies: [['@lien-nganh/testing', '*']],
    depConstraints: Object.entries(types).map(([type, { knows, externals, specsKnow = [] }]) => ({
      sourceTag: `type:${type}`,
      onlyDependOnLibsWithTags: [...knows, ...(specs ? [...specsKnow, 'testing'] : [])].map((name) => `type:${name}`),
      ...(externals && { allowedExternalImports: specs ? [...externals, ...testLibraries] : externals }),
    })),
  };
}
