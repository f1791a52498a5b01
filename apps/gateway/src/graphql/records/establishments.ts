import {
  establishmentCursor,
  pageOfEstablishments,
  type EstablishmentFilter,
  type EstablishmentRow,
} from '../../read-models/establishments.ts';
import type { GatewayContext } from '../context.ts';
import { unitAsked } from '../answers/questions.ts';
import { connectionFrom, pageAsked, type Connection, type PageArgs } from '../types/common.ts';
import { anybodys, ESTABLISHMENTS, INSPECTIONS } from './rights.ts';
import { stretchesWithin } from './stretches-within.ts';

export interface EstablishmentsAsked extends PageArgs {
  readonly unit?: string | null;
  readonly kind?: string | null;
  readonly on?: string | null;
  readonly risk?: string | null;
  readonly notInspectedSince?: string | null;
}

/** A page of them, and by what all of them are found. */
export interface EstablishmentsAnswer extends Connection<EstablishmentRow> {
  readonly filter: EstablishmentFilter;
}

/** Establishments belong to nobody here: whoever may see one sees all. */
export async function establishmentsAsked(
  context: GatewayContext,
  asked: EstablishmentsAsked,
): Promise<EstablishmentsAnswer> {
  const page = pageAsked(asked);
  context.permit(ESTABLISHMENTS, anybodys);
  // Where nothing was inspected tells of inspections too.
  if (asked.notInspectedSince) context.permit(INSPECTIONS, anybodys);
  const filter = await filterOf(context, asked);
  const found = await pageOfEstablishments(context.parts.pool, context.live.readModels, { filter, page });
  return { ...connectionFrom(found, establishmentCursor, page.after), filter };
}

async function filterOf(context: GatewayContext, asked: EstablishmentsAsked): Promise<EstablishmentFilter> {
  const on = asked.on ?? context.today;
  const unit = await unitAsked(context, asked.unit, { from: on, to: on });
  const map = (await context.known()).units.at(null).map;
  return {
    units: unit === null ? null : stretchesWithin(map, unit).map((stretch) => stretch.unit),
    kind: asked.kind ?? null,
    on: asked.on ?? null,
    risk: asked.risk ?? null,
    notInspectedSince: asked.notInspectedSince ?? null,
  };
}

export async function establishmentById(context: GatewayContext, id: string | null): Promise<EstablishmentRow | null> {
  if (id === null || !context.may(ESTABLISHMENTS, anybodys)) return null;
  return context.loaders.establishment.load(id);
}
