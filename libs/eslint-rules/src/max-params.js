/**
 * At most so many parameters. The one at the end that carries the AbortSignal is not counted: every port call takes it,
 * and it is never what makes a call hard to read.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const maxParams = {
  meta: {
    type: 'suggestion',
    docs: { description: 'a limit on parameters, the AbortSignal at the end aside' },
    schema: [{ type: 'integer', minimum: 0 }],
    messages: { tooMany: '{{count}} parameters; at most {{max}}, the AbortSignal at the end aside.' },
  },
  create(context) {
    const max = Number(context.options[0]);
    /** @param {any} node */
    const check = (node) => {
      const count = node.params.length - (endsWithSignal(node.params) ? 1 : 0);
      if (count > max) context.report({ node, messageId: 'tooMany', data: { count: `${count}`, max: `${max}` } });
    };
    return {
      FunctionDeclaration: check,
      FunctionExpression: check,
      ArrowFunctionExpression: check,
      TSMethodSignature: check,
      TSFunctionType: check,
      TSDeclareFunction: check,
      TSEmptyBodyFunctionExpression: check,
    };

    /** @param {any[]} params */
    function endsWithSignal(params) {
      const last = params.at(-1);
      return last !== undefined && /:[^=]*\b(AbortSignal|Cancellable)\b/.test(context.sourceCode.getText(last));
    }
  },
};
