/** Whether an address is a path or lies below it: `/graphql-x` is not below `/graphql`. */
export function isBelow(path: string, asked: string): boolean {
  return asked === path || asked.startsWith(`${path}/`);
}

/** One entry for each app, at the first of its addresses. */
export function eachOnce<A extends { readonly app: unknown }>(mounted: readonly A[]): readonly A[] {
  return mounted.filter(({ app }, index) => mounted.findIndex((other) => other.app === app) === index);
}
