import type { Measure, Prepared } from '../harness.ts';
import { circumstancesAt, sampleLedger, type SampleLedger } from '../ledger/sample-ledger.ts';
import { beginning, YEAR } from '../ledger/sample-log.ts';
import type { Setting } from '../setting.ts';

export const asOf: Measure<Setting> = {
  id: 'as-of',
  comparisons: [
    {
      id: 'as-of-live',
      what: 'a figure of one agency over half a year as of positions spread over the log, at 1 million facts',
      reading: 'ms',
      unit: 'ms',
      ours: 'as of',
      against: 'the same figure live',
      theirs: 'live',
      aim: { ratio: 'at most', bound: 3 },
    },
  ],
  async prepare(setting): Promise<Prepared> {
    const ledger = await sampleLedger(setting, setting.scale.facts.many);
    const { queries } = setting.scale;
    return {
      contenders: {
        'as of': () => askedFigure(ledger, queries, (n) => positionOf(ledger, n)),
        live: () => askedFigure(ledger, queries, () => null),
      },
      close: () => Promise.resolve(),
    };
  },
};

const question = {
  indicator: 'inspections-done',
  unit: null,
  agency: 'police',
  obligation: null,
  from: `${YEAR}-01-01`,
  to: `${YEAR}-06-30`,
  map: 'as-was',
  breakdown: null,
} as const;

/** From a tenth of the inspections on to the last, in leaps, so that neighbours do not warm each other. */
export function positionOf({ end }: SampleLedger, n: number): bigint {
  const part = 0.1 + 0.9 * ((n * 0.618_034) % 1);
  return BigInt(Math.floor(beginning.length + (Number(end) - beginning.length) * part));
}

/** Milliseconds of one answer, the mean of so many. */
export async function askedFigure({ reader, end }: SampleLedger, times: number, asOfNth: (n: number) => bigint | null) {
  const circumstances = circumstancesAt(end);
  const began = performance.now();
  for (let n = 0; n < times; n += 1) {
    const { value } = await reader.figure({ ...question, asOf: asOfNth(n) }, circumstances);
    if (value.is !== 'number') throw new Error(`the figure is ${value.is}`);
  }
  return { ms: (performance.now() - began) / times };
}
