import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { eachImport, isRelative } from './imports.js';

/** Kinds of file in a stream folder, lowest first: each may import what stands before it, never its equal. */
const order = ['refusals', 'events', 'state', 'command', 'question', 'stream', 'test'];

/**
 * In the folder of a stream type imports go one way: events <- state <- command <- stream. Commands do not know each
 * other, nor do questions; refusals know nothing, and whoever marks a breach knows their names. Other files of the folder are shared helpers: everybody may import them, and they import
 * nothing above state.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const oneWayImports = {
  meta: {
    type: 'problem',
    docs: { description: 'events <- state <- command <- stream' },
    schema: [],
    messages: {
      wrongWay:
        'A file of kind {{source}} may not import one of kind {{target}}: events <- state <- command <- stream.',
    },
  },
  create(context) {
    const source = kindOf(context.filename, context.sourceCode.text);
    return eachImport(({ specifier, node }) => {
      if (specifier === null || !isRelative(specifier)) return;
      const path = resolve(dirname(context.filename), specifier);
      if (dirname(path) !== dirname(context.filename) || !existsSync(path)) return;
      const target = kindOf(path, readFileSync(path, 'utf8'));
      if (!mayImport(source, target)) context.report({ node, messageId: 'wrongWay', data: { source, target } });
    });
  },
};

/**
 * @param {string} source
 * @param {string} target
 */
function mayImport(source, target) {
  if (target === 'helper' || source === 'test') return true;
  if (source === 'helper') return order.indexOf(target) <= order.indexOf('state');
  return order.indexOf(target) < order.indexOf(source);
}

/**
 * What a file is, by its name and, for commands and questions, by what it declares.
 *
 * @param {string} path
 * @param {string} text
 */
function kindOf(path, text) {
  const name = basename(path);
  if (/\.(spec|type\.test)\.ts$|^examples\.ts$/.test(name)) return 'test';
  if (name === `${basename(dirname(path))}.ts`) return 'stream';
  const fixed = /^(events|refusals|state)\.ts$/.exec(name)?.[1];
  if (fixed) return fixed;
  if (/(?<![.\w])command\s*[<(]/.test(text)) return 'command';
  return /(?<![.\w])question\s*[<(]/.test(text) ? 'question' : 'helper';
}
