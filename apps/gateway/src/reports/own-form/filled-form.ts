import { createHash } from 'node:crypto';
import { fileNamed, openForm, UnusableForm, type Filled } from '@lien-nganh/documents/form';
import { Problem } from '@lien-nganh/service-host';
import type { GatewayContext } from '../../graphql/context.ts';
import { refOf } from '../question/asked.ts';
import { inDocument } from '../document/cells.ts';
import { NOT_REAL, provenanceAt } from '../document/document.ts';
import { dispositionOf, type MadeFile } from '../document/files.ts';
import { isShown, valueIn, variantWords } from '../document/variants.ts';
import { periodWords } from '../document/words.ts';
import type { Told } from '../figures/told.ts';
import { composeForm, type ComposedForm, type FormAsked } from './composed-form.ts';
import { inForm } from './in-form.ts';
import { textContent } from './words.ts';

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * An authority's own file, filled for a period. The same form, position and rights give the same bytes.
 *
 * @throws Problem forbidden where the caller may not see all of it, gone where its file was withdrawn; GraphQLError as
 * {@link composeForm}
 */
export async function filledForm(context: GatewayContext, asked: FormAsked): Promise<MadeFile> {
  const composed = await composeForm(context, asked);
  const { form, version, known } = composed;
  if (form.use !== 'fill') throw new Problem('not-found', { details: { why: 'form-is-read' } });
  const file = await fileOf(context, composed);
  const provenance = await provenanceAt(context, known.position, (at) => pathTo(composed, at));
  const figures = figuresFilled(composed);
  const told = { provenance, figures };
  const texts = composed.places.flatMap((one): readonly Filled[] =>
    one.is === 'text' ? [{ place: one.place, content: textContent(one.what, composed, told) }] : [],
  );
  const audience = variantWords[form.audience];
  const label = context.parts.notice === null ? audience : `${audience}, ${NOT_REAL}`;
  const kept = { provenance, label, ownForm: `${form.form}@${version.version}` };
  const bytes = filledIn(file, [...figures.map(withRoom), ...texts], kept);
  const words = [form.names.vi, periodWords(known.period).period, known.key.reporter ?? '', label];
  const disposition = dispositionOf(fileNamed(words, version.format));
  return { bytes, type: types[version.format], disposition };
}

/** Where all of its figures are told, as the address in a document leads to those of its report. */
function pathTo({ form, by: { map }, known: { key } }: ComposedForm, at: string): string {
  const on = map === 'as-was' ? '' : `&map=${map}`;
  const reporter = key.reporter === null ? '' : `&reporter=${encodeURIComponent(key.reporter)}`;
  const report = `/api/reports/${encodeURIComponent(key.regime)}/${key.period}`;
  return `${report}/forms/${encodeURIComponent(form.form)}/figures?position=${at}${reporter}${on}`;
}

/** Each figure as the documents of reports say it; of what whoever the form is for may not see only that. */
function figuresFilled({ places, told, known, form }: ComposedForm): readonly Filled[] {
  return places.flatMap((one): readonly Filled[] => {
    if (one.is !== 'figure') return [];
    const found = told.get(refOf(known.key, one.asked))!;
    return [{ place: one.place, content: { is: 'figure', figure: figureIn(form.audience, found) } }];
  });
}

function figureIn(audience: ComposedForm['form']['audience'], told: Told) {
  const value = valueIn(audience, told);
  const shown = isShown(audience, told) ? value : ({ is: 'withheld' } as const);
  return { ref: told.ref, value: inDocument(shown, told.definition) };
}

function withRoom({ place, content }: Filled): Filled {
  if (content.is !== 'figure') return { place, content };
  const { ref, value } = content.figure;
  return { place, content: { is: 'figure', figure: { ref, value: inForm(value) } } };
}

/** The file as it was when its places were entered. @throws Problem gone */
async function fileOf({ parts, caller, request, signal }: GatewayContext, { form, version }: ComposedForm) {
  const as = { authorization: caller.authorization, correlationId: request.correlationId, signal };
  const bytes = (await parts.readReportFile?.(form.form, version.file, as)) ?? null;
  if (bytes === null) throw new Problem('gone', { details: { why: 'form-file', file: version.file } });
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== version.hash) throw new Problem('content-damaged', { details: { why: 'altered', file: version.file } });
  return bytes;
}

/** @throws Problem content-damaged, where a file that could be used once can be no more */
function filledIn(bytes: Uint8Array, contents: readonly Filled[], kept: Parameters<FormFilled>[1]): Uint8Array {
  try {
    return openForm(bytes).filled(contents, kept);
  } catch (error) {
    if (error instanceof UnusableForm) throw new Problem('content-damaged', { details: { why: error.because } });
    throw error;
  }
}

type FormFilled = ReturnType<typeof openForm>['filled'];
