import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { bulkLoad } from '../rebuild/bulk-load.ts';
import { compareLedgers } from '../rebuild/compare.ts';
import type { Ledger } from '../schema.ts';
import {
  before,
  cell,
  district,
  doanKet,
  m,
  newDoanKet,
  now,
  outreach,
  province,
  quyetThang,
  released,
  tanPhong,
  testLedgers,
  type TestLedgers,
} from './examples.ts';

let ledgers: TestLedgers;

beforeAll(async () => {
  ledgers = await testLedgers();
});
afterAll(async () => {
  await ledgers.close();
});

const applied = (...slices: readonly (readonly ContractEvent[])[]) => ledgers.applied(...slices);
const asking = (ledger: Ledger) => ledgers.asking(ledger);
const number = (value: string) => ({ is: 'number', value });
const first = released(50, { period: m(7), cells: [cell(province, 20), cell(quyetThang, 20)] });
const second = released(60, { period: m(7), edition: 2, cells: [cell(province, 'withheld'), cell(quyetThang, 12)] });
const third = released(70, { period: m(7), edition: 3, cells: [cell(province, 31)] });
const log = [...before, first, second, third];

describe('the editions of a table', () => {
  test('answer one after the other, each whole, and as of a position the last one before it', async () => {
    const { valueOf } = asking(await applied(log));
    const values = async (unit: string) => Promise.all([49n, 50n, 69n, null].map((asOf) => valueOf({ unit, asOf })));
    expect(await values(province)).toEqual([
      { is: 'missing', because: 'not-released' },
      number('20'),
      { is: 'withheld' },
      number('31'),
    ]);
    expect(await values(quyetThang)).toEqual([
      { is: 'missing', because: 'not-released' },
      number('20'),
      number('12'),
      { is: 'missing', because: 'not-released' },
    ]);
  });

  test('stand in the ledger the same in whatever order they arrive, and however often', async () => {
    const orders = [
      [[third], [second, first], before],
      [before.slice(1), [first, first], [before[0]!, third, second], [second]],
    ];
    const a = await applied(log);
    for (const slices of orders) {
      const b = await applied(...slices);
      expect(await compareLedgers(ledgers.pool, { a, b }, 1_000n)).toEqual({
        facts: [],
        figures: [],
        truncated: false,
      });
      expect(await asking(b).valueOf({ asOf: 69n })).toEqual({ is: 'withheld' });
    }
  });

  test('are in a ledger that is built anew, and one that is not is named', async () => {
    const a = await applied(log);
    const rebuilt = async (events: readonly ContractEvent[]) => {
      const ledger = ledgers.next();
      const batches = (async function* () {
        yield* [events, [first]];
      })();
      await bulkLoad(ledgers.pool, ledger, { events: batches, frontier: 1_000n });
      return ledger;
    };
    const b = await rebuilt(log);
    expect(await compareLedgers(ledgers.pool, { a, b }, 1_000n)).toEqual({ facts: [], figures: [], truncated: false });
    expect(await asking(b).valueOf({ asOf: 50n })).toEqual(number('20'));
    const without = await rebuilt([...before, first, second]);
    const { facts } = await compareLedgers(ledgers.pool, { a, b: without }, 1_000n);
    expect(facts.map(({ what, a, b }) => [what.includes('edition 3'), what.includes('31'), a, b])).toEqual([
      [true, true, '1', '0'],
    ]);
  });

  test('tell whose figure may be another, once', async () => {
    const ledger = await applied(before);
    const apply = (event: ContractEvent) => ledgers.apply(ledger, [event]);
    expect(await apply(first)).toEqual({ indicators: [outreach.code], days: 'any' });
    expect(await apply(first)).toEqual({ indicators: [], days: 'none' });
  });
});

describe('behind a released figure', () => {
  const august = released(80, { period: m(8), cells: [cell(province, 9), cell(quyetThang, 'withheld')] });

  test('stands the event that released it, and nothing below', async () => {
    const { details } = asking(await applied([...log, august]));
    const asked = { ...m(7, 8) };
    const { facts, totalCount, hasMore } = await details(asked);
    expect([totalCount, hasMore]).toEqual([2, false]);
    expect(facts.map(({ event, record, value, unit, occurredOn }) => [event, record, value, unit, occurredOn])).toEqual(
      [
        ['event-70', 'release-outreach-contacts', '31', province, '2013-07-31'],
        ['event-80', 'release-outreach-contacts', '9', province, '2013-08-31'],
      ],
    );
    const page = await details(asked, { first: 1 });
    expect([page.facts.length, page.hasMore]).toEqual([1, true]);
    const next = await details(asked, { first: 1, after: page.facts[0]!.cursor });
    expect([next.facts[0]!.value, next.hasMore]).toEqual(['9', false]);
  });

  test('stands nothing where it is missing, and what is withheld is refused', async () => {
    const { details } = asking(await applied([...log, august]));
    expect(await details({ ...m(9) })).toEqual({ totalCount: 0, facts: [], hasMore: false });
    await expect(details({ ...m(8), unit: quyetThang })).rejects.toMatchObject({ rule: 'withheld' });
    await expect(details({ asOf: 60n })).rejects.toMatchObject({ rule: 'withheld' });
  });
});

describe('the overview of what comes in releases', () => {
  const table = released(90, {
    period: m(7),
    edition: 4,
    obligations: ['879/O31'],
    cells: [
      cell(province, 'withheld'),
      cell(district, 'withheld'),
      cell(quyetThang, 8),
      cell(tanPhong, 9),
      cell(doanKet, 7),
    ],
  });
  const base = { indicators: [outreach.code], agency: null, obligation: null, ...m(7), asOf: null };
  const rows = [quyetThang, tanPhong, doanKet];

  test('shows a withheld whole as withheld, whatever could be added up beside it', async () => {
    const { reader } = asking(await applied([...log, table]));
    const overview = await reader.overview(
      { ...base, map: 'as-was', rows: { by: 'unit', keys: [...rows, district] } },
      now,
    );
    const values = overview.rows.map(({ figures }) => figures[0]!.value);
    expect(values).toEqual([number('8'), number('9'), number('7'), { is: 'withheld' }]);
    expect(overview.total[0]!.value).toEqual({ is: 'withheld' });
    expect(overview.cannotBePlaced).toEqual([
      { level: 'commune', values: [null] },
      { level: 'district', values: [null] },
    ]);
  });

  test('works out nothing that cannot be placed on another map', async () => {
    const { reader } = asking(await applied([...log, table]));
    const overview = await reader.overview({ ...base, map: 'as-now', rows: { by: 'unit', keys: [newDoanKet] } }, now);
    expect(overview.rows[0]!.figures[0]!.value).toEqual({ is: 'cannot-be-carried', because: 'several' });
    expect(overview.cannotBePlaced).toEqual([{ level: 'commune', values: [null] }]);
  });

  test('has no lines of agencies, and the whole on the line of an obligation that the release names', async () => {
    const { reader } = asking(await applied([...log, table]));
    const by = async (by: 'agency' | 'obligation', key: string) => {
      const { rows, total } = await reader.overview(
        { ...base, map: 'as-was', rows: { by, keys: [key], unit: quyetThang } },
        now,
      );
      return [rows[0]!.figures[0]!.value, total[0]!.value];
    };
    expect(await by('agency', 'health')).toEqual([{ is: 'missing', because: 'no-lines' }, number('8')]);
    expect(await by('obligation', '879/O31')).toEqual([number('8'), number('8')]);
  });
});
