/**
 * The in-memory adapter is the fake: a mocked module tests the mock.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noModuleMocks = {
  meta: {
    type: 'problem',
    docs: { description: 'no module mocks' },
    schema: [],
    messages: { mock: 'No module mocks: pass the in-memory adapter, or a small object, as an argument.' },
  },
  create(context) {
    const mocks = '/^(mock|doMock|unstable_mockModule|setMock|createMockFromModule)$/';
    return {
      /** @param {any} node */
      [`CallExpression[callee.object.name='jest'][callee.property.name=${mocks}]`]: (node) =>
        context.report({ node, messageId: 'mock' }),
    };
  },
};
