/** A number as the id of its stream: the one sign that an address cannot hold gives way to one that no number has. */
export function cardNumberId(card: string): string {
  return card.replaceAll('/', '_');
}
