import type { SystemTotalsRecord } from '@lien-nganh/contracts/system-totals';
import type { ReportFigure, ReportValue } from '@lien-nganh/contracts/report-figures';
import { placeName } from '@lien-nganh/documents/form';
import { BadFile, totalsIn } from '@lien-nganh/registers';
import { Problem } from '@lien-nganh/service-host';
import type { GatewayContext } from '../../graphql/context.ts';
import { systemTotalsKnown } from '../../read-models/kept-states.ts';
import { refOf } from '../question/asked.ts';
import { reportFigureOf } from '../figures/told.ts';
import { differenceOf } from '../figures/values.ts';
import type { PlaceOf } from './asked-of-form.ts';
import { composeForm, type ComposedForm, type FormAsked } from './composed-form.ts';

type Said = SystemTotalsRecord['totals'][number]['said'];
type Decided = SystemTotalsRecord['totals'][number]['decided'];

/** What another system says in a cell of its export, beside the figure of here. */
interface Beside {
  readonly place: string;
  readonly figure: ReportFigure;
  /** `null`: it is not the caller's to see, as the figure is not. */
  readonly system: Said | null;
  /** What the other system says more than is told here; between what is no number there is none. */
  readonly difference: ReportValue;
  /** Which of both counts, by whose decision; neither is ever changed or added to the other. */
  readonly decided: Decided;
}

export interface Comparison {
  readonly form: string;
  readonly version: number;
  readonly regime: string;
  readonly period: string;
  readonly reporter: string | null;
  readonly position: string;
  /** The export behind all that the other system says; `null`: this is of a file that nobody has read in yet. */
  readonly source: Pick<SystemTotalsRecord, 'file' | 'hash' | 'readOn'> | null;
  readonly cells: readonly Beside[];
}

/**
 * What was read of another system for the report of a period, beside what is told here at a position.
 *
 * @throws Problem not-found where nothing was read of it; GraphQLError as {@link composeForm}
 */
export async function comparison(context: GatewayContext, asked: FormAsked): Promise<Comparison> {
  const composed = await composedToRead(context, asked);
  const { parts, live } = context;
  const all = await systemTotalsKnown(parts.pool, live.readModels, composed.known.position);
  const { regime, period, reporter, form } = asked;
  const read = all.find(
    (one) => one.form === form && one.regime === regime && one.period === period && one.reporter === reporter,
  );
  if (read === undefined) throw new Problem('not-found', { details: { why: 'nothing-read' } });
  const { file, hash, readOn, totals } = read;
  const inCell = (place: PlaceOf) =>
    totals.find((one) => place.is === 'cell' && one.sheet === place.sheet && one.cell === place.cell);
  return comparedWith(context, composed, {
    source: { file, hash, readOn },
    said: (place) => inCell(place)?.said ?? { is: 'unread', because: 'empty' },
    decided: (place) => inCell(place)?.decided ?? null,
  });
}

/**
 * The same of a file that is only looked at: nothing of it is kept.
 *
 * @throws Problem invalid-input for what is no workbook that can be read
 */
export async function dryRun(context: GatewayContext, asked: FormAsked, bytes: Uint8Array): Promise<Comparison> {
  const composed = await composedToRead(context, asked);
  const cells = composed.places.flatMap(({ place }) => (place.is === 'cell' ? [place] : []));
  const totals = await totalsIn(bytes, cells).catch((error: unknown) => {
    if (!(error instanceof BadFile)) throw error;
    throw new Problem('invalid-input', {
      errors: [{ path: '', ...error.sentences }],
      details: { because: error.reason },
    });
  });
  return comparedWith(context, composed, {
    source: null,
    said: (place) => (place.is === 'cell' ? totals(place) : { is: 'unread', because: 'empty' }),
    decided: () => null,
  });
}

async function composedToRead(context: GatewayContext, asked: FormAsked): Promise<ComposedForm> {
  const composed = await composeForm(context, asked);
  if (composed.form.use !== 'read') throw new Problem('not-found', { details: { why: 'form-is-filled' } });
  return composed;
}

interface Other {
  readonly source: Comparison['source'];
  said(place: PlaceOf): Said;
  decided(place: PlaceOf): Decided;
}

function comparedWith({ parts }: GatewayContext, composed: ComposedForm, other: Other): Comparison {
  const { form, version, known, places, told } = composed;
  const { regime, period, reporter } = known.key;
  const cells = places.flatMap((one): readonly Beside[] => {
    if (one.is !== 'figure') return [];
    const figure = reportFigureOf(told.get(refOf(known.key, one.asked))!);
    return [beside(placeName(one.place), figure, { said: other.said(one.place), decided: other.decided(one.place) })];
  });
  return {
    ...{ form: form.form, version: version.version, regime, period, reporter },
    position: `${parts.log.id}:${known.position}`,
    ...{ source: other.source, cells },
  };
}

/** Of a figure that is not the caller's to see, what another system says of the same is not either. Nor of what is withheld. */
function beside(
  place: string,
  figure: ReportFigure,
  { said, decided }: { readonly said: Said; readonly decided: Decided },
): Beside {
  const isHidden = figure.value.is === 'not-yours' || figure.value.is === 'withheld';
  if (isHidden) return { place, figure, system: null, difference: figure.value, decided: null };
  const value: ReportValue =
    said.is === 'read' ? { is: 'number', value: said.value } : { is: 'missing', because: said.because };
  return { place, figure, system: said, difference: differenceOf(figure.value, value), decided };
}
