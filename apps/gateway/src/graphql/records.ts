import type { UnitKey, UnitMap } from '@lien-nganh/vocabulary';
import { establishmentCursor, pageOfEstablishments, type EstablishmentRow } from '../read-models/establishments.ts';
import {
  inspectionCursor,
  inspectionScope,
  pageOfInspections,
  type InspectionFilter,
  type InspectionRow,
  type UnitStretch,
} from '../read-models/inspections.ts';
import { keysOfSame } from '../figure/same-unit.ts';
import type { GatewayContext } from './context.ts';
import { unitAsked } from './questions.ts';
import { connectionFrom, pageAsked, type Connection, type PageArgs } from './types/common.ts';

export interface InspectionsAsked extends PageArgs, Partial<Omit<InspectionFilter, 'units'>> {
  readonly unit?: string | null;
}

const INSPECTIONS = 'gateway.read-inspections';
const ESTABLISHMENTS = 'gateway.read-establishments';
const anybodys = { sensitivity: 'internal', owners: [] } as const;

/** Inspections that the caller may see; the others are not counted either. */
export async function inspectionsAsked(
  context: GatewayContext,
  asked: InspectionsAsked,
): Promise<Connection<InspectionRow>> {
  const { parts, live } = context;
  const page = pageAsked(asked);
  const filter = await filterOf(context, asked);
  const seesAll = context.may(INSPECTIONS, anybodys);
  const maySee = seesAll ? null : (scope: ReturnType<typeof inspectionScope>) => context.may(INSPECTIONS, scope);
  const found = await pageOfInspections(parts.pool, live.readModels, { filter, page, maySee });
  return connectionFrom(
    found,
    (row) => inspectionCursor({ occurredOn: row.occurredOn, inspection: row.inspection }),
    page.after,
  );
}

const anything: InspectionFilter = {
  from: null,
  to: null,
  units: null,
  agency: null,
  obligation: null,
  establishment: null,
  outcome: null,
  withdrawn: false,
};

async function filterOf(context: GatewayContext, asked: InspectionsAsked): Promise<InspectionFilter> {
  const { unit, first: _first, after: _after, ...given } = asked;
  const to = asked.to ?? context.today;
  const key = await unitAsked(context, unit, { from: asked.from ?? to, to });
  const units = key === null ? null : stretchesWithin((await context.known()).units.at(null).map, key);
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...anything, ...Object.fromEntries(named), units };
}

/** One inspection, `null` when there is none or it is none of the caller's business. */
export async function inspectionById(context: GatewayContext, id: string): Promise<InspectionRow | null> {
  const row = await context.loaders.inspection.load(id);
  return row !== null && context.may(INSPECTIONS, inspectionScope(row)) ? row : null;
}

export interface EstablishmentsAsked extends PageArgs {
  readonly unit?: string | null;
  readonly kind?: string | null;
  readonly on?: string | null;
  readonly risk?: string | null;
  readonly notInspectedSince?: string | null;
}

/** Establishments belong to nobody here: whoever may see one sees all. */
export async function establishmentsAsked(
  context: GatewayContext,
  asked: EstablishmentsAsked,
): Promise<Connection<EstablishmentRow>> {
  const page = pageAsked(asked);
  context.permit(ESTABLISHMENTS, anybodys);
  // Where nothing was inspected tells of inspections too.
  if (asked.notInspectedSince) context.permit(INSPECTIONS, anybodys);
  const on = asked.on ?? context.today;
  const unit = await unitAsked(context, asked.unit, { from: on, to: on });
  const map = (await context.known()).units.at(null).map;
  const filter = {
    units: unit === null ? null : stretchesWithin(map, unit).map((stretch) => stretch.unit),
    kind: asked.kind ?? null,
    on: asked.on ?? null,
    risk: asked.risk ?? null,
    notInspectedSince: asked.notInspectedSince ?? null,
  };
  const found = await pageOfEstablishments(context.parts.pool, context.live.readModels, { filter, page });
  return connectionFrom(found, establishmentCursor, page.after);
}

export async function establishmentById(context: GatewayContext, id: string | null): Promise<EstablishmentRow | null> {
  if (id === null || !context.may(ESTABLISHMENTS, anybodys)) return null;
  return context.loaders.establishment.load(id);
}

/** A unit under all its keys, with all that lay directly or indirectly in it, each for the days on which both were. */
export function stretchesWithin(map: UnitMap, key: UnitKey): readonly UnitStretch[] {
  const found: UnitStretch[] = keysOfSame(map, key).map((unit) => {
    const { validFrom, validTo } = map.byKey.get(unit)!;
    return { unit, from: validFrom, until: validTo };
  });
  for (let index = 0; index < found.length; index++) {
    const above = found[index]!;
    const { code } = map.byKey.get(above.unit)!;
    for (const child of map.byParentCode.get(code) ?? []) {
      const from = later(above.from, child.validFrom);
      const until = earlier(above.until, child.validTo);
      if (from === null || until === null || from < until) found.push({ unit: child.key, from, until });
    }
  }
  return found;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
