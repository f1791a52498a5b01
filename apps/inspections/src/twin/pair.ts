/** Id of the pair of two records: the same two in either order are one pair. */
export function twinIdOf(one: string, other: string): string {
  return [one, other].sort().join('.');
}
