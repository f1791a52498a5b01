import { loadedLedger, type SampleLedger } from '../ledger/sample-ledger.ts';
import { askedFigure, positionOf } from '../measures/as-of.ts';
import { askedOverview } from '../measures/overview.ts';

/** A ledger of so many facts: what it took, and how fast it answers. */
export interface LedgerPoint {
  readonly facts: number;
  /** Of the load with its sums, pictures and indexes. */
  readonly seconds: number;
  /** Everything in the ledger's schema, indexes included. */
  readonly bytes: number;
  /** Rows of sums: what an overview reads. */
  readonly cells: number;
  /** Most that the loading process held, MiB. */
  readonly memoryMiB: number;
  /** Milliseconds of an overview of 108 communes by 3 indicators over half a year. */
  readonly overviewMs: number;
  /** Milliseconds of one figure of one agency over half a year: live, and as of positions spread over the log. */
  readonly figureMs: number;
  readonly asOfMs: number;
}

const QUERIES = 20;

/** Fills a ledger through the gateway's own bulk load, and asks it. */
export async function ledgerPoint(url: string, wanted: number): Promise<LedgerPoint> {
  const watched = watchMemory();
  const ledger = await loadedLedger(url, wanted);
  const memoryMiB = watched.most();
  try {
    return { ...(await sizesOf(ledger)), ...(await answersOf(ledger)), memoryMiB };
  } finally {
    await ledger.close();
  }
}

async function sizesOf({ pool, facts, loadedInMs }: SampleLedger) {
  const { rows } = await pool.query<{ bytes: string; cells: string }>(
    `select sum(pg_total_relation_size(oid))::text as bytes, (select count(*) from gateway_g1.cells)::text as cells
     from pg_class where relkind = 'r' and relnamespace = 'gateway_g1'::regnamespace`,
  );
  return { facts, seconds: loadedInMs / 1000, bytes: Number(rows[0]!.bytes), cells: Number(rows[0]!.cells) };
}

async function answersOf(ledger: SampleLedger) {
  const live = () => askedFigure(ledger, QUERIES, () => null);
  const asOf = () => askedFigure(ledger, QUERIES, (n) => positionOf(ledger, n));
  // Each once to warm up.
  await askedOverview(ledger, 2);
  await live();
  await asOf();
  return {
    overviewMs: (await askedOverview(ledger, QUERIES)).ms,
    figureMs: (await live()).ms,
    asOfMs: (await asOf()).ms,
  };
}

const MIB = 2 ** 20;
const LOOK_EVERY_MS = 100;

function watchMemory() {
  let most = 0;
  const look = () => (most = Math.max(most, process.memoryUsage().rss / MIB));
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    most() {
      clearInterval(timer);
      return Math.round(look());
    },
  };
}
