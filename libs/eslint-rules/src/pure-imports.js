import { dirname, resolve } from 'node:path';
import { eachImport, isRelative } from './imports.js';

/**
 * A pure file imports only what stands in its allow-list, so that nothing in it can reach a clock, a disk or a network.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const pureImports = {
  meta: {
    type: 'problem',
    docs: { description: 'pure files import only from an allow-list' },
    schema: [
      {
        type: 'object',
        properties: {
          allow: { type: 'array', items: { type: 'string' } },
          relative: { type: 'string' },
        },
        required: ['allow'],
        additionalProperties: false,
      },
    ],
    messages: {
      package: 'A pure file may not import "{{specifier}}"; it may import {{allowed}} and its neighbours.',
      file: 'A pure file may not import "{{specifier}}": that file is not pure.',
      computed: 'A pure file may not choose at run time what it imports.',
    },
  },
  create(context) {
    /** @type {{ allow: string[], relative?: string }} */
    const { allow, relative = '' } = context.options[0];
    const pureFile = new RegExp(relative);
    return eachImport(({ specifier, node }) => {
      if (specifier === null) {
        context.report({ node, messageId: 'computed' });
      } else if (isRelative(specifier)) {
        const target = resolve(dirname(context.filename), specifier).replaceAll('\\', '/');
        if (!pureFile.test(target)) context.report({ node, messageId: 'file', data: { specifier } });
      } else if (!allow.some((name) => specifier === name || specifier.startsWith(`${name}/`))) {
        context.report({ node, messageId: 'package', data: { specifier, allowed: allow.join(', ') || 'no package' } });
      }
    });
  },
};
