import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { csvOf } from '../../table/csv.ts';
import type { GatewayContext } from '../context.ts';
import { Needs } from '../limits/guard.ts';
import { workbookOf } from '../table/files.ts';
import { tableFrame } from '../table/table-frame.ts';
import { askRanking, type RankingAnswer } from '../ranking/ranking.ts';
import { figuresInRanking, rankingTable } from '../ranking/ranking-table.ts';
import { CSV, XLSX } from '../types/files.ts';
import { Ranking, RankingArgs } from '../types/ranking.ts';
import { TableFrame } from '../types/table-frame.ts';

@Resolver(() => Ranking)
export class RankingResolver {
  @Query(() => Ranking, { nullable: true, description: 'Units or agencies by a share or by their timeliness.' })
  @Needs('gateway.read-figures')
  ranking(@Context() context: GatewayContext, @Args() args: RankingArgs) {
    return askRanking(context, args);
  }

  @ResolveField(() => TableFrame)
  frame(@Context() context: GatewayContext, @Parent() { period }: RankingAnswer) {
    return tableFrame(context, period);
  }

  @ResolveField(() => String, { description: CSV })
  csv(@Parent() ranking: RankingAnswer) {
    return csvOf(rankingTable(ranking));
  }

  @ResolveField(() => String, { description: XLSX })
  xlsx(@Context() context: GatewayContext, @Parent() ranking: RankingAnswer) {
    const { period: asked } = ranking;
    return workbookOf(context, rankingTable(ranking), { asked, figures: figuresInRanking(ranking) });
  }
}
