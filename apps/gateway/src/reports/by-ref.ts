import { badInput, forbidden } from '../graphql/errors.ts';
import type { GatewayContext } from '../graphql/context.ts';
import { shownFigure, type FigureAnswer } from '../graphql/answers/figures.ts';
import { periodsKnown } from '../read-models/kept-states.ts';
import { periodOfRef, refOf, type FigureAsked, type ReportKey } from './question/asked.ts';
import { positionAsked, readingBy } from './compose.ts';
import { askedInForms } from './own-form/composed-form.ts';
import { knownReport } from './known.ts';
import { askedIn, layoutOf } from './lines/layout.ts';
import { readTold } from './figures/reading.ts';
import { layoutMaterial } from './lines/rows.ts';
import type { Told } from './figures/told.ts';

/**
 * The figure that a reference on a document names, at any position: with its steps, and by it with its events.
 *
 * @throws GraphQLError BAD_USER_INPUT for a reference that no report of the period has, and for what is worked out from others;
 * FORBIDDEN
 */
export async function figureByRef(
  context: GatewayContext,
  { ref, position }: { readonly ref: string; readonly position?: string | null },
): Promise<FigureAnswer> {
  const at = await positionAsked(context, position ?? null);
  const keys = await keysOf(context, ref, at);
  // Rows of obligations take a matrix to make: they are looked through where nothing else bears the reference.
  for (const figuresOnly of [true, false]) {
    for (const key of keys) {
      const found = await findIn(context, key, { ref, at, figuresOnly });
      if (found !== null) return found;
    }
  }
  throw badInput('Không có số liệu mang mã này.', 'No figure bears this reference.');
}

/** Reports of the period, the consolidated one first. */
async function keysOf({ parts, live }: GatewayContext, ref: string, at: bigint): Promise<readonly ReportKey[]> {
  const named = periodOfRef(ref);
  const periods = await periodsKnown(parts.pool, live.readModels, at);
  return periods
    .filter(({ period, template }) => period === named && template !== null)
    .flatMap(({ regime, period, addressees }) =>
      [null, ...addressees.map(({ agency }) => agency)].map((reporter) => ({ regime, period, reporter })),
    );
}

async function findIn(
  context: GatewayContext,
  key: ReportKey,
  { ref, at, figuresOnly }: { readonly ref: string; readonly at: bigint; readonly figuresOnly: boolean },
): Promise<FigureAnswer | null> {
  const known = await knownReport(context, key, at);
  const { by, late } = await readingBy(context, known, 'as-was');
  const layout = layoutOf(await layoutMaterial(context, known, { by, figuresOnly }));
  const isNamed = (one: FigureAsked) => refOf(key, one) === ref;
  const asked = askedIn(layout).find(isNamed) ?? (await askedInForms(context, known, by)).find(isNamed);
  if (asked === undefined) return null;
  const told = (await readTold(context, [asked], by)).get(ref)!;
  const { question, figure } = readOf(told);
  return { ...(await shownFigure(context, question, figure)), leftOut: late.leftOut };
}

function readOf({ value, question, figure, asked }: Told) {
  if (value.is === 'not-yours') throw forbidden('gateway.read-figures');
  if (question !== null && figure !== null) return { question, figure };
  throw badInput(
    `Số liệu này (${asked.column}) được tính từ các số liệu khác.`,
    `This figure (${asked.column}) is worked out from others.`,
  );
}
