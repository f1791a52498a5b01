/**
 * Decorators belong to the few packages that speak Nest; a service that had one would have plumbing of its own.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noDecorators = {
  meta: {
    type: 'problem',
    docs: { description: 'decorators live only in the service host, the gateway and audit' },
    schema: [],
    messages: { decorator: 'Decorators live only in libs/service-host, apps/gateway and apps/audit.' },
  },
  create: (context) => ({
    /** @param {any} node */
    Decorator: (node) => context.report({ node, messageId: 'decorator' }),
  }),
};
