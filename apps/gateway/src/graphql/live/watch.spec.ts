import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findingsMade, inspectionsDone, joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { accountData, beginning, inspectionRecord } from '../records/examples.ts';

const VALUE = `__typename ... on NumberValue { value } ... on ZeroValue { checks } ... on MissingValue { because }`;

function watching(indicator: string, agency: string): string {
  return `subscription { figureChanged(indicator: "${indicator}", agency: "${agency}", from: "2013-07-01", to: "2013-12-31") {
    previous { ${VALUE} } figure { value { ${VALUE} } frame { indicator line } } } }`;
}

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await testGateway();
  await gateway.until(await gateway.publish(...beginning, inspectionRecord('k1', { ...visit, ...joint('police') })));
});
afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
});

interface Told {
  readonly data?: { readonly figureChanged: unknown } | null;
  readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[];
}

/** What one subscription was told, and whether it has ended. */
class Watch {
  readonly told: Told[] = [];
  ended = false;
  readonly #watching = new Set<() => void>();

  constructor(as: string, query: string, options?: { readonly expiresInSeconds?: number }) {
    const end = () => {
      this.ended = true;
      this.#tell();
    };
    gateway.socket(as, options).subscribe(
      { query },
      {
        next: (result) => {
          this.told.push(result as Told);
          this.#tell();
        },
        error: end,
        complete: end,
      },
    );
  }

