import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GatewayContext } from '../context.ts';
import { Needs } from '../guard.ts';
import { coverageCsv } from '../matrix/coverage-csv.ts';
import type { CoverageAsked } from '../matrix/picture.ts';
import { askScorecards, type ScorecardsAnswer } from '../matrix/scorecards.ts';
import { overviewCsv, scorecardsCsv } from '../matrix/tables-csv.ts';
import { askTrend, trendCsv, type TrendAnswer } from '../matrix/trend.ts';
import type { OverviewAnswer } from '../overviews.ts';
import { Coverage } from '../types/coverage.ts';
import { Overview } from '../types/overview.ts';
import { ScorecardArgs, Scorecards, Trend, TrendArgs } from '../types/scorecard.ts';

const CSV =
  'Comma-separated values. Text that a spreadsheet would run as a formula begins with an apostrophe; numbers are digits.';

@Resolver(() => Scorecards)
export class ScorecardResolver {
  @Query(() => Scorecards, { nullable: true, description: 'Figures with their change since the last period and year.' })
  @Needs('gateway.read-overview')
  scorecards(@Context() context: GatewayContext, @Args() args: ScorecardArgs) {
    return askScorecards(context, args);
  }

  @ResolveField(() => String, { description: CSV })
  csv(@Parent() scorecards: ScorecardsAnswer) {
    return scorecardsCsv(scorecards);
  }
}

@Resolver(() => Overview)
export class OverviewCsvResolver {
  @ResolveField(() => String, { description: CSV })
  csv(@Parent() overview: OverviewAnswer) {
    return overviewCsv(overview);
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
    return trendCsv(trend);
  }
}

@Resolver(() => Coverage)
export class CoverageCsvResolver {
  @ResolveField(() => String, { description: CSV })
  csv(@Context() context: GatewayContext, @Parent() asked: CoverageAsked) {
    return coverageCsv(context, asked);
  }
}
