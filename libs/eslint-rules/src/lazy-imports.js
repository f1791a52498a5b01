/**
 * An adapter is loaded when a connection string asks for it, so that nobody installs or starts what nobody uses.
 * Type imports are gone after the build, and are free.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const lazyImports = {
  meta: {
    type: 'problem',
    docs: { description: 'adapters are imported lazily, by connection string' },
    schema: [{ type: 'array', items: { type: 'string' } }],
    messages: { eager: 'Load "{{specifier}}" lazily, with import(), when a connection string asks for it.' },
  },
  create(context) {
    /** @type {string[]} */
    const lazy = context.options[0];
    /** @param {any} node */
    const check = (node) => {
      const specifier = node.source?.value;
      const isType = node.importKind === 'type' || node.exportKind === 'type';
      if (isType || !lazy.some((name) => specifier === name || specifier?.startsWith(`${name}/`))) return;
      context.report({ node, messageId: 'eager', data: { specifier } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};
