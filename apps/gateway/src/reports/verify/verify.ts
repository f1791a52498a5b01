import {
  agrees,
  DRAWING,
  shownInTable,
  UnreadableDocument,
  type FigureValue,
  type ReadBack,
} from '@lien-nganh/documents';
import { readApart } from '@lien-nganh/documents/apart';
import type { Position } from '@lien-nganh/kernel';
import { Problem } from '@lien-nganh/service-host';
import type { MapChoice } from '@lien-nganh/vocabulary';
import type { GatewayContext } from '../../graphql/context.ts';
import type { ReportKey } from '../question/asked.ts';
import { compose, type Composed } from '../compose.ts';
import { inDocument } from '../document/cells.ts';

import { figuresOfForm } from '../own-form/figures-of-form.ts';
import { inForm } from '../own-form/in-form.ts';
import type { Told, ToldByRef } from '../figures/told.ts';
import { aroundFigures, type Around } from './around.ts';
import { askedIn } from './made-as.ts';

export interface VerifyAsked extends ReportKey {
  /** `<log>:<position>`; `null`: where the file says that it was made. */
  readonly position: string | null;
  /** `null`: on the map that the file says. */
  readonly map: MapChoice | null;
}

/** A figure that somebody changed in the file. */
export interface Changed {
  readonly ref: string;
  readonly indicator: string;
  /** What stands in the file, and what the log says. */
  readonly shown: string;
  readonly told: string;
}

export interface Verified extends ReportKey {
  readonly form: ReadBack['form'];
  readonly label: string | null;
  readonly position: string;
  /** Whether the log up to there is the one that the file was made from; `not-stated`: the file says nothing of it. */
  readonly logHash: 'agrees' | 'differs' | 'not-stated';
  /** `another`: an earlier or later program drew the file, so that what stands around its figures may be otherwise for that alone; of a form always `same`. */
  readonly drawing: 'same' | 'another';
  /** Figures that are as the log has them, each time that they stand in the file. */
  readonly agree: number;
  readonly changed: readonly Changed[];
  /** Withheld, or not the caller's to see: nothing is said of them here. */
  readonly notCheckable: number;
  /** References that the report has not. */
  readonly unknown: readonly { readonly ref: string; readonly shown: string }[];
  /** Figures of the variant that no longer stand in the file; `null`: the caller may not see the whole of the variant. */
  readonly takenOut: readonly string[] | null;
  /** Of a document of the report, what stands around its figures and is not as it was made; `null` as before, and of a form. */
  readonly around: Omit<Around, 'takenOut' | 'unseen'> | null;
  readonly narratives: ReadBack['narratives'];
}

/**
 * Recomputes the figures of a file that was made of a report, also after it was edited in an office program, and says which of them
 * are as the log has them. It tells nothing that its caller may not see.
 *
 * @throws Problem invalid-input for what is no such file, or does not say from where it is; GraphQLError as {@link compose}
 */
export async function verify(context: GatewayContext, bytes: Uint8Array, asked: VerifyAsked): Promise<Verified> {
  const file = await read(bytes);
  const { provenance } = file;
  const composed = await compose(context, { ...asked, ...madeFrom(asked, provenance) });
  const { regime, period, reporter } = composed.known.key;
  const ofForm = file.ownForm === null ? null : await figuresOfForm(context, composed, file.ownForm);
  const looked = file.figures.map((one) =>
    ofForm === null ? lookedAt(composed.told, one) : lookedAt(ofForm, one, inForm),
  );
  const { unseen, ...rest } = ofForm === null ? await around(context, file, composed) : aroundForm(file, ofForm);
  const of = <Is extends Looked['is']>(is: Is) => looked.filter((one): one is Looked & { is: Is } => one.is === is);
  return {
    ...{ regime, period, reporter, form: file.form, label: file.label },
    position: `${context.parts.log.id}:${composed.known.position}`,
    logHash: await logHashOf(context, composed, provenance?.hash ?? null),
    drawing: provenance?.drawing === DRAWING || ofForm !== null ? 'same' : 'another',
    agree: of('agrees').length,
    changed: of('changed').map(({ changed }) => changed),
    notCheckable: of('not-checkable').length + unseen,
    unknown: of('unknown').map(({ figure }) => figure),
    ...rest,
    narratives: file.narratives,
  };
}

