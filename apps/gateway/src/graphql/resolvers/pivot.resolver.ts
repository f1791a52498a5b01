import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { csvOf } from '../../table/csv.ts';
import type { NotAdded as Why } from '../../figure/counting/sums.ts';
import { whyNotAdded } from '../../figure/words/words.ts';
import type { GatewayContext } from '../context.ts';
import { Needs } from '../limits/guard.ts';
import { workbookOf } from '../table/files.ts';
import { tableFrame } from '../table/table-frame.ts';
import { askPivot, type PivotAnswer } from '../pivot/pivot.ts';
import { figuresInPivot, pivotTable } from '../pivot/pivot-table.ts';
import { CSV, XLSX } from '../types/files.ts';
import { NotAdded, NotTheSumReason, Pivot, PivotArgs } from '../types/pivot.ts';
import { TableFrame } from '../types/table-frame.ts';

@Resolver(() => Pivot)
export class PivotResolver {
  @Query(() => Pivot, { nullable: true, description: 'One indicator by rows and columns, each cell a figure.' })
  @Needs('gateway.read-figures')
  pivot(@Context() context: GatewayContext, @Args() args: PivotArgs) {
    return askPivot(context, args);
  }

  @ResolveField(() => TableFrame)
  frame(@Context() context: GatewayContext, @Parent() { period }: PivotAnswer) {
    return tableFrame(context, period);
  }

  @ResolveField(() => String, { description: CSV })
  csv(@Parent() pivot: PivotAnswer) {
    return csvOf(pivotTable(pivot));
  }

  @ResolveField(() => String, { description: XLSX })
  xlsx(@Context() context: GatewayContext, @Parent() pivot: PivotAnswer) {
    return workbookOf(context, pivotTable(pivot), { asked: pivot.period, figures: figuresInPivot(pivot) });
  }
}

@Resolver(() => NotAdded)
export class NotAddedResolver {
  @ResolveField(() => [NotTheSumReason])
  reasons(@Parent() { because }: Why): readonly NotTheSumReason[] {
    return because.map((kind) => ({ kind, sentence: whyNotAdded[kind] }));
  }
}
