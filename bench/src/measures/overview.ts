import type { Measure, Prepared } from '../harness.ts';
import { circumstancesAt, sampleLedger, type SampleLedger } from '../ledger/sample-ledger.ts';
import { communes, indicators, YEAR } from '../ledger/sample-log.ts';
import type { Setting } from '../setting.ts';

export const overview: Measure<Setting> = {
  id: 'overview',
  comparisons: [
    {
      id: 'overview-facts',
      what: 'an overview of 108 communes by 3 indicators over half a year, at 1 million facts',
      reading: 'ms',
      unit: 'ms',
      ours: 'many',
      against: 'the same at 10 thousand facts',
      theirs: 'few',
      aim: { ratio: 'at most', bound: 1.5 },
    },
  ],
  async prepare(setting): Promise<Prepared> {
    const { few, many } = setting.scale.facts;
    const [small, large] = [await sampleLedger(setting, few), await sampleLedger(setting, many)];
    const { queries } = setting.scale;
    return {
      contenders: { many: () => askedOverview(large, queries), few: () => askedOverview(small, queries) },
      close: () => Promise.resolve(),
    };
  },
};

const question = {
  indicators,
  rows: { by: 'unit', keys: communes },
  agency: null,
  obligation: null,
  from: `${YEAR}-01-01`,
  to: `${YEAR}-06-30`,
  asOf: null,
  map: 'as-was',
} as const;

/** Milliseconds of one answer, the mean of so many. */
export async function askedOverview({ reader, end }: SampleLedger, times: number) {
  const circumstances = circumstancesAt(end);
  const began = performance.now();
  for (let n = 0; n < times; n += 1) {
    const { total } = await reader.overview(question, circumstances);
    if (total.some(({ value }) => value.is !== 'number')) throw new Error('the overview counted nothing');
  }
  return { ms: (performance.now() - began) / times };
}
