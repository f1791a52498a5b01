import { basename, dirname } from 'node:path';

/**
 * One index.ts for each package; an inner one hides where things are and invites cycles.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noInnerIndex = {
  meta: {
    type: 'problem',
    docs: { description: 'no index.ts in inner folders' },
    schema: [],
    messages: { inner: 'Only src/index.ts may be an index: import from the file itself.' },
  },
  create(context) {
    const isIndex = /^index\.[cm]?[jt]s$/.test(basename(context.filename));
    if (!isIndex || basename(dirname(context.filename)) === 'src') return {};
    return { Program: (node) => context.report({ node, messageId: 'inner' }) };
  },
};
