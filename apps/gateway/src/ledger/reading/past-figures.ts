import { pastFigures } from '@lien-nganh/contracts/reporting';
import type { ContractData, ContractEvent, Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { ClientBase } from 'pg';
import { covering, importedThen, type Imported } from '../../figure/counting/imported.ts';
import { axisOf, type Question } from '../../figure/question.ts';
import type { Definition } from '../../measures/definition.ts';
import { amountsKey } from './amounts.ts';
import type { Stretch } from '../drill-down/detail.ts';
import type { Reading } from './materials.ts';
import type { Ledger } from '../schema.ts';
import { cutAt } from './spans.ts';

export interface PastFiguresAsked {
  readonly indicators: readonly string[];
  readonly axis: 'total' | 'agency' | 'obligation';
  readonly lines: readonly string[];
  readonly asOf: bigint | null;
}

/** Figures of papers by what they are of; none is of an obligation. */
export type PastFigures = ReadonlyMap<string, readonly Imported[]>;

/** Reads the figures of papers as they were known at a position: each record in its last state up to there. */
export async function readPastFigures(
  tx: ClientBase,
  { schema }: Ledger,
  { indicators, axis, lines, asOf }: PastFiguresAsked,
): Promise<PastFigures> {
  if (axis === 'obligation' || indicators.length === 0) return new Map();
  const { rows } = await tx.query<{ readonly stream: string; readonly data: ContractData<typeof pastFigures> }>(
    `select n.stream, s.data from (
       select distinct on (record) record, data from ${schema}.states
       where type = $1 and ($2::bigint is null or position <= $2) order by record, position desc) s
     join ${schema}.records n on n.id = s.record
     where s.data ->> 'indicator' = any($3) and coalesce(s.data ->> 'agency', '') = any($4)`,
    [pastFigures.type, asOf, indicators, lines],
  );
  return new Map(
    rows.map(({ stream, data: { indicator, agency, figures } }) => [
      amountsKey(indicator, agency ?? ''),
      figures.map((one) => ({ ...one, record: stream })),
    ]),
  );
}

/** Indicators of which a paper's figure came or went with these events. */
export function indicatorsOfPapers(events: readonly ContractEvent[]): readonly string[] {
  return events
    .filter(({ type }) => type === pastFigures.type)
    .map(({ data }) => (data as ContractData<typeof pastFigures>).indicator);
}

/** Where papers stand in place of records: facts of these places and days are behind no figure of the question. */
export async function paperCovers(
  { tx, ledger, known }: Reading,
  { question, definition }: { readonly question: Question; readonly definition: Definition },
): Promise<readonly Stretch[]> {
  const { axis, line } = axisOf(question);
  const { indicator, asOf, from, to } = question;
  const papers = await readPastFigures(tx, ledger, { indicators: [indicator], axis, lines: [line], asOf });
  const imported = papers.get(amountsKey(indicator, line)) ?? [];
  const { map: units } = known.units.at(question.map === 'as-now' ? null : asOf);
  const asked = { question, definition, units };
  const { used } = importedThen(imported, asked);
  if (used.length === 0) return [];
  const isCovered = covering(used, asked);
  const stock = definition.kind === 'derived-stock';
  const spans = cutAt(cutDays(used), { from: stock ? null : from, to });
  const { rows } = await tx.query<{ place: string }>(
    `select distinct f.place from ${ledger.schema}.facts f join ${ledger.schema}.series s on s.id = f.series
     where s.indicator = $1 and s.axis = $2 and s.line = $3`,
    [indicator, axis, line],
  );
  return rows.flatMap(({ place }) =>
    spans
      .filter((span) => isCovered(place, span.to))
      .map((span) => ({ place, from: span.from ?? BEGINNING, to: span.to })),
  );
}

const BEGINNING = '0001-01-01';

/** Days at which sums are cut, so that each lies wholly within the days of a paper's figure or outside of them. */
export function cutDays(imported: readonly Imported[]): readonly Day[] {
  return [...new Set(imported.flatMap(({ from, to }) => [from, addDays(to, 1)]))].sort();
}
