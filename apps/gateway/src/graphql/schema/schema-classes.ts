import { ActivityResolver, EvidenceWorkResolver, FigureEventActivityResolver } from '../resolvers/activity.resolver.ts';
import { CoverageCellResolver } from '../resolvers/coverage-cell.resolver.ts';
import { CoverageResolver, CoverageRowResolver, ObligationCoverageResolver } from '../resolvers/coverage.resolver.ts';
import {
  DirectiveResolver,
  EvidenceResolver,
  FollowUpResolver,
  ObligationResolver,
} from '../resolvers/directive.resolver.ts';
import { FigureEventResolver, FigureResolver } from '../resolvers/figure.resolver.ts';
import {
  CoverageFrameResolver,
  FrameResolver,
  ReportsInResolver,
  TableFrameResolver,
} from '../resolvers/frame.resolver.ts';
import { NotAddedResolver, PivotResolver } from '../resolvers/pivot.resolver.ts';
import { RankingResolver } from '../resolvers/ranking.resolver.ts';
import { EstablishmentFilesResolver, EstablishmentResolver, InspectionResolver } from '../resolvers/record.resolver.ts';
import {
  CoverageTableResolver,
  OverviewTableResolver,
  ScorecardResolver,
  TrendResolver,
} from '../resolvers/tables.resolver.ts';
import { ReportResolver } from '../resolvers/report.resolver.ts';
import { UnitResolver } from '../resolvers/unit.resolver.ts';
import { WatchResolver } from '../resolvers/watch.resolver.ts';

/** Every resolver of the schema. */
export const resolvers = [
  DirectiveResolver,
  ObligationResolver,
  EvidenceResolver,
  FollowUpResolver,
  FigureResolver,
  FigureEventResolver,
  UnitResolver,
  InspectionResolver,
  EstablishmentResolver,
  EstablishmentFilesResolver,
  WatchResolver,
  ActivityResolver,
  EvidenceWorkResolver,
  FigureEventActivityResolver,
  CoverageResolver,
  CoverageRowResolver,
  CoverageCellResolver,
  ObligationCoverageResolver,
  CoverageTableResolver,
  OverviewTableResolver,
  ScorecardResolver,
  TrendResolver,
  FrameResolver,
  TableFrameResolver,
  CoverageFrameResolver,
  ReportsInResolver,
  PivotResolver,
  NotAddedResolver,
  RankingResolver,
  ReportResolver,
];
