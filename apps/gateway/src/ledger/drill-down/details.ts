import type { Day } from '@lien-nganh/kernel';
import type { UnitKey } from '@lien-nganh/vocabulary';
import { Placer } from '../../figure/counting/place.ts';
import { axisOf, QuestionRefused, type Question } from '../../figure/question.ts';
import {
  checkBreakdown,
  comesInReleases,
  isStock,
  isWithheldNow,
  mapDayFor,
  versionsOf,
  whyNotFed,
} from '../../figure/versions.ts';
import { latestKey } from '../../figure/same-unit.ts';
import { isPartOfAYear } from '../../figure/counting/stated.ts';
import { cursorFrom, LONGEST_PAGE, type Detail, type Details, type Page, type Stretch } from './detail.ts';
import { pairsLeftOut } from '../reading/left-out.ts';
import type { Circumstances, Reading } from '../reading/materials.ts';
import { paperCovers } from '../reading/past-figures.ts';
import { releasedDetails } from '../released/release-details.ts';
import { cutAt, type Span } from '../reading/spans.ts';
import type { Definition } from '../../measures/definition.ts';

interface Asked {
  readonly question: Question;
  readonly page: Page;
  readonly circumstances: Circumstances;
}

/** @throws QuestionRefused for what is withheld, for what nothing feeds, and for an estimate */
export async function readDetails(reading: Reading, { question, page, circumstances }: Asked): Promise<Details> {
  const { known } = reading;
  const present = known.definitions.at(null);
  const { definition } = versionsOf(question, { definitions: known.definitions.at(question.asOf), present });
  if (comesInReleases(definition)) return releasedDetails(reading, { question, page, circumstances });
  if (isWithheldNow(question.indicator, present)) throw new QuestionRefused('withheld');
  checkBreakdown(question, definition);
  checkDetails(definition);
  const papers = await paperCovers(reading, { question, definition });
  const units = known.units.at(question.map === 'as-now' ? null : question.asOf);
  const days = { from: isStock(definition) ? null : question.from, to: question.to };
  const mapDay = mapDayFor(question, definition, circumstances.today);
  const stretches = await stretchesIn(reading, question, {
    spans: cutAt(question.unit === null ? [] : units.changeDays, days),
    silent: isPartOfAYear(question, definition),
    placerAt: question.unit === null ? null : placerFor(question.unit, units.map, mapDay),
    unit: question.unit === null ? null : latestKey(units.map, question.unit),
  });
  return readPage(reading, { question, page, circumstances, stretches, covered: papers });
}

function checkDetails(definition: Definition): void {
  if (whyNotFed(definition) !== null) throw new QuestionRefused('no-source');
  if (definition.kind === 'estimate') throw new QuestionRefused('no-drill-down');
}

function placerFor(unit: UnitKey, map: ConstructorParameters<typeof Placer>[0], mapDay: Day | null): Placer | null {
  const level = map.byKey.get(unit)?.level;
  if (level === undefined) throw new QuestionRefused('unit-unknown', { unit });
  return level === 'province' ? null : new Placer(map, { level, mapDay });
}

interface Cuts {
  readonly spans: readonly Span[];
  /** No event tells of just these days. */
  readonly silent: boolean;
  readonly placerAt: Placer | null;
  readonly unit: UnitKey | null;
}

const BEGINNING = '0001-01-01';

async function stretchesIn(
  { tx, ledger }: Reading,
  question: Question,
  { spans, silent, placerAt, unit }: Cuts,
): Promise<readonly Stretch[]> {
  if (silent) return [];
  const days = spans.map(({ from, to }) => ({ from: from ?? BEGINNING, to }));
  if (placerAt === null) return days.map((span) => ({ ...span, place: null }));
  const { axis, line } = axisOf(question);
  const { rows } = await tx.query<{ place: string }>(
    `select distinct c.place from ${ledger.schema}.series s join ${ledger.schema}.cells c on c.series = s.id
     where s.indicator = $1 and s.axis = $2 and s.line = $3 and c.dimension = ''`,
    [question.indicator, axis, line],
  );
  return rows.flatMap(({ place }) =>
    days
      .filter(({ to }) => {
        const site = placerAt.siteOf(place, to);
        return site.is === 'in' && site.unit === unit;
      })
      .map((span) => ({ ...span, place })),
  );
}

interface DetailRow extends Omit<Detail, 'cursor' | 'unit' | 'placements'> {
  readonly id: bigint;
  readonly n: number;
  readonly place: string;
}

interface PageAsked extends Asked {
  readonly stretches: readonly Stretch[];
  /** Where papers stand in place of facts. */
  readonly covered: readonly Stretch[];
}

/** $1 to $13 of the queries of a page. */
function valuesOf({ question, circumstances, stretches, covered }: PageAsked): readonly unknown[] {
  const { axis, line } = axisOf(question);
  const leftOut = pairsLeftOut(circumstances.leftOut, { axis, lines: [line] });
  const columns = (some: readonly Stretch[]) => [
    some.map(({ place }) => place),
    some.map(({ from }) => from),
    some.map(({ to }) => to),
  ];
  return [
    ...[question.indicator, axis, line, ...columns(stretches), question.asOf],
    ...[question.part === undefined ? null : question.breakdown, question.part ?? ''],
    ...[leftOut?.records ?? [], ...columns(covered)],
  ];
}

async function readPage({ tx, ledger: { schema } }: Reading, asked: PageAsked): Promise<Details> {
  const where = `s.indicator = $1 and s.axis = $2 and s.line = $3 and ($7::bigint is null or f.position <= $7)
    and ($8::text is null or coalesce(f.dimensions ->> $8, '') = $9) and f.record <> all($10::bigint[])
    and not exists (select from unnest($11::text[], $12::date[], $13::date[]) as x(place, "from", "to")
                    where f.occurred_on between x."from" and x."to" and x.place = f.place)`;
  const from = `${schema}.facts f join ${schema}.series s on s.id = f.series
    join unnest($4::text[], $5::date[], $6::date[]) as d(place, "from", "to")
      on f.occurred_on between d."from" and d."to" and (d.place is null or d.place = f.place)`;
  const values = valuesOf(asked);
  const count = await tx.query<{ count: number }>(`select count(*)::int as count from ${from} where ${where}`, [
    ...values,
  ]);
  const { page } = asked;
  const first = Math.min(Math.max(page.first, 0), LONGEST_PAGE);
  const { rows } = await tx.query<DetailRow>(
    `select f.record as id, f.position, f.n, f.version, f.occurred_on as "occurredOn", f.known_day as "knownDay", f.sign,
       s.indicator, s.axis, s.line, f.item, f.subject, f.place, f.sensitivity, f.value, f.dimensions, r.stream as record,
       e.event, e.recorded_at as "recordedAt"
     from ${from}
     join ${schema}.records r on r.id = f.record
     join lateral (select event, recorded_at from ${schema}.states t where t.position = f.position limit 1) e on true
     where ${where} and (f.position, f.record, f.n) > ($14::bigint, $15::bigint, $16::int)
     order by f.position, f.record, f.n limit $17`,
    [...values, ...cursorFrom(page.after), first + 1],
  );
  const facts = rows.slice(0, first).map(detailFrom);
  return { totalCount: count.rows[0]!.count, facts, hasMore: rows.length > first };
}

function detailFrom({ id, n, place, ...row }: DetailRow): Detail {
  const [unit, ...placements] = place === '' ? [] : place.split('>');
  return { ...row, cursor: `${row.position}.${id}.${n}`, unit: unit ?? null, placements };
}
