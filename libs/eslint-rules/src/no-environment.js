/**
 * Configuration is read and checked in one place; everything else is given what it needs.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noEnvironment = {
  meta: {
    type: 'problem',
    docs: { description: 'only config.ts reads the environment' },
    schema: [],
    messages: { environment: 'Only config.ts reads the environment: take the value as an argument.' },
  },
  create(context) {
    /** @param {any} node */
    const report = (node) => context.report({ node, messageId: 'environment' });
    return {
      "MemberExpression[object.name='process'][property.name='env']": report,
      "MemberExpression[object.name='process'][property.value='env']": report,
      "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']": report,
      "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']": report,
    };
  },
};
