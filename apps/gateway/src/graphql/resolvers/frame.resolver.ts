import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ReportsIn as Reports } from '../../matrix/reports-in.ts';
import type { GatewayContext } from '../context.ts';
import { reportsOfFrame } from '../table/table-frame.ts';
import { CoverageFrame } from '../types/coverage.ts';
import { Frame } from '../types/figure.ts';
import { ReportedPeriod, ReportsIn } from '../types/reports.ts';
import { TableFrame } from '../types/table-frame.ts';

const REPORTS = 'How many of the reports that are due of the period are in.';
type Framed = Pick<TableFrame, 'period' | 'asOf'>;

@Resolver(() => Frame)
export class FrameResolver {
  @ResolveField(() => ReportsIn, { nullable: true, description: REPORTS })
  reports(@Context() context: GatewayContext, @Parent() frame: Framed) {
    return reportsOfFrame(context, frame);
  }
}

@Resolver(() => TableFrame)
export class TableFrameResolver {
  @ResolveField(() => ReportsIn, { nullable: true, description: REPORTS })
  reports(@Context() context: GatewayContext, @Parent() frame: Framed) {
    return reportsOfFrame(context, frame);
  }
}

@Resolver(() => CoverageFrame)
export class CoverageFrameResolver {
  @ResolveField(() => ReportsIn, { nullable: true, description: REPORTS })
  reports(@Context() context: GatewayContext, @Parent() frame: Framed) {
    return reportsOfFrame(context, frame);
  }
}

@Resolver(() => ReportsIn)
export class ReportsInResolver {
  @ResolveField(() => Int, { description: 'On time and late.' })
  received(@Parent() { onTime, late }: Reports) {
    return onTime + late;
  }

  @ResolveField(() => [ReportedPeriod], { nullable: true })
  periods(@Parent() { periods }: Reports) {
    return periods.map(({ period: { period: code, ...days }, ...counts }) => ({ ...days, code, ...counts }));
  }
}
