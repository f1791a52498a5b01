import type { Measure, Prepared } from '../harness.ts';
import { sampleLedger, type SampleLedger } from '../ledger/sample-ledger.ts';
import type { Setting } from '../setting.ts';
import { askedFigure } from './as-of.ts';
import { askedOverview } from './overview.ts';

const sides = {
  unit: 'ms',
  ours: 'six',
  against: 'the same where agencies and inspections alone have work',
  theirs: 'two',
} as const;
const aim = { ratio: 'at most', bound: 1.25 } as const;

/** What is asked is counted by inspections either way: the work of all other services lies beside it. */
export const services: Measure<Setting> = {
  id: 'services',
  comparisons: [
    {
      ...{ id: 'services-figure', reading: 'figureMs', ...sides, aim },
      what: 'a figure of one agency over half a year, where all six services have work',
    },
    {
      ...{ id: 'services-overview', reading: 'overviewMs', ...sides, aim },
      what: 'an overview of 108 communes by 3 indicators over half a year, where all six services have work',
    },
  ],
  async prepare(setting): Promise<Prepared> {
    const { queries, facts } = setting.scale;
    const two = await sampleLedger(setting, facts.rebuilt);
    const six = await sampleLedger(setting, facts.rebuilt, { elsewhere: true });
    const asked = async (ledger: SampleLedger) => ({
      figureMs: (await askedFigure(ledger, queries, () => null)).ms,
      overviewMs: (await askedOverview(ledger, queries)).ms,
    });
    return { contenders: { six: () => asked(six), two: () => asked(two) }, close: () => Promise.resolve() };
  },
};
