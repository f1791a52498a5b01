import { describe, expect, test } from '@jest/globals';
import { makeMetrics } from '@lien-nganh/service-host';
import { text, yaml } from './read.mjs';

const known = new Map<string, readonly string[]>();
for (const { name, labelNames, type } of registered()) {
  const endings = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
  for (const ending of endings) known.set(name + ending, [...labelNames, ...(ending === '_bucket' ? ['le'] : [])]);
}

function registered() {
  const { registry } = makeMetrics();
  return registry.getMetricsAsArray() as unknown as { name: string; labelNames: string[]; type: string }[];
}

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string };
}
const alerts = yaml('infra/prometheus/alerts.yaml').groups.flatMap(({ rules }: { rules: Alert[] }) => rules) as Alert[];
const dashboard = JSON.parse(text('infra/grafana/lien-nganh.json')) as {
  panels: { title: string; targets: { expr: string; legendFormat: string }[] }[];
};
const shown = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const));
const asked = [...shown, ...alerts.map(({ alert, expr }) => [alert, expr] as const)];

/** What every scrape adds, and words of the language. */
const added = ['instance', 'job'];
const language = /^(sum|max|count|rate|delta|histogram_quantile|vector|by|or|and|m|h)$/;

describe('what is shown and alerted on', () => {
  test('is there', () => {
    expect(alerts.length).toBeGreaterThan(3);
    expect(shown.length).toBeGreaterThan(10);
  });

  test.each(asked)('%s: every metric is one that the code registers', (_, expr) => {
    const metrics = namesIn(expr);
    expect(metrics.length).toBeGreaterThan(0);
    expect(metrics.filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(asked)('%s: every label is one that its metric has', (_, expr) => {
    const labels = new Set([...namesIn(expr).flatMap((name) => known.get(name) ?? []), ...added]);
    expect(labelsIn(expr).filter((label) => !labels.has(label))).toEqual([]);
  });

  test.each(asked.filter(([, expr]) => expr.includes('outcome=')))('%s: outcomes are called so', (_, expr) => {
    const problems = text('libs/service-host/src/problem.ts');
    const outcomes = [...expr.matchAll(/outcome="([^"]+)"/g)].map(([, outcome]) => outcome!);
    for (const outcome of outcomes) expect(outcome === 'accepted' || problems.includes(`  ${outcome}: {`)).toBe(true);
  });

  test('covers lag, throughput, refusals and parked messages', () => {
    const metrics = shown.flatMap(([, expr]) => namesIn(expr));
    expect(metrics).toEqual(
      expect.arrayContaining([
        ...['reader_lag_events', 'commands_total', 'parked_messages', 'reader_state'],
        ...['messages_published_total', 'messages_consumed_total', 'refusals_total'],
      ]),
    );
    expect(shown.some(([, expr]) => expr.includes('outcome="refused"'))).toBe(true);
  });
});

test('the operator’s page tells of every metric, and of no other', () => {
  const [, table = ''] = /\n\| metric .*\n(\|[\s\S]*?)\n\n/.exec(text('docs/users/operator.md')) ?? [];
  const told = [...table.matchAll(/^\| `([a-z_]+)`/gm)].map(([, name]) => name);
  expect(told.sort()).toEqual(
    registered()
      .map(({ name }) => name)
      .sort(),
  );
});

/** Names of metrics: every word that is neither of the language nor a label. */
function namesIn(expr: string): string[] {
  const bare = expr
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\bby \([^)]*\)/g, '');
  return [...bare.matchAll(/[a-z_]\w*/g)].map(([word]) => word).filter((word) => !language.test(word));
}

function labelsIn(expr: string): string[] {
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels]) =>
    labels!.split(',').map((it) => it.trim()),
  );
  const matched = [...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside]) =>
    [...inside!.matchAll(/(\w+)\s*(?:=~|!=|!~|=)/g)].map(([, label]) => label!),
  );
  return [...grouped, ...matched];
}
