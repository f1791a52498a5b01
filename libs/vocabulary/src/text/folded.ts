/**
 * The key under which text is searched: without Vietnamese diacritics, `đ` as `d`, in lower case, in either normal
 * form the same, runs of spaces as one. Keep the original beside it: folding cannot be undone.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * How well a text answers a query, or `null` when it does not hold it at all. 0: the very text; 1: the text as
 * spelt, letter case aside; 2: the query as spelt somewhere within; 3: only when diacritics are ignored.
 */
export function spellingRank(query: string, candidate: string): 0 | 1 | 2 | 3 | null {
  if (!folded(candidate).includes(folded(query))) return null;
  const [asked, found] = [spelt(query), spelt(candidate)];
  if (asked === found) return 0;
  const [askedLower, foundLower] = [asked.toLowerCase(), found.toLowerCase()];
  if (askedLower === foundLower) return 1;
  return foundLower.includes(askedLower) ? 2 : 3;
}

/** The items that answer a query, exact spelling first, otherwise in the order given. An empty query finds nothing. */
export function rankedBySpelling<T>(query: string, items: readonly T[], textOf: (item: T) => string): readonly T[] {
  if (folded(query) === '') return [];
  return items
    .map((item) => ({ item, rank: spellingRank(query, textOf(item)) }))
    .filter((ranked) => ranked.rank !== null)
    .sort((a, b) => a.rank! - b.rank!)
    .map((ranked) => ranked.item);
}

function spelt(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
