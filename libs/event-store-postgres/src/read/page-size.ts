/** How many rows the next page asks for: few at first, then as many as keep a page near {@link targetBytes}. */
export class PageSize {
  rows: number;

  constructor(
    first: number,
    private readonly most: number,
    private readonly targetBytes: number,
  ) {
    this.rows = Math.min(first, most);
  }

  /** Learns from a page that came back. */
  saw(rows: number, bytes: number): void {
    if (rows === 0) return;
    const fitting = Math.floor(this.targetBytes / (bytes / rows));
    this.rows = Math.max(1, Math.min(this.most, this.rows * 4, fitting));
  }
}
