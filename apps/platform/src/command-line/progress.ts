import type { Sentences } from '@lien-nganh/service-host';
import { SingleBar } from 'cli-progress';

/** Long work with a known number of parts. */
export interface Bar {
  advance(by?: number): void;
  stop(): void;
}

/** Tells whoever watches how far the start has come. */
export interface Progress {
  /** Does the work, and says how long it took. */
  step<T>(what: Sentences, work: () => Promise<T>): Promise<T>;
  bar(what: Sentences, total: number): Bar;
}

/** Lines and bars for a person at a terminal. */
export function terminalProgress(out: NodeJS.WriteStream): Progress {
  return {
    async step(what, work) {
      const began = performance.now();
      const result = await work();
      out.write(`  ✓ ${what.vi} / ${what.en} (${Math.round(performance.now() - began)} ms)\n`);
      return result;
    },
    bar(what, total) {
      const bar = new SingleBar({
        stream: out,
        format: `  … ${what.vi} / ${what.en} {bar} {value}/{total}`,
        clearOnComplete: true,
        hideCursor: true,
      });
      bar.start(total, 0);
      return { advance: (by = 1) => bar.increment(by), stop: () => bar.stop() };
    },
  };
}

/** For a log: one entry for each step, none for a bar. */
export function loggedProgress(log: (entry: { readonly step: string; readonly ms: number }) => void): Progress {
  return {
    async step({ en }, work) {
      const began = performance.now();
      const result = await work();
      log({ step: en, ms: Math.round(performance.now() - began) });
      return result;
    },
    bar: () => ({ advance: () => undefined, stop: () => undefined }),
  };
}

/** For output that is no terminal: one line for each step, and one for each tenth of a bar. */
export function linesOnly(print: (line: string) => void): Progress {
  return {
    async step(what, work) {
      const began = performance.now();
      const result = await work();
      print(`  ✓ ${what.vi} / ${what.en} (${Math.round(performance.now() - began)} ms)`);
      return result;
    },
    bar(what, total) {
      let done = 0;
      const tenth = () => Math.floor((10 * done) / total);
      const advance = (by = 1) => {
        const before = tenth();
        done += by;
        if (tenth() > before) print(`  … ${what.vi} / ${what.en} ${10 * tenth()}%`);
      };
      return { advance, stop: () => undefined };
    },
  };
}
