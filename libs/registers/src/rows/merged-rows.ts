/** Rows that lie in ranges of merged cells, `A3:B7`. */
export class MergedRows {
  readonly #spans: (readonly [number, number])[] = [];

  add(range: string): void {
    const match = /^[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(range);
    if (match) this.#spans.push([Number(match[1]), Number(match[2])]);
  }

  has(row: number): boolean {
    return this.#spans.some(([from, to]) => from <= row && row <= to);
  }
}
