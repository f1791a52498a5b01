import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { EstablishmentRow } from '../../read-models/establishments.ts';
import type { InspectionRow } from '../../read-models/inspections.ts';
import { csvOf } from '../../table/csv.ts';
import type { GatewayContext } from '../context.ts';
import { Needs } from '../limits/guard.ts';
import { daysOfEstablishments, establishmentsTable } from '../records/establishments-table.ts';
import { establishmentById, establishmentsAsked, type EstablishmentsAnswer } from '../records/establishments.ts';
import { inspectionsAsked } from '../records/inspections.ts';
import { PositionScalar } from '../schema/scalars.ts';
import { workbookOf } from '../table/files.ts';
import { tableFrame } from '../table/table-frame.ts';
import { EstablishmentArgs, InspectionArgs } from '../types/args.ts';
import { PageArgs } from '../types/common.ts';
import { CSV, XLSX } from '../types/files.ts';
import { Establishment, EstablishmentConnection, Inspection, InspectionConnection } from '../types/record.ts';
import { TableFrame } from '../types/table-frame.ts';
import { Unit } from '../types/unit.ts';
import { unitByKey } from '../answers/units.ts';

@Resolver(() => Inspection)
export class InspectionResolver {
  @Query(() => InspectionConnection, { nullable: true, description: 'Disclosed inspections, the latest first.' })
  @Needs('gateway.read-inspections')
  inspections(@Context() context: GatewayContext, @Args() args: InspectionArgs) {
    return inspectionsAsked(context, args);
  }

  @ResolveField(() => Unit, { nullable: true, description: 'Where it was, as it was then.' })
  unit(@Context() context: GatewayContext, @Parent() { unit, occurredOn }: InspectionRow) {
    return unitByKey(context, unit, occurredOn);
  }

  @ResolveField(() => Establishment, { nullable: true })
  establishment(@Context() context: GatewayContext, @Parent() { establishment }: InspectionRow) {
    return establishmentById(context, establishment);
  }

  @ResolveField(() => PositionScalar, { description: 'Where the log has its present state.' })
  at(@Context() { parts }: GatewayContext, @Parent() { position }: InspectionRow) {
    return `${parts.log.id}:${position}`;
  }
}

@Resolver(() => Establishment)
export class EstablishmentResolver {
  @Query(() => EstablishmentConnection, { nullable: true, description: 'Establishments, without name or address.' })
  @Needs('gateway.read-establishments')
  establishments(@Context() context: GatewayContext, @Args() args: EstablishmentArgs) {
    return establishmentsAsked(context, args);
  }

  @ResolveField(() => Unit, { nullable: true })
  unit(@Context() context: GatewayContext, @Parent() { unit, openedOn }: EstablishmentRow) {
    return unitByKey(context, unit, openedOn);
  }

  @ResolveField(() => InspectionConnection, { nullable: true, description: 'What was inspected there.' })
  inspections(
    @Context() context: GatewayContext,
    @Parent() { establishment }: EstablishmentRow,
    @Args() page: PageArgs,
  ) {
    return inspectionsAsked(context, { ...page, establishment });
  }
}

const ALL = 'All that are found, not those of the page alone, at most 20,000.';

@Resolver(() => EstablishmentConnection)
export class EstablishmentFilesResolver {
  @ResolveField(() => TableFrame, {
    description:
      'Its period: from the day since when nothing was inspected there until today; else the day on which they stand.',
  })
  frame(@Context() context: GatewayContext, @Parent() found: EstablishmentsAnswer) {
    return tableFrame(context, daysOfEstablishments(context, found));
  }

  @ResolveField(() => String, { description: `${ALL} ${CSV}` })
  async csv(@Context() context: GatewayContext, @Parent() found: EstablishmentsAnswer) {
    return csvOf(await establishmentsTable(context, found));
  }

  @ResolveField(() => String, { description: `${ALL} ${XLSX}` })
  async xlsx(@Context() context: GatewayContext, @Parent() found: EstablishmentsAnswer) {
    const asked = daysOfEstablishments(context, found);
    return workbookOf(context, await establishmentsTable(context, found), { asked, figures: [] });
  }
}
