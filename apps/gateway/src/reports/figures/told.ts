import type { ReportFigure, ReportValue } from '@lien-nganh/contracts/report-figures';
import type { Question } from '../../figure/question.ts';
import type { Figure } from '../../figure/value.ts';
import type { Target } from '../../matrix/plan-targets.ts';
import type { Definition } from '../../measures/definition.ts';
import type { FigureAsked } from '../question/asked.ts';

/** One figure of a report with all that stands behind it. */
export interface Told {
  readonly ref: string;
  readonly asked: FigureAsked;
  /** `null`: nobody has defined the indicator. */
  readonly definition: Definition | null;
  readonly value: ReportValue;
  readonly definitionVersions: readonly number[];
  /** Of what is read from the ledger: what was asked of it and what it answered. Of what is worked out from others neither. */
  readonly question: Question | null;
  readonly figure: Figure | null;
  /** Of what is compared with plans: every target that bears on it, also where they do not cover all that is counted. */
  readonly targets: readonly Target[];
}

/** The figures of a report by their references. */
export type ToldByRef = ReadonlyMap<string, Told>;

/** A figure as it leaves the gateway. */
export function reportFigureOf({ ref, asked, definition, value, definitionVersions }: Told): ReportFigure {
  const sensitivity = definition?.sensitivity ?? 'internal';
  return { ref, ...asked, definitionVersions: [...definitionVersions], sensitivity, value };
}
