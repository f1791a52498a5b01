import { expect, test } from '@jest/globals';
import { mergedMetrics } from './merged-metrics.ts';

const lag = '# HELP lag Events that wait\n# TYPE lag gauge\n';
const took = '# HELP took Seconds\n# TYPE took histogram\n';

test('metrics of several processes are one text: each family once, each sample with its instance', () => {
  const merged = mergedMetrics([
    { instance: 'one', text: `${lag}lag{service="a"} 1\n\n${took}took_bucket{le="+Inf"} 2\ntook_count 2\n` },
    { instance: 'two', text: `${lag}lag{service="a"} 3\nlag{service="b"} 4\n` },
    { instance: 'gone', text: '' },
  ]);
  expect(merged).toBe(
    [
      '# HELP lag Events that wait',
      '# TYPE lag gauge',
      'lag{service="a",instance="one"} 1',
      'lag{service="a",instance="two"} 3',
      'lag{service="b",instance="two"} 4',
      '',
      '# HELP took Seconds',
      '# TYPE took histogram',
      'took_bucket{le="+Inf",instance="one"} 2',
      'took_count{instance="one"} 2',
      '',
    ].join('\n'),
  );
});
