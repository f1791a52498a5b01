import type { ReaderBoard } from './health.ts';

/** Work that is begun now and then: of each reader one run at a time. A failure is told, and the next run tries again. */
export class OneAtATime {
  private readonly busy = new Set<string>();

  constructor(
    private readonly board: ReaderBoard,
    private readonly onFailure: (reader: string, error: unknown) => void,
  ) {}

  async run(reader: string, work: () => Promise<unknown>): Promise<void> {
    if (this.busy.has(reader)) return;
    this.busy.add(reader);
    try {
      await work();
      this.board.report(reader, { state: 'live', why: null });
    } catch (error) {
      this.onFailure(reader, error);
    } finally {
      this.busy.delete(reader);
    }
  }
}
