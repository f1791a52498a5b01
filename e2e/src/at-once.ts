/** How many requests are under way at once: enough that neither who asks nor who answers waits for the other. */
const AT_ONCE = 3;

/** Does something for each, several at once. @returns what it gave, in the order of the items */
export async function eachAtOnce<Item, Given>(
  items: readonly Item[],
  work: (item: Item) => Promise<Given>,
): Promise<readonly Given[]> {
  const given = new Array<Given>(items.length);
  const waiting = items.entries();
  const next = async () => {
    for (const [index, item] of waiting) given[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return given;
}
