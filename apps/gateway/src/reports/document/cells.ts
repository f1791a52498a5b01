import { shownInText, type Cell, type FigureValue, type NumberKind } from '@lien-nganh/documents';
import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import { measureNamed } from '../../measures/catalogue.ts';
import type { Definition } from '../../measures/definition.ts';
import { refOf, type FigureAsked } from '../question/asked.ts';
import type { Composed } from '../compose.ts';
import { workWords } from '../lines/evidence.ts';
import type { CellLaid } from '../lines/layout.ts';
import { namesOf } from '../lines/rows.ts';
import type { Told } from '../figures/told.ts';
import { percentOf } from '../figures/values.ts';
import { isShown, valueIn, type Variant } from './variants.ts';
import { missingIn, notCarriedIn } from './words.ts';

/** A report with the variant that a document of it is. */
export interface Drawn {
  readonly composed: Composed;
  readonly variant: Variant;
}

/** A figure of the report, by what it is asked. */
export function toldFor({ composed }: Drawn, asked: FigureAsked): Told {
  return composed.told.get(refOf(composed.known.key, asked))!;
}

/** A figure as a document has it: tagged with its reference. */
export function figureFor({ variant }: Drawn, told: Told): { readonly ref: string; readonly value: FigureValue } {
  return { ref: told.ref, value: inDocument(valueIn(variant, told), told.definition) };
}

type Laid<Is extends NonNullable<CellLaid>['is']> = Extract<CellLaid, { readonly is: Is }>;

const cellsBy: { readonly [Is in NonNullable<CellLaid>['is']]: (drawn: Drawn, cell: Laid<Is>) => Cell } = {
  value: (_, { value }) => ({ is: 'value', value: inDocument(value, null) }),
  said: (_, { said }) => said,
  work: ({ variant }, { work }) => {
    return { is: 'text', text: workWords(work, variant === 'restricted' ? 'hidden' : 'guarded') };
  },
  figure: (drawn, { asked }) => {
    const told = toldFor(drawn, asked);
    return isShown(drawn.variant, told) ? { is: 'figure', figure: figureFor(drawn, told) } : null;
  },
  figures: (drawn, { asked }) => wordsCell(drawn, asked),
  share: (drawn, { asked, of }) => shareCell(drawn, toldFor(drawn, asked), of),
};

/** The cell of a table; nothing where the variant tells nothing of it. */
export function cellFor<Is extends NonNullable<CellLaid>['is']>(drawn: Drawn, cell: Laid<Is> | null): Cell {
  return cell === null ? null : cellsBy[cell.is as Is](drawn, cell);
}

/** Figures that the variant tells of, each with its name: `Số cuộc kiểm tra: 12`. What is missing shows nothing and is left out. */
function wordsCell(drawn: Drawn, asked: readonly FigureAsked[]): Cell {
  const told = asked.map((one) => toldFor(drawn, one)).filter((one) => isShown(drawn.variant, one));
  const words = told
    .map((one) => ({ one, value: valueIn(drawn.variant, one) }))
    .filter(({ value }) => value.is !== 'missing')
    .map(({ one, value }) => {
      const { vi } = namesOf(drawn.composed.by, one.asked.indicator);
      return `${vi}: ${shownInText(inDocument(value, one.definition))}`;
    });
  return words.length === 0 ? null : { is: 'text', text: words.join('; ') };
}

/** A share is no figure by itself: that of which it is one stands beside it. */
function shareCell(drawn: Drawn, told: Told, of: number): Cell {
  if (!isShown(drawn.variant, told) || of === 0) return null;
  const share = percentOf(valueIn(drawn.variant, told), BigInt(of));
  return { is: 'value', value: inDocument(share, told.definition) };
}

type Of<Is extends ReportValue['is']> = Extract<ReportValue, { readonly is: Is }>;

/** How a value is printed: whole dong, or counts; a zero with the checks behind it where it is found by looking. */
const printedAs: { readonly [Is in ReportValue['is']]: (value: Of<Is>, of: Definition | null) => FigureValue } = {
  number: ({ value }, of) => ({ is: 'number', digits: value, kind: kindOf(of) }),
  percent: ({ value }) => ({ is: 'number', digits: value, kind: 'percent' }),
  zero: ({ checks }, of) => ({ is: 'zero', checks: isFound(of) ? checks : null, kind: kindOf(of) }),
  missing: ({ because }) => ({ is: 'missing', because: missingIn(because) }),
  'cannot-be-carried': ({ because }) => ({ is: 'cannot-be-carried', because: notCarriedIn(because) }),
  withheld: () => ({ is: 'withheld' }),
  'not-yours': () => ({ is: 'withheld' }),
};

export function inDocument<Is extends ReportValue['is']>(value: Of<Is>, definition: Definition | null): FigureValue {
  return printedAs[value.is as Is](value, definition);
}

export function kindOf(definition: Definition | null): NumberKind {
  return definition?.unitOfCount === 'dong' ? 'money' : 'integer';
}

function isFound(definition: Definition | null): boolean {
  const measure = definition?.measure ?? null;
  return measure !== null && (measureNamed(measure)?.foundByChecking ?? false);
}
