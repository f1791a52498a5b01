import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { MapChoice } from '@lien-nganh/vocabulary';
import { figureByRef } from '../../reports/by-ref.ts';
import { compose, type Composed } from '../../reports/compose.ts';
import { shownAdjustments, shownAnnexes, shownReport, shownSections } from '../../reports/shown.ts';
import {
  shownChanges,
  shownDelays,
  shownDifferences,
  shownLate,
  shownReceived,
} from '../../reports/changed/shown-changes.ts';
import type { GatewayContext } from '../context.ts';
import { Needs } from '../limits/guard.ts';
import { Figure } from '../types/figure.ts';
import {
  EntryDelay,
  LateWork,
  ReportAdjustment,
  ReportChanges,
  ReportLineDifference,
  ReportReceived,
} from '../types/report-changes.ts';
import { ReportAnnex, ReportSection } from '../types/report-parts.ts';
import { Report, ReportArgs, ReportFigureArgs } from '../types/report.ts';

interface Answer {
  readonly composed: Composed;
}

const NARRATIVE = 'With what was written, read with the caller’s own token.';

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => Report, { nullable: true, description: 'A report by its template, filled from what was recorded.' })
  @Needs('gateway.read-reports')
  async report(@Context() context: GatewayContext, @Args() { agency, asOf, map, ...key }: ReportArgs) {
    const asked = { ...key, reporter: agency ?? null, position: asOf ?? null, map: map as MapChoice };
    return shownReport(context, await compose(context, asked));
  }

  @Query(() => Figure, {
    nullable: true,
    description: 'The figure that a reference on a document names, at any position: with its events.',
  })
  @Needs('gateway.read-figures')
  reportFigure(@Context() context: GatewayContext, @Args() args: ReportFigureArgs) {
    return figureByRef(context, args);
  }

  @ResolveField(() => [ReportSection], { nullable: true, description: NARRATIVE })
  sections(@Context() context: GatewayContext, @Parent() { composed }: Answer) {
    return shownSections(context, composed);
  }

  @ResolveField(() => [ReportAnnex], { nullable: true })
  annexes(@Parent() { composed }: Answer) {
    return shownAnnexes(composed);
  }

  @ResolveField(() => [ReportAdjustment], { nullable: true, description: NARRATIVE })
  adjustments(@Context() context: GatewayContext, @Parent() { composed }: Answer) {
    return shownAdjustments(context, composed);
  }

  @ResolveField(() => [ReportReceived], { nullable: true, description: 'Every addressee of the period.' })
  received(@Parent() { composed }: Answer) {
    return shownReceived(composed);
  }

  @ResolveField(() => [LateWork], { nullable: true, description: 'What waits, as far as the caller may see it.' })
  lateWork(@Context() context: GatewayContext, @Parent() { composed }: Answer) {
    return shownLate(context, composed);
  }

  @ResolveField(() => Int, { description: 'Late records that the figures leave out.' })
  leftOut(@Parent() { composed }: Answer): number {
    return composed.late.late.filter(({ isIn }) => !isIn).length;
  }

  @ResolveField(() => ReportChanges, { nullable: true, description: 'Later corrections, withdrawals, late entries.' })
  changedSince(@Context() context: GatewayContext, @Parent() { composed }: Answer) {
    return shownChanges(context, composed);
  }

  @ResolveField(() => [ReportLineDifference], {
    nullable: true,
    description: 'Of a consolidated report: where a line is not what its agency signed, with the events between.',
  })
  lineDifferences(@Context() context: GatewayContext, @Parent() { composed }: Answer) {
    return shownDifferences(context, composed);
  }

  @ResolveField(() => [EntryDelay], { nullable: true, description: 'From happening to entry, per agency.' })
  delays(@Context() context: GatewayContext, @Parent() { composed }: Answer) {
    return shownDelays(context, composed);
  }
}
