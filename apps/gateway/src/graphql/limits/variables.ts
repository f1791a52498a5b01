/** Values among the variables, those within others too, and how many levels of them. */
export interface VariableLimits {
  readonly values: number;
  readonly nesting: number;
}

/** What of the variables is over a limit. Level by level: what is nested without end must not use up the stack. */
export function excessOfVariables(
  limits: VariableLimits,
  variables: unknown,
): { readonly what: keyof VariableLimits; readonly found: number } | null {
  let level: readonly unknown[] = [variables];
  let values = 0;
  for (let nesting = 0; level.length > 0; nesting++) {
    values += level.length;
    if (nesting > limits.nesting) return { what: 'nesting', found: nesting };
    if (values > limits.values) return { what: 'values', found: values };
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return null;
}
