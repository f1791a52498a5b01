import { figuresInLine, figuresOf, linesApart, type OfficialDocument, type ReadBack } from '@lien-nganh/documents';
import { makeApart, readApart } from '@lien-nganh/documents/apart';
import { Problem } from '@lien-nganh/service-host';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../../graphql/context.ts';
import type { Composed } from '../compose.ts';
import { drawnAs } from '../document/document.ts';
import { issuedEdition } from '../document/issued.ts';
import { whichOf } from './made-as.ts';
import { withoutUnseen } from './unseen.ts';

/** Lines as they were made and are there no longer, and lines as they are now; each at most {@link MOST} of them. */
export interface LinesChanged {
  readonly made: readonly string[];
  readonly now: readonly string[];
}

/** What a file has, apart from the values of its figures, that what is made of the report again has not. */
export interface Around {
  /** Figures of the variant that no longer stand in the file. */
  readonly takenOut: readonly string[];
  /** Lines with figures, each by its reference in braces: a figure was moved, or words beside it were changed. */
  readonly beside: LinesChanged;
  /** Other lines outside the narratives: the head and the signature are filled in by hand, too. */
  readonly words: LinesChanged;
  /** Lines in which the caller, or who made the file, is not told how much work there was: they are as they were, for the rest. */
  readonly unseen: number;
}

const MOST = 50;

const NOT_TO_BE_MADE: ReadonlySet<unknown> = new Set(['FORBIDDEN', 'BAD_USER_INPUT']);

/**
 * Makes the variant that a file says it is once more, and compares what stands around its figures. Nothing is said of values.
 *
 * @returns `null`: the file says no variant, or the caller may not see the whole of it
 */
export async function aroundFigures(
  context: GatewayContext,
  file: ReadBack,
  composed: Composed,
): Promise<Around | null> {
  const whole = await madeAgain(context, file, composed);
  if (whole === null) return null;
  const there = new Set(file.figures.map(({ ref }) => ref));
  const made = await readApart(await makeApart(file.form, whole));
  const { onlyFirst, onlySecond, unseen } = withoutUnseen(linesApart(made.lines, file.lines));
  const changed = (bears: boolean): LinesChanged => {
    const of = (lines: readonly string[]) => lines.filter((line) => figuresInLine(line).length > 0 === bears);
    return { made: of(onlyFirst).slice(0, MOST), now: of(onlySecond).slice(0, MOST) };
  };
  return {
    takenOut: [...new Set(figuresOf(whole).map(({ ref }) => ref))].filter((ref) => !there.has(ref)),
    beside: changed(true),
    words: changed(false),
    unseen,
  };
}

async function madeAgain(
  context: GatewayContext,
  { label }: ReadBack,
  composed: Composed,
): Promise<OfficialDocument | null> {
  const which = whichOf(label);
  if (which === null) return null;
  const { variant, edition } = which;
  try {
    const issued = edition === null ? null : await issuedEdition(context, composed.known.key, edition);
    return await drawnAs(context, { composed, variant }, issued);
  } catch (error) {
    if (isNotToBeMade(error)) return null;
    throw error;
  }
}

/** It is not the caller's to see, or its edition is no longer there. */
function isNotToBeMade(error: unknown): boolean {
  if (error instanceof Problem) return error.name === 'forbidden';
  return error instanceof GraphQLError && NOT_TO_BE_MADE.has(error.extensions['code']);
}
