/** One statement in the two languages that every message to a user has. */
export interface Sentences {
  readonly vi: string;
  readonly en: string;
}

/**
 * Options for a zod `refine` whose refusal carries both languages: `describeIssue` reads them back.
 * A value that failed is not looked at further, so that a later step never sees what an earlier one refused.
 *
 * @param rule its name, where it protects somebody and not a form alone
 */
export function problem(vi: string, en: string, rule?: string) {
  return { error: en, params: { problem: { vi, en } satisfies Sentences, ...(rule && { rule }) }, abort: true };
}
