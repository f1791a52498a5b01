import {
  inspectionCursor,
  inspectionScope,
  pageOfInspections,
  type InspectionFilter,
  type InspectionRow,
} from '../../read-models/inspections.ts';
import type { GatewayContext } from '../context.ts';
import { unitAsked } from '../answers/questions.ts';
import { connectionFrom, pageAsked, type Connection, type PageArgs } from '../types/common.ts';
import { anybodys, INSPECTIONS } from './rights.ts';
import { stretchesWithin } from './stretches-within.ts';

export interface InspectionsAsked extends PageArgs, Partial<Omit<InspectionFilter, 'units'>> {
  readonly unit?: string | null;
}

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
