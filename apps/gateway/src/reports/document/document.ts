import { DRAWING, type OfficialDocument, type Provenance } from '@lien-nganh/documents';
import type { Position } from '@lien-nganh/kernel';
import type { MapChoice } from '@lien-nganh/vocabulary';
import type { GatewayContext } from '../../graphql/context.ts';
import { recordedAtPosition } from '../../ledger/reading/as-of.ts';
import { directivesKnown } from '../../read-models/kept-states.ts';
import type { ReportKey } from '../question/asked.ts';
import { compose, type LateChoice } from '../compose.ts';
import type { KnownReport } from '../known.ts';
import { lockOf } from '../lateness/locks.ts';
import { reachOf } from '../question/reach.ts';
import type { ReadBy } from '../figures/reading.ts';
import { reportersOf } from '../lines/rows.ts';
import { provinceOf } from '../question/units-below.ts';
import { nothingWritten, recordOf, writtenIn } from '../written.ts';
import { annexesOf, bodyOf, type Texts } from './body.ts';
import type { Drawn } from './cells.ts';

import { headOf, issuerOf, openingOf, recipientsOf } from './head.ts';
import { issuedEdition, type Issued } from './issued.ts';
import { signatureOf } from './signature.ts';
import { variantWords, type Variant } from './variants.ts';

export interface DocumentAsked extends ReportKey {
  /** `<log>:<position>` of a draft; `null`: up to where everything has arrived. An edition has a position of its own. */
  readonly position: string | null;
  /** 1, 2 …: what was issued; `null`: a draft. */
  readonly edition: number | null;
  readonly variant: Variant;
  readonly map: MapChoice;
  /** Of a draft: whether it holds the late work too. An edition says so itself. */
  readonly late?: LateChoice | undefined;
}

/**
 * The official document of a report. The same position, edition and variant give the same document for ever, also after later
 * corrections and a rebuild, except where something was erased by decision: the place then says by which.
 *
 * @throws Problem forbidden where the caller may not see all that the variant tells; GraphQLError as {@link compose}
 */
export async function documentOf(context: GatewayContext, asked: DocumentAsked): Promise<OfficialDocument> {
  const issued = asked.edition === null ? null : await issuedEdition(context, asked, asked.edition);
  const at = issued === null ? asked.position : `${context.parts.log.id}:${issued.figuresAt}`;
  const late = issued === null ? asked.late : lateOf(issued);
  const composed = await compose(context, { ...asked, late, position: at });
  return drawnAs(context, { composed, variant: asked.variant }, issued);
}

/** One that was restated for late work holds it. */
export function lateOf({ edition }: Issued): LateChoice {
  return edition.made?.reasons.includes('late-work') ? 'taken-in' : 'waits';
}

/** The document of a report that is composed already: a draft, or an edition as it was issued. @throws Problem forbidden */
export async function drawnAs(context: GatewayContext, drawn: Drawn, issued: Issued | null): Promise<OfficialDocument> {
  const { known, by } = drawn.composed;
  const edition = issued?.edition ?? null;
  const issuer = issuerOf(known, edition);
  const wordsAt = issued?.wordsAt ?? known.position;
  const texts = await textsOf(context, known, { wordsAt, variant: drawn.variant });
  const directive = await directiveOf(context, known);
  return {
    ...{ language: 'vi', decidedBy: null, bases: [] },
    label: labelOf(context, drawn, issued),
    ...headOf(known, edition, placeOf(drawn)),
    body: bodyOf(drawn, texts, openingOf(known, { issuer, directive, issued })),
    annexes: annexesOf(drawn),
    signature: await signatureOf(context, known, edition),
    recipients: recipientsOf(known, issuer),
    provenance: await provenanceOf(context, known, by),
  };
}

/** Said of data that a notice stands over; the notice itself may change with the day. */
export const NOT_REAL = 'DỮ LIỆU MẪU';

/** The variant, whether it is a draft, which edition, and whether its data are real. */
function labelOf({ parts }: GatewayContext, { variant }: Drawn, issued: Issued | null): string {
  const which = issued === null ? 'DỰ THẢO' : issued.number > 1 ? `BAN HÀNH LẦN ${issued.number}` : null;
  const notice = parts.notice === null ? null : NOT_REAL;
  return [variantWords[variant], which, notice].filter((one) => one !== null).join(', ');
}

/** The unit that its agency answers for; of every other the province. */
function placeOf({ composed: { known, by } }: Drawn): string {
  const { unit } = reachOf(known.key, known.period);
  const own = unit === null ? provinceOf(by.units) : by.units.byKey.get(unit);
  return own?.name ?? '';
}

/** Agencies' own words are told at work; of a report that was not submitted none are. */
async function textsOf(
  context: GatewayContext,
  known: KnownReport,
  { wordsAt, variant }: { readonly wordsAt: bigint; readonly variant: Variant },
): Promise<Texts> {
  const { regime, period, reporter } = known.key;
  const own = await writtenIn(context, recordOf(regime, period, reporter), wordsAt);
  const submitted = known.reports.filter((report) => lockOf(report, known.positionOf) !== null);
  const contributors = reporter === null && variant !== 'public' ? reportersOf(known) : [];
  const agencies = await Promise.all(
    contributors
      .filter((agency) => submitted.some((one) => one.agency === agency))
      .map(async (agency) => ({
        agency,
        written: (await writtenIn(context, recordOf(regime, period, agency), known.position)) ?? nothingWritten,
      })),
  );
  return { own: own ?? nothingWritten, agencies };
}

async function directiveOf({ parts, live }: GatewayContext, { period, position }: KnownReport) {
  const [named] = (period.obligation ?? '').split('/');
  const all = await directivesKnown(parts.pool, live.readModels, position);
  return all.find(({ directive }) => directive === named) ?? null;
}

async function provenanceOf(
  context: GatewayContext,
  known: KnownReport,
  { position, map }: ReadBy,
): Promise<Provenance> {
  const { key, takenInTo } = known;
  const on = map === 'as-was' ? '' : `&map=${map}`;
  const late = takenInTo === position ? '&late=taken-in' : '';
  const reporter = key.reporter === null ? '' : `&reporter=${encodeURIComponent(key.reporter)}`;
  const figures = `/api/reports/${encodeURIComponent(key.regime)}/${key.period}/figures`;
  const at = await provenanceAt(context, position, (of) => `${figures}?position=${of}${reporter}${late}${on}`);
  return { ...at, drawing: DRAWING };
}

/** What a document of a position says of where its figures are from. `pathTo`: where it can be checked. */
export async function provenanceAt(
  { parts, live, signal }: GatewayContext,
  position: bigint,
  pathTo: (at: string) => string,
): Promise<Provenance> {
  const { hash } = await parts.logHash(position as Position, { signal });
  const path = pathTo(`${parts.log.id}:${position}`);
  return {
    ...{ log: parts.log.id, position: String(position), hash },
    // without a public address a path alone still says of which report it is
    url: parts.publicUrl === null ? path : new URL(path, parts.publicUrl).href,
    madeAt: (await recordedAtPosition(parts.pool, live.ledger, position)) ?? '1970-01-01T00:00:00.000Z',
  };
}
