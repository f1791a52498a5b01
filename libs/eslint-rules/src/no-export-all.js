/**
 * What a package offers is a list that somebody wrote, not whatever its files happen to contain.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noExportAll = {
  meta: {
    type: 'problem',
    docs: { description: 'no `export *`' },
    schema: [],
    messages: { all: 'Name what is exported: `export *` makes everything public by accident.' },
  },
  create: (context) => ({
    ExportAllDeclaration: (node) => context.report({ node, messageId: 'all' }),
  }),
};
