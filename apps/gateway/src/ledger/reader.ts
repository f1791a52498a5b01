import type { Day } from '@lien-nganh/kernel';
import { inTransaction } from '@lien-nganh/postgres';
import type pg from 'pg';
import { figure } from '../figure/figure.ts';
import { checkQuestion, type Question } from '../figure/question.ts';
import type { Figure } from '../figure/value.ts';
import { readBetween, readReleasesBetween, type BetweenAsked } from './drill-down/changes-between.ts';
import type { Details, Page } from './drill-down/detail.ts';
import { readDetails } from './drill-down/details.ts';
import { checkAsOf, positionOfDay } from './reading/as-of.ts';
import { KnownReferences, type Known } from './reading/references.ts';
import { readLatePlaced, readLateRecords, readLateReleases } from './drill-down/late-records.ts';
import type { LateAsked, LatePlaced, LateRecord } from './drill-down/late-records.ts';
import { readFigures } from './reading/many-figures.ts';
import { askedBy, readMaterials, type Circumstances, type Reading } from './reading/materials.ts';
import { readReleasesEnding, type Releases, type ReleasesEnding } from './released/release-store.ts';
import { readOverview, type Overview, type OverviewQuestion } from './reading/overview.ts';
import type { Ledger } from './schema.ts';
import { linesBooked } from './writing/series-store.ts';
import type { Series } from './series.ts';

interface Cancellable {
  readonly signal?: AbortSignal;
}

/**
 * Answers questions from one ledger. One object serves all requests; it holds definitions and units in memory.
 * Every method throws QuestionRefused for a question that has no answer.
 */
export class LedgerReader {
  readonly #references: KnownReferences;

  constructor(
    private readonly pool: pg.Pool,
    readonly ledger: Ledger,
  ) {
    this.#references = new KnownReferences(ledger);
  }

  async figure(question: Question, circumstances: Circumstances): Promise<Figure> {
    check(question, circumstances);
    return this.#reading(circumstances, async (reading) => {
      const asked = askedBy(question);
      const materials = await readMaterials(reading, asked, circumstances);
      return figure(question, materials(question.indicator, asked.lines[0]!));
    });
  }

  /** Many questions of any kind, those of the same days and axis read at once: the figures in the order of the questions. */
  async figures(questions: readonly Question[], circumstances: Circumstances): Promise<readonly Figure[]> {
    for (const question of questions) check(question, circumstances);
    return this.#reading(circumstances, (reading) => readFigures(reading, questions, circumstances));
  }

  /** Many figures in few queries. */
  async overview(question: OverviewQuestion, circumstances: Circumstances): Promise<Overview> {
    check(question, circumstances);
    return this.#reading(circumstances, (reading) => readOverview(reading, question, circumstances));
  }

  /** The facts behind a figure, those that were taken back too, in order of position, a page at a time. */
  async details(question: Question, page: Page, circumstances: Circumstances): Promise<Details> {
    check(question, circumstances);
    return this.#reading(circumstances, (reading) => readDetails(reading, { question, page, circumstances }));
  }

  /** Released tables of these indicators whose last day lies in the asked days, each in its newest edition. */
  releasesEnding(asked: ReleasesEnding, options: Cancellable = {}): Promise<Releases> {
    return this.#reading(options, ({ tx, ledger }) => readReleasesEnding(tx, ledger, asked));
  }

  /** Records that first count in some days after a position, and tables that were first released then. */
  late(asked: LateAsked, options: Cancellable = {}): Promise<readonly LateRecord[]> {
    return this.#reading(options, async (reading) => [
      ...(await readLateRecords(reading, asked)),
      ...(await readLateReleases(reading, asked)),
    ]);
  }

  /** Such records by the places where they count. */
  latePlaced(asked: LateAsked, options: Cancellable = {}): Promise<readonly LatePlaced[]> {
    return this.#reading(options, (reading) => readLatePlaced(reading, asked));
  }

  /** What came between two positions: facts, and editions of released tables. */
  between(asked: BetweenAsked, options: Cancellable = {}) {
    return this.#reading(options, async (reading) => ({
      facts: await readBetween(reading, asked),
      releases: await readReleasesBetween(reading, asked),
    }));
  }

  /** Every line of an axis on which something was ever booked: agencies that did something, obligations that were served. */
  linesBooked(axis: Series['axis'], options: Cancellable = {}): Promise<readonly string[]> {
    return this.#reading(options, ({ tx, ledger }) => linesBooked(tx, ledger, axis));
  }

  /** The position that "as of this day" means. */
  positionOfDay(day: Day, options: Cancellable = {}): Promise<bigint> {
    return this.#reading(options, ({ tx }) => positionOfDay(tx, this.ledger, day));
  }

  /** Definitions and units as the ledger has them, of any position. */
  async known(options: Cancellable = {}): Promise<Known> {
    options.signal?.throwIfAborted();
    return (await this.#references.current(this.pool)) ?? this.#reading(options, ({ known }) => Promise.resolve(known));
  }

  /** All queries of one question see one moment: sums and facts agree. */
  #reading<T>(options: Cancellable, work: (reading: Reading) => Promise<T>): Promise<T> {
    return inTransaction(
      this.pool,
      async (tx) => work({ tx, ledger: this.ledger, known: await this.#references.read(tx) }),
      { ...options, snapshot: true },
    );
  }
}

function check(
  question: Parameters<typeof checkQuestion>[0] & Pick<Question, 'asOf'>,
  { frontier }: Circumstances,
): void {
  checkQuestion(question);
  checkAsOf(question.asOf, frontier);
}
