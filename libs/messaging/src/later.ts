import type { HandlerContext, Later } from './handlers.ts';

/** What the handlers of one transaction have left for its end. */
export class LaterWork<Tx> {
  readonly #left = new Map<Later<Tx, never>, unknown[]>();

  readonly leave = <Item>(work: Later<Tx, Item>, item: Item): void => {
    const items = this.#left.get(work as Later<Tx, never>);
    if (items) items.push(item);
    else this.#left.set(work as Later<Tx, never>, [item]);
  };

  async do(context: Omit<HandlerContext<Tx>, 'later'>): Promise<void> {
    for (const [work, items] of this.#left) await work(items as never[], context);
  }
}
