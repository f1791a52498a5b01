import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { csvOf } from '../../table/csv.ts';
import type { GatewayContext } from '../context.ts';
import { Needs } from '../limits/guard.ts';
import { coverageTable } from '../matrix/coverage-table.ts';
import { workbookOf } from '../table/files.ts';
import type { CoverageAsked } from '../matrix/picture.ts';
import { askScorecards, type ScorecardsAnswer } from '../matrix/scorecards.ts';
import { tableFrame } from '../table/table-frame.ts';
import { figuresInOverview, figuresInScorecards, overviewTable, scorecardsTable } from '../table/tables.ts';
import { askTrend, trendTable, type TrendAnswer } from '../matrix/trend.ts';
import type { OverviewAnswer } from '../answers/overviews.ts';
import { periodAsked } from '../answers/questions.ts';
import { Coverage } from '../types/coverage.ts';
import { CSV, XLSX } from '../types/files.ts';
import { Overview } from '../types/overview.ts';
import { ScorecardArgs, Scorecards, Trend, TrendArgs } from '../types/scorecard.ts';
import { TableFrame } from '../types/table-frame.ts';

@Resolver(() => Scorecards)
export class ScorecardResolver {
  @Query(() => Scorecards, { nullable: true, description: 'Figures with their change since the last period and year.' })
  @Needs('gateway.read-overview')
  scorecards(@Context() context: GatewayContext, @Args() args: ScorecardArgs) {
    return askScorecards(context, args);
  }

  @ResolveField(() => TableFrame)
  async frame(@Context() context: GatewayContext, @Parent() { asked }: ScorecardsAnswer) {
    return tableFrame(context, await periodAsked(context, asked));
  }

  @ResolveField(() => String, { description: CSV })
  csv(@Parent() scorecards: ScorecardsAnswer) {
    return csvOf(scorecardsTable(scorecards));
  }

  @ResolveField(() => String, { description: XLSX })
  async xlsx(@Context() context: GatewayContext, @Parent() scorecards: ScorecardsAnswer) {
    const asked = await periodAsked(context, scorecards.asked);
    return workbookOf(context, scorecardsTable(scorecards), { asked, figures: figuresInScorecards(scorecards) });
  }
}

@Resolver(() => Overview)
export class OverviewTableResolver {
  @ResolveField(() => TableFrame)
  async frame(@Context() context: GatewayContext, @Parent() { asked }: OverviewAnswer) {
    return tableFrame(context, await periodAsked(context, asked));
  }

  @ResolveField(() => String, { description: CSV })
  csv(@Parent() overview: OverviewAnswer) {
    return csvOf(overviewTable(overview));
  }

  @ResolveField(() => String, { description: XLSX })
  async xlsx(@Context() context: GatewayContext, @Parent() overview: OverviewAnswer) {
    const asked = await periodAsked(context, overview.asked);
    return workbookOf(context, overviewTable(overview), { asked, figures: figuresInOverview(overview) });
  }
}

@Resolver(() => Trend)
export class TrendResolver {
  @Query(() => Trend, { nullable: true, description: 'A figure month by month, at most 36.' })
  @Needs('gateway.read-figures')
  trend(@Context() context: GatewayContext, @Args() args: TrendArgs) {
    return askTrend(context, args);
  }

  @ResolveField(() => String, { description: CSV })
  csv(@Parent() trend: TrendAnswer) {
    return csvOf(trendTable(trend));
  }

  @ResolveField(() => String, { description: XLSX })
  async xlsx(@Context() context: GatewayContext, @Parent() trend: TrendAnswer) {
    const { whole, notAddedBecause } = trend;
    const asked = await periodAsked(context, trend.asked);
    const notes = notAddedBecause === null ? [] : [`${notAddedBecause.vi} / ${notAddedBecause.en}`];
    return workbookOf(context, trendTable(trend), { asked, figures: [whole], notes });
  }
}

@Resolver(() => Coverage)
export class CoverageTableResolver {
  @ResolveField(() => String, { description: CSV })
  async csv(@Context() context: GatewayContext, @Parent() asked: CoverageAsked) {
    return csvOf(await coverageTable(context, asked));
  }

  @ResolveField(() => String, { description: XLSX })
  async xlsx(@Context() context: GatewayContext, @Parent() asked: CoverageAsked) {
    return workbookOf(context, await coverageTable(context, asked), { asked, figures: [] });
  }
}
