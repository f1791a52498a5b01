import type { Day } from '@lien-nganh/kernel';
import { allAgencies, obligations as obligationTable, type ObligationRecord } from '@lien-nganh/contracts/reference';
import {
  ancestorsOn,
  validOn,
  type Sentences,
  type Unit,
  type UnitKey,
  type UnitLevel,
  type UnitMap,
} from '@lien-nganh/vocabulary';
import { latestKey, spansOfSame, type Days } from '../../figure/same-unit.ts';
import type { GatewayContext } from '../context.ts';
import { shownSpan } from './figures.ts';

/** What rows are asked for: units inside a unit, or agencies, or obligations. */
export interface RowsAsked {
  readonly by: string;
  readonly level?: string | null;
  readonly unit: UnitKey | null;
  readonly agency?: string | null;
  readonly obligation?: string | null;
}

/** The keys of the rows, in order. */
export async function rowsAsked(
  context: GatewayContext,
  { by, level, unit, agency, obligation }: RowsAsked,
  days: Days,
): Promise<readonly string[]> {
  if (by === 'agency') return agency ? [agency] : agenciesIn(context, days);
  if (by === 'obligation') {
    if (obligation) return [obligation];
    return (await allObligations(context)).map(({ directive, code }) => `${directive}/${code}`);
  }
  const { map } = (await context.known()).units.at(null);
  return unitsIn(map, { unit, level: (level ?? null) as UnitLevel | null, ...days });
}

export interface UnitRow {
  readonly row: string;
  readonly spans: readonly ReturnType<typeof shownSpan>[];
}

/** When the units of rows stood, and under which keys. */
export async function unitsOfRows(
  context: GatewayContext,
  by: string,
  { rows, days }: { readonly rows: readonly string[]; readonly days: Days },
): Promise<readonly UnitRow[]> {
  if (by !== 'unit') return [];
  const { map } = (await context.known()).units.at(null);
  return rows.map((row) => ({ row, spans: spansOfSame(map, row, days).map(shownSpan) }));
}

/** What rows are called: of agencies and obligations as they are known now, of units as they were called last in the days. */
export async function namesOfRows(
  context: GatewayContext,
  by: string,
  { rows, units }: { readonly rows: readonly string[]; readonly units: readonly UnitRow[] },
): Promise<ReadonlyMap<string, Sentences>> {
  if (by === 'unit') return new Map(units.map(({ row, spans }) => [row, both(spans.at(-1)?.fullName ?? row)]));
  const named = by === 'agency' ? agencyNames(context, rows) : obligationNames(context, rows);
  return new Map((await named).map((name, index) => [rows[index]!, name]));
}

function both(name: string): Sentences {
  return { vi: name, en: name };
}

async function agencyNames({ loaders }: GatewayContext, keys: readonly string[]): Promise<readonly Sentences[]> {
  const found = await loaders.agency.loadMany(keys);
  return found.map((one, index) => (one === null || one instanceof Error ? both(keys[index]!) : one.names));
}

async function obligationNames({ loaders }: GatewayContext, keys: readonly string[]): Promise<readonly Sentences[]> {
  const found = await loaders.obligation.loadMany(keys);
  return found.map((one, index) =>
    one === null || one instanceof Error
      ? both(keys[index]!)
      : { vi: `${one.code} ${one.words}`, en: `${one.code} ${one.gloss}` },
  );
}

function allObligations({ live }: GatewayContext): Promise<readonly ObligationRecord[]> {
  return live.rows.list<ObligationRecord>(obligationTable.table, '');
}

/** Agencies that can have a line: an obligation names them, or they did something. Who runs the platform or audits it has none. */
async function agenciesIn(context: GatewayContext, { from, to }: Days): Promise<readonly string[]> {
  const [agencies, obligations, doers] = await Promise.all([
    allAgencies().resolve(context.live.rows),
    allObligations(context),
    context.live.reader.linesBooked('agency', { signal: context.signal }),
  ]);
  const named = obligations.flatMap(({ addressees, leads, coordinators }) => [addressees, leads, coordinators].flat());
  const canHaveOne = new Set([...named, ...doers]);
  return agencies
    .filter(({ validFrom, validTo }) => validFrom <= to && (validTo === null || validTo > from))
    .map(({ agency }) => agency)
    .filter((agency) => canHaveOne.has(agency));
}

/**
 * Units of a level that lay in a unit on some day, each once, under the latest key that it had; the finest level above
 * communes that there was, where none is asked.
 */
function unitsIn(
  map: UnitMap,
  { unit, level, from, to }: { unit: UnitKey | null; level: UnitLevel | null; from: Day; to: Day },
): readonly UnitKey[] {
  const valid = map.units.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= to) && (validTo === null || validTo > from),
  );
  const inside = unit === null ? valid : valid.filter((one) => liesIn(map, one, { unit, from, to }));
  const wanted = level ?? (inside.some((one) => one.level === 'district') ? 'district' : 'commune');
  const keys = inside.filter((one) => one.level === wanted).map(({ key }) => key);
  return [...new Map(keys.sort().map((key) => [latestKey(map, key), key])).values()].sort();
}

function liesIn(map: UnitMap, one: Unit, { unit, from, to }: { unit: UnitKey; from: Day; to: Day }): boolean {
  const day = validOn(one, to) ? to : validOn(one, from) ? from : one.validFrom!;
  return ancestorsOn(map, one.key, day).some(({ key }) => latestKey(map, key) === latestKey(map, unit));
}
