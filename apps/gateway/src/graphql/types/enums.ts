import { followUpState, indicatorKind, obligationRole } from '@lien-nganh/contracts/agencies';
import { reportColumns } from '@lien-nganh/contracts/reporting-regime';
import { inspectionOutcome, mainSanction } from '@lien-nganh/contracts/inspections';
import { sensitivity } from '@lien-nganh/contracts/shapes';
import { changeExtent, changeKind, unitLevels } from '@lien-nganh/vocabulary';
import { registerEnumType } from '@nestjs/graphql';
import { coverageStates, dueBy } from '../../matrix/judge.ts';
import { notRanked } from '../../figure/ranking.ts';
import { notTheSum } from '../../figure/counting/sums.ts';
import { changeKinds } from '../../reports/changed/changes.ts';

/** A GraphQL enum over the words that contracts use: `derived-stock` reads DERIVED_STOCK. */
function enumOf(name: string, words: readonly string[]): Readonly<Record<string, string>> {
  const values = Object.fromEntries(words.map((word) => [word.toUpperCase().replaceAll('-', '_'), word]));
  registerEnumType(values, { name });
  return values;
}

export const UnitLevel = enumOf('UnitLevel', unitLevels);
export const UnitChangeKind = enumOf('UnitChangeKind', changeKind.options);
export const UnitChangeExtent = enumOf('UnitChangeExtent', changeExtent.options);
export const ObligationRole = enumOf('ObligationRole', obligationRole.options);
export const FollowUpState = enumOf('FollowUpState', followUpState.options);
export const IndicatorKind = enumOf('IndicatorKind', indicatorKind.options);
export const Sensitivity = enumOf('Sensitivity', sensitivity.options);
export const InspectionOutcome = enumOf('InspectionOutcome', inspectionOutcome.options);
export const MainSanction = enumOf('MainSanction', mainSanction.options);
export const PeriodState = enumOf('PeriodState', ['over', 'running', 'not-begun']);
/** As a paper says it: counted, or rounded (“trên”, “gần”, “khoảng”). */
export const Exactness = enumOf('Exactness', ['exact', 'rounded']);
export const Axis = enumOf('Axis', ['total', 'agency', 'obligation']);
export const OverviewRows = enumOf('OverviewRows', ['unit', 'agency', 'obligation']);
export const CoverageState = enumOf('CoverageState', coverageStates);
export const DueBy = enumOf('DueBy', dueBy);
export const PivotAxis = enumOf('PivotAxis', ['unit', 'agency', 'obligation', 'period', 'dimension']);
export const PivotStep = enumOf('PivotStep', ['month', 'quarter', 'half-year', 'year']);
export const NotTheSum = enumOf('NotTheSum', notTheSum);
export const RankingOf = enumOf('RankingOf', ['share', 'reports-on-time', 'follow-ups-on-time']);
export const RankingRows = enumOf('RankingRows', ['unit', 'agency']);
export const Direction = enumOf('Direction', ['more-is-better', 'less-is-better', 'neither']);
export const NotRanked = enumOf('NotRanked', notRanked);
export const ReportColumnName = enumOf('ReportColumnName', reportColumns);
export const ReportChangeKind = enumOf('ReportChangeKind', changeKinds);
