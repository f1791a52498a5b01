/**
 * @typedef {import('eslint').Rule.Node} Node
 * @typedef {{ specifier: string | null, node: Node }} Import `specifier` is null where it is computed at run time
 */

/**
 * A visitor that calls `visit` for everything that loads another module: import, export from, import(), import types.
 *
 * @param {(found: Import) => void} visit
 * @returns {import('eslint').Rule.RuleListener}
 */
export function eachImport(visit) {
  /** @param {any} node */
  const bySource = (node) => {
    if (node.source) visit({ specifier: literal(node.source), node });
  };
  return {
    ImportDeclaration: bySource,
    ExportNamedDeclaration: bySource,
    ExportAllDeclaration: bySource,
    ImportExpression: bySource,
    TSImportType: bySource,
  };
}

/** @param {any} node */
function literal(node) {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

/** @param {string} specifier */
export function isRelative(specifier) {
  return specifier.startsWith('./') || specifier.startsWith('../');
}
