import { daysFrom } from '@lien-nganh/vocabulary';
import { measureNamed } from '../measures/catalogue.ts';
import type { Definition } from '../measures/definition.ts';
import type { ImportedThen } from './counting/imported.ts';
import type { Question } from './question.ts';
import type { FigureValue, Missing } from './value.ts';
import { isStock, whyNotFed, type Versions } from './versions.ts';

/** What a count is valued by. `lack`: why nothing is found where nothing is counted. */
export type Told = Versions & {
  readonly question: Pick<Question, 'agency' | 'from' | 'to' | 'part'>;
  readonly unstated: Missing | null;
  readonly lack: Missing | null;
  /** Figures of papers in the unit. */
  readonly papers: ImportedThen;
};

/** What a count, or that there is none, says. */
export function valued(told: Told, count: bigint | null, checks: bigint): FigureValue {
  const { definition, held } = told;
  const because = held.length === 0 ? 'not-defined' : (notFed(told) ?? told.unstated ?? notTold(told));
  if (because !== null) return { is: 'missing', because };
  if (count === null) return { is: 'missing', because: definition.kind === 'distinct' ? 'not-given' : 'not-observed' };
  return count === 0n ? none(told, checks) : { is: 'number', value: count.toString() };
}

/** Papers may tell of what nothing else feeds: then of all of the asked days, or of none. */
function notFed({ definition, papers: { used }, question }: Told): Missing | null {
  const because = whyNotFed(definition);
  if (because === null || used.length === 0) return because;
  const spans = new Map(used.map(({ from, to }) => [`${from} ${to}`, { from, to }]));
  const days = [...spans.values()].reduce((sum, { from, to }) => sum + daysFrom(from, to) + 1, 0);
  return isStock(definition) || days === daysFrom(question.from, question.to) + 1 ? null : because;
}

/** No part of a paper's figure is guessed: neither of its days nor by a dimension. */
function notTold({ papers: { used, cut }, question: { part } }: Told): Missing | null {
  const divides = part !== undefined && part !== '' && used.length > 0;
  return cut.length > 0 || divides ? 'not-given' : null;
}

function none({ definition, lack, papers, question }: Told, checks: bigint): FigureValue {
  const because = lack ?? (papers.used.length === 0 ? notFound(definition, question, checks) : null);
  return because === null ? { is: 'zero', checks: checks.toString() } : { is: 'missing', because };
}

/** Nobody's line has what no agency did, and nothing was found where nobody looked: neither is none. */
function notFound({ measure }: Definition, { agency }: Told['question'], checks: bigint): Missing | null {
  const entry = measure === null ? undefined : measureNamed(measure);
  if (agency !== null && entry?.lines === false) return 'no-lines';
  return entry?.foundByChecking === true && checks === 0n ? 'not-checked' : null;
}
