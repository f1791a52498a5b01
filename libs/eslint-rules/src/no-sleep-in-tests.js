/**
 * A test waits for the thing itself. A pause is too short on a slow machine and too long on every other.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noSleepInTests = {
  meta: {
    type: 'problem',
    docs: { description: 'nothing sleeps in a test' },
    schema: [],
    messages: { sleep: 'Nothing sleeps in a test: wait for the thing itself.' },
  },
  create(context) {
    /** @param {any} node */
    const report = (node) => context.report({ node, messageId: 'sleep' });
    return {
      "CallExpression[callee.name='setTimeout'][arguments.0.type='Identifier']": report,
      'ImportDeclaration[source.value=/^(node:)?timers\\u002Fpromises$/]': report,
      'ImportExpression[source.value=/^(node:)?timers\\u002Fpromises$/]': report,
      "CallExpression[callee.property.name='query'] > Literal[value=/pg_sleep/i]": report,
    };
  },
};