/**
 * From where the figures of a file are. One that holds late work says so where it says from where they are.
 *
 * @throws Problem invalid-input where nothing says so
 */
function madeFrom({ position: asked, map }: VerifyAsked, provenance: ReadBack['provenance']) {
  const position = asked ?? (provenance && `${provenance.log}:${provenance.position}`);
  if (position === null) throw notOfAReport();
  const said = askedIn(provenance?.url ?? null);
  return { position, late: said.late, map: map ?? said.map };
}

async function read(bytes: Uint8Array): Promise<ReadBack> {
  try {
    return await readApart(bytes);
  } catch (error) {
    if (error instanceof UnreadableDocument) throw notOfAReport();
    throw error;
  }
}

function notOfAReport(): Problem {
  const vi = 'Tệp này không phải báo cáo docx hoặc xlsx do hệ thống lập, hoặc không còn ghi vị trí trong nhật ký.';
  const en =
    'The file is no docx or xlsx of a report that was made here, or says no longer from where in the log it is.';
  return new Problem('invalid-input', { errors: [{ path: '', vi, en }] });
}

type Figure = ReadBack['figures'][number];
type Looked =
  | { readonly is: 'agrees' | 'not-checkable' }
  | { readonly is: 'changed'; readonly changed: Changed }
  | { readonly is: 'unknown'; readonly figure: Figure };

function lookedAt(told: ToldByRef, figure: Figure, shownAs = (value: FigureValue) => value): Looked {
  const found = told.get(figure.ref);
  if (found === undefined) return { is: 'unknown', figure };
  if (!isCheckable(found)) return { is: 'not-checkable' };
  const value = shownAs(inDocument(found.value, found.definition));
  if (agrees(figure.shown, value)) return { is: 'agrees' };
  const { ref, asked } = found;
  return {
    is: 'changed',
    changed: { ref, indicator: asked.indicator, shown: figure.shown, told: shownInTable(value) },
  };
}

/** What is withheld in any variant is told in none: whether somebody wrote the true number over it is not said. */
function isCheckable({ value, definition }: Told): boolean {
  return value.is !== 'withheld' && value.is !== 'not-yours' && definition?.sensitivity !== 'withhold-public';
}

async function logHashOf(
  { parts, signal }: GatewayContext,
  { known }: Composed,
  stated: string | null,
): Promise<Verified['logHash']> {
  if (stated === null) return 'not-stated';
  const { hash } = await parts.logHash(known.position as Position, { signal });
  return hash === stated ? 'agrees' : 'differs';
}

/** What stands in the form and no longer in the file; `null`: the caller may not see all of the form. */
function aroundForm(file: ReadBack, told: ToldByRef): AroundTold {
  if ([...told.values()].some(({ value }) => value.is === 'not-yours')) return notTold;
  const there = new Set(file.figures.map(({ ref }) => ref));
  return { ...notTold, takenOut: [...told.keys()].filter((ref) => !there.has(ref)) };
}

async function around(context: GatewayContext, file: ReadBack, composed: Composed): Promise<AroundTold> {
  const found = await aroundFigures(context, file, composed);
  if (found === null) return notTold;
  const { takenOut, unseen, ...rest } = found;
  return { takenOut, unseen, around: rest };
}

interface AroundTold extends Pick<Verified, 'takenOut' | 'around'>, Pick<Around, 'unseen'> {}
const notTold: AroundTold = { takenOut: null, around: null, unseen: 0 };
