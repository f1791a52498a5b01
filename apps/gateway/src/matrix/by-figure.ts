import type { ReleaseTable } from '../figure/released/release-table.ts';
import type { FigureValue } from '../figure/value.ts';
import { measureNamed } from '../measures/catalogue.ts';
import { isWithheld, type Definition } from '../measures/definition.ts';
import type { Evidence } from './judge.ts';

/** Measures of records that nobody links to an obligation one by one: what their figures show is shown by the figure. */
const unlinked: readonly string[] = [
  'agencies.team-178',
  'agencies.team-178-member',
  'agencies.implementation',
  'communities.discipline-reported',
  'reporting.consolidated-report',
];

/** Whether an indicator evidences by its figure alone. Of all others the linked records decide, so that a link that is taken off counts. */
export function evidencesByFigure(definition: Definition): boolean {
  const { measure } = definition;
  return (measure !== null && unlinked.includes(measure)) || isWithheld(definition) || isReleased(definition);
}

/** Whether its figures are told in releases: those tell of no agency's line. */
export function isReleased({ measure }: Pick<Definition, 'measure'>): boolean {
  return measure !== null && (measureNamed(measure)?.released ?? false);
}

/**
 * What the tables that an agency released tell of whole units: that something was counted, or that it may have been. Of what
 * others released it does not tell whose it is.
 */
export function ofReleaser(releases: readonly ReleaseTable[], agency: string): readonly FigureValue[] {
  return releases
    .filter((one) => one.agency === agency)
    .flatMap(({ cells }) => cells.map(({ value }) => valueOf(value)));
}

function valueOf(value: ReleaseTable['cells'][number]['value']): FigureValue {
  if (value === 'withheld') return { is: 'withheld' };
  if (value === 'missing') return { is: 'missing', because: 'not-given' };
  return { is: 'number', value: String(value) };
}

/** What figures show together: one number is something, and where there is none, one that is withheld leaves it open. */
export function shownBy(values: readonly FigureValue[]): Evidence['figures'] {
  if (values.some((value) => value.is === 'number' && BigInt(value.value) > 0n)) return 'something';
  return values.some(({ is }) => is === 'withheld') ? 'withheld' : 'nothing';
}
