import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { idIn } from '@lien-nganh/kernel';
import type { Detail } from '../../ledger/drill-down/detail.ts';
import type { GatewayContext } from '../context.ts';
import { askFigure, eventsBehind, type FigureAnswer } from '../answers/figures.ts';
import { Needs } from '../limits/guard.ts';
import { askOverview, type OverviewAnswer } from '../answers/overviews.ts';
import { inspectionById } from '../records/inspections.ts';
import { FigureArgs, OverviewArgs } from '../types/args.ts';
import { PageArgs, pageAsked } from '../types/common.ts';
import { Figure, FigureEvent, FigureEventConnection } from '../types/figure.ts';
import { Overview } from '../types/overview.ts';
import { Inspection } from '../types/record.ts';
import { Unit } from '../types/unit.ts';
import { unitByKey } from '../answers/units.ts';

@Resolver(() => Figure)
export class FigureResolver {
  @Query(() => Figure, {
    nullable: true,
    description: 'One number of the province, a unit, an agency or an obligation.',
  })
  @Needs('gateway.read-figures')
  figure(@Context() context: GatewayContext, @Args() args: FigureArgs): Promise<FigureAnswer> {
    return askFigure(context, 'gateway.read-figures', args);
  }

  @Query(() => Overview, { nullable: true, description: 'Units, agencies or obligations against indicators.' })
  @Needs('gateway.read-overview')
  overview(@Context() context: GatewayContext, @Args() args: OverviewArgs): Promise<OverviewAnswer> {
    return askOverview(context, args);
  }

  @ResolveField(() => FigureEventConnection, {
    nullable: true,
    description:
      'The ledger’s rows behind the value, those that were taken back too. A withheld value has none to show.',
  })
  events(@Context() context: GatewayContext, @Parent() figure: FigureAnswer, @Args() page: PageArgs) {
    return eventsBehind(context, figure, pageAsked(page));
  }

  @ResolveField(() => Unit, { nullable: true, description: 'Null: the whole province.' })
  unit(@Context() context: GatewayContext, @Parent() { question, frame }: FigureAnswer) {
    return unitByKey(context, question.unit, frame.spans.at(-1)?.to ?? question.to);
  }
}

@Resolver(() => FigureEvent)
export class FigureEventResolver {
  @ResolveField(() => Inspection, { nullable: true, description: 'The inspection, where it is the record of one.' })
  inspection(@Context() context: GatewayContext, @Parent() { record }: Detail) {
    const id = idIn(record, 'inspection');
    return id === null ? null : inspectionById(context, id);
  }

  @ResolveField(() => ID, {
    nullable: true,
    description: 'Where the site lies on the latest map, where its unit was split.',
  })
  placedIn(@Parent() { placements }: Detail) {
    return placements.at(-1) ?? null;
  }
}