  async until(holds: (watch: Watch) => boolean): Promise<void> {
    while (!holds(this)) await new Promise<void>((resolve) => this.#watching.add(resolve));
  }

  #tell(): void {
    for (const wake of this.#watching) wake();
    this.#watching.clear();
  }
}

let made = 0;
const visitBy = (...agencies: string[]) => inspectionRecord(`w${(made += 1)}`, { ...visit, ...joint(...agencies) });

/** Publishes visits by an agency until a watch has heard of one: then it is certainly there. */
async function heard(watch: Watch, agency: string): Promise<void> {
  while (watch.told.length === 0) await gateway.until(await gateway.publish(visitBy(agency)));
}

describe('whoever watches a figure', () => {
  test('is told each other value, with the one before, and nothing of other figures', async () => {
    const watch = new Watch('committee', watching('inspections-done', 'police'));
    await heard(watch, 'police');
    const first = watch.told[0]!.data!.figureChanged as { figure: { value: { value: string } } };
    expect(first).toMatchObject({
      previous: { __typename: 'NumberValue' },
      figure: { frame: { indicator: 'inspections-done', line: 'police' } },
    });
    await gateway.until(await gateway.publish(visitBy('culture')));
    await gateway.publish(visitBy('police'));
    await watch.until(({ told }) => told.length > 1);
    const last = watch.told.at(-1)!.data!.figureChanged as { previous: unknown; figure: { value: { value: string } } };
    const before = watch.told.at(-2)!.data!.figureChanged as { figure: { value: unknown } };
    expect(last.previous).toEqual(before.figure.value);
    expect(watch.ended).toBe(false);
  });

  test('is told nothing of a withheld figure', async () => {
    const withheld = new Watch('committee', watching('minors-reached', 'police'));
    const open = new Watch('committee', watching('inspections-done', 'police'));
    await heard(open, 'police');
    await gateway.until(await gateway.publish(visitBy('police')));
    await open.until(({ told }) => told.length > 1);
    expect([withheld.told, withheld.ended]).toEqual([[], false]);
  });

  test('is told that missing became zero, each as what it is', async () => {
    const watch = new Watch('committee', watching('fines-imposed', 'culture'));
    const looked = { ...visit, ...joint('culture') };
    // Visits come and are withdrawn until the watch is certainly there for one of each.
    while (watch.told.length < 2) {
      await gateway.until(await gateway.publish(inspectionRecord('z', looked)));
      await gateway.until(await gateway.publish(inspectionRecord('z', { ...looked, withdrawn: true })));
    }
    const [zero, missing] = [
      { __typename: 'ZeroValue', checks: '1' },
      { __typename: 'MissingValue', because: 'not-checked' },
    ];
    const told = watch.told.map(({ data }) => data!.figureChanged);
    for (const change of told) {
      expect([
        { previous: missing, figure: { value: zero, frame: expect.anything() } },
        { previous: zero, figure: { value: missing, frame: expect.anything() } },
      ]).toContainEqual(change);
    }
  });

  test('is told nothing more of a figure that becomes withheld', async () => {
    const watch = new Watch('committee', watching('inspections-done', 'police'));
    await heard(watch, 'police');
    const data = { ...inspectionsDone, definitionVersion: 2, validFrom: '2013-02-01', sensitivity: 'withhold-small' };
    await gateway.until(
      await gateway.publish({ type: 'agencies.indicator', subject: 'indicator-inspections-done', data }),
    );
    const until = watch.told.length;
    const open = new Watch('committee', watching('findings', 'health'));
    while (open.told.length === 0) {
      const findings = [{ item: 'i', agency: 'health', result: 'met' }];
      const joined = { ...visit, ...joint('police', 'health'), findings };
      await gateway.until(await gateway.publish(inspectionRecord(`j${(made += 1)}`, joined)));
    }
    expect([watch.told.length, watch.ended]).toEqual([until, false]);
  });

  test('hears the reason and no more once the figure is none of theirs', async () => {
    const watch = new Watch('officer', watching('findings', 'culture'));
    const own = new Watch('officer', watching('findings', 'police'));
    const findings = ['culture', 'police'].map((agency) => ({ item: 'i', agency, result: 'met' }));
    while (watch.told.length === 0 || own.told.length === 0) {
      const joined = { ...visit, ...joint('police', 'culture'), findings };
      await gateway.until(await gateway.publish(inspectionRecord(`r${(made += 1)}`, joined)));
    }
    const data = { ...findingsMade, definitionVersion: 2, validFrom: '2013-02-01', sensitivity: 'restricted' };
    await gateway.publish({ type: 'agencies.indicator', subject: 'indicator-findings', data });
    await watch.until(({ ended }) => ended);
    expect(watch.told.at(-1)!.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(own.ended).toBe(false);
  });

  test('is refused a figure that there is not, and the subscription is over', async () => {
    const watch = new Watch('committee', watching('no-such-indicator', 'police'));
    await watch.until(({ ended }) => ended);
    expect(watch.told).toMatchObject([
      { errors: [{ extensions: { code: 'BAD_USER_INPUT', rule: 'indicator-unknown' } }] },
    ]);
  });

  test('is refused without the right, like everywhere', async () => {
    const watch = new Watch('admin', watching('inspections-done', 'police'));
    await watch.until(({ ended }) => ended);
    expect(watch.told).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
  });

  test('hears the reason and no more once the account has ended', async () => {
    const watch = new Watch('head', watching('inspections-done', 'police'));
    await heard(watch, 'police');
    const data = { ...accountData('head'), to: '2013-12-30' };
    await gateway.publish({ type: 'agencies.account', subject: 'account-head', data });
    await watch.until(({ ended }) => ended);
    expect(watch.told.at(-1)!.errors![0]!.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(watch.told.at(-1)!.data?.figureChanged ?? null).toBeNull();
  });

  test('hears no more once the token has expired', async () => {
    const watch = new Watch('committee', watching('inspections-done', 'police'), { expiresInSeconds: 2 });
    await watch.until(({ ended }) => ended);
    expect(watch.told.at(-1)!.errors![0]!.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      details: { why: 'expired' },
    });
  });
});

describe('a WebSocket', () => {
  test('is closed for who has no valid token', async () => {
    const watch = new Watch('committee', watching('inspections-done', 'police'), { expiresInSeconds: -10 });
    await watch.until(({ ended }) => ended);
    expect(watch.told).toEqual([]);
  });

  test('refuses what is refused over HTTP', async () => {
    const results = gateway
      .socket('committee')
      .iterate({ query: `{ units ${'{ parent '.repeat(15)} { key } ${'}'.repeat(15)} }` });
    await expect(results.next()).rejects.toMatchObject([{ extensions: { code: 'QUERY_TOO_LARGE', limit: 'depth' } }]);
  });

  test.each([
    ['what does not parse', '{ units {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that there is not', '{ units { secret } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a mutation', 'mutation { units }', 'OPERATION_NOT_SERVED'],
    [
      'no operation of that name',
      'query A { units { key } } query B { units { key } }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['a variable of another type', 'query ($on: Day!) { units(on: $on) { key } }', 'BAD_USER_INPUT'],
    ['a text that no store can keep', '{ units(code: "\\u0000") { key } }', 'BAD_USER_INPUT'],
  ])('answers %s with a code', async (_, query, code) => {
    const told: unknown[] = [];
    await new Promise<void>((resolve) => {
      gateway.socket('committee').subscribe(
        { query },
        {
          next: ({ errors }) => void told.push(...(errors ?? [])),
          error: (errors) => {
            told.push(...(errors as unknown[]));
            resolve();
          },
          complete: resolve,
        },
      );
    });
    expect(told).toMatchObject([{ extensions: { code } }]);
  });

  test('asks nothing more for a token that has expired since it was opened', async () => {
    const client = gateway.socket('committee', { expiresInSeconds: 2, keeps: true });
    const watch = new Watch('committee', watching('inspections-done', 'police'), { expiresInSeconds: 2 });
    expect((await client.iterate({ query: '{ units { key } }' }).next()).value).toHaveProperty('data.units');
    await watch.until(({ ended }) => ended);
    const later = client.iterate({ query: '{ units { key } }' });
    await expect(later.next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('has at most so many operations open as the limits say', async () => {
    await using strict = await testGateway({ limits: { open: 1 } });
    await strict.until(await strict.publish(...beginning));
    const client = strict.socket('committee');
    const results = [1, 2, 3].map(() => client.iterate({ query: watching('inspections-done', 'police') }).next());
    await expect(Promise.race(results)).rejects.toMatchObject([
      { extensions: { code: 'QUERY_TOO_LARGE', limit: 'open' } },
    ]);
    results.forEach((result) => result.catch(() => undefined));
  });
});
