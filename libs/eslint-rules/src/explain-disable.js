/**
 * Switching a rule off names the rule and says why.
 *
 * The report stands before the comment's first column: a directive that switches everything off begins at its own
 * first column, and would silence this rule too.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const explainDisable = {
  meta: {
    type: 'problem',
    docs: { description: 'a disabled rule is named and its reason given' },
    schema: [],
    messages: {
      unnamed: 'Name the rules that are switched off.',
      unexplained: 'Say why: `-- reason` after the rules that are switched off.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const { value, loc } of context.sourceCode.getAllComments()) {
          const messageId = whatIsMissing(value);
          if (messageId && loc) context.report({ loc: { line: loc.start.line, column: -1 }, messageId });
        }
      },
    };
  },
};

/**
 * @param {string} comment
 * @returns {'unnamed' | 'unexplained' | null}
 */
function whatIsMissing(comment) {
  const directive = /^\s*eslint-disable(?:-next-line|-line)?(?=\s|$)(.*)$/s.exec(comment);
  if (!directive) return null;
  const [rules = '', reason = ''] = (directive[1] ?? '').split(/\s-{2,}\s/u);
  if (rules.trim() === '') return 'unnamed';
  return reason.trim() === '' ? 'unexplained' : null;
}
