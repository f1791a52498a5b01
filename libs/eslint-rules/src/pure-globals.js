/** What would bring a clock, chance, a timer, the machine or the network into a file that must be pure. */
const banned = new Set([
  'Date',
  'performance',
  'crypto',
  'process',
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'console',
  'require',
  'eval',
  'Function',
  'global',
  'globalThis',
]);

/** Of objects that are pure otherwise: what is not. */
const bannedProperties = new Set(['Math.random', 'Temporal.Now', 'AbortSignal.timeout']);

/**
 * Time, ids, chance and the outside world are arguments of a pure file, never globals.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const pureGlobals = {
  meta: {
    type: 'problem',
    docs: { description: 'pure files use no clock, no chance, no timer, no I/O' },
    schema: [],
    messages: { impure: '"{{name}}" is not pure: take what it would give as an argument.' },
  },
  create(context) {
    return {
      'Program:exit'(program) {
        for (const node of unresolved(context.sourceCode.getScope(program))) {
          if (banned.has(node.name)) {
            context.report({ node, messageId: 'impure', data: { name: node.name } });
          }
        }
      },
      MemberExpression(node) {
        const property = propertyName(node);
        if (node.object.type !== 'Identifier' || property === null) return;
        const name = `${node.object.name}.${property}`;
        if (bannedProperties.has(name)) context.report({ node, messageId: 'impure', data: { name } });
      },
    };
  },
};

/**
 * Identifiers that nothing in the file declares: globals, whether or not the configuration knows them.
 *
 * @param {import('eslint').Scope.Scope} globalScope
 */
function unresolved(globalScope) {
  const known = globalScope.variables.filter(({ defs }) => defs.length === 0).flatMap(({ references }) => references);
  return new Set([...globalScope.through, ...known].map(({ identifier }) => identifier));
}

/** @param {import('estree').MemberExpression} node */
function propertyName({ computed, property }) {
  if (!computed && property.type === 'Identifier') return property.name;
  return property.type === 'Literal' ? String(property.value) : null;
}
