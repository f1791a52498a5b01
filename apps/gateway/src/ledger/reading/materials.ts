import type { Day } from '@lien-nganh/kernel';
import type { ClientBase } from 'pg';
import type { Amount } from '../../figure/counting/amount.ts';
import type { Material } from '../../figure/figure.ts';
import { axisOf, type Question } from '../../figure/question.ts';
import type { Frontier } from '../../figure/value.ts';
import { comesInReleases, isStock, isWithheldNow, versionsOf, type AsDefined } from '../../figure/versions.ts';
import { framingCode, type Definition } from '../../measures/definition.ts';
import { framing } from '../../measures/measured.ts';
import { amountsKey, readAmounts, readObservations, type Amounts, type AmountsAsked } from './amounts.ts';
import { pairsLeftOut, tablesLeftOut, type LeftOut } from './left-out.ts';
import type { Known } from './references.ts';
import { cutDays, readPastFigures } from './past-figures.ts';
import { readReleasedSpans, readReleases } from '../released/release-store.ts';
import type { Ledger } from '../schema.ts';
import { cutAt, type Span } from './spans.ts';

/** Under which circumstances a question is asked. */
export interface Circumstances {
  /** Up to where every topic has arrived; `null`: not every topic has told. */
  readonly frontier: Frontier | null;
  /** The day in Viet Nam, by the platform's clock. */
  readonly today: Day;
  readonly signal?: AbortSignal;
  /** Records that are to be left out, as if the log had never had them; none where it is not said. */
  readonly leftOut?: LeftOut;
}

/** A question for several indicators and lines at once. */
export interface Asked extends Omit<Question, 'indicator' | 'unit' | 'agency' | 'obligation'> {
  readonly indicators: readonly string[];
  readonly axis: AmountsAsked['axis'];
  readonly lines: readonly string[];
  /** Whether any unit within the province is asked for: then sums are read map by map. */
  readonly onMap: boolean;
}

/** What figures of one indicator and line are computed from. */
export type Materials = (indicator: string, line: string) => Material;

/** How the sums of an indicator are read. */
type Way = 'period' | 'up-to' | 'observations';

const ways: { readonly [Kind in Definition['kind']]: Way } = {
  flow: 'period',
  distinct: 'period',
  'derived-stock': 'up-to',
  'observed-stock': 'observations',
  estimate: 'observations',
};

/** The question of one figure, as {@link readMaterials} takes it. */
export function askedBy(question: Question): Asked {
  const { axis, line } = axisOf(question);
  return { ...question, indicators: [question.indicator], axis, lines: [line], onMap: question.unit !== null };
}

/** A transaction that sees one moment of a ledger. */
export interface Reading {
  readonly tx: ClientBase;
  readonly ledger: Ledger;
  readonly known: Known;
}

/** Reads what many figures need in few queries: as many for one unit as for all. */
export async function readMaterials(
  { tx, ledger, known }: Reading,
  asked: Asked,
  { frontier, today, leftOut }: Circumstances,
): Promise<Materials> {
  const present = known.definitions.at(null);
  const definitions = known.definitions.at(asked.asOf);
  const without = pairsLeftOut(leftOut, asked);
  const units = known.units.at(asked.map === 'as-now' ? null : asked.asOf);
  const papers = await readPastFigures(tx, ledger, asked);
  const paperDays = cutDays([...papers.values()].flat());
  const readAs = async (way: Way, indicators: readonly string[], dimension: string) => {
    const mapDays = needsMap(asked, indicators, definitions) ? units.changeDays : [];
    const spans = spansOf(asked, way, sorted(mapDays, paperDays));
    return readBy(way, { tx, ledger, asked: { ...asked, indicators, dimension, spans, leftOut: without } });
  };
  const { released, counted } = framedBy(asked, { definitions, present });
  const { releases, spans } = await releasesOf(released, { tx, ledger, asked, leftOut });
  const { amounts, parts } = await readCounted(counted, asked.breakdown, readAs);
  const frameOf = framesOf(amounts);
  return (indicator, line) => ({
    definitions,
    present,
    units: units.map,
    today,
    frontier,
    amounts: of(amounts, indicator, line),
    parts: of(parts, indicator, line),
    imported: papers.get(amountsKey(indicator, line)) ?? [],
    ...frameOf(line),
    releases: releases.get(indicator) ?? [],
    spans: spans.get(indicator) ?? [],
  });
}

type ReadAs = (way: Way, indicators: readonly string[], dimension: string) => Promise<Amounts>;

/** Sums of what is counted, in as few queries as there are ways to read it. */
async function readCounted(counted: readonly Definition[], breakdown: string | null, readAs: ReadAs) {
  const amounts: Amounts[] = [];
  const parts: Amounts[] = [];
  const frame = Object.values(framing).map(framingCode);
  for (const way of new Set<Way>(['period', ...counted.map(({ kind }) => ways[kind])])) {
    const own = counted.filter(({ kind }) => ways[kind] === way).map(({ code }) => code);
    // What frames a figure is read with the flows of its period.
    const read = way === 'period' && counted.length > 0 ? [...own, ...frame] : own;
    if (read.length > 0) amounts.push(await readAs(way, read, ''));
    if (own.length > 0 && breakdown !== null) parts.push(await readAs(way, own, breakdown));
  }
  return { amounts, parts };
}

type Frames = Pick<Material, 'checks' | 'openPairEnds' | 'statedYears'>;

/** What frames all figures of a line: the same for each, so that it is laid out on the map once. */
function framesOf(amounts: readonly Amounts[]): (line: string) => Frames {
  const known = new Map<string, Frames>();
  return (line) => {
    const framed = (measure: string) => of(amounts, framingCode(measure), line);
    const frames = known.get(line) ?? {
      checks: framed(framing.check),
      openPairEnds: framed(framing.openPairEnd),
      statedYears: framed(framing.disciplineStated),
    };
    known.set(line, frames);
    return frames;
  };
}

/** Of what is withheld and comes in no releases nothing is read. */
function framedBy(asked: Asked, defined: AsDefined) {
  const definitions = asked.indicators.map((indicator) => versionsOf({ ...asked, indicator }, defined).definition);
  return {
    released: definitions.filter(comesInReleases),
    counted: definitions.filter(
      (definition) => !comesInReleases(definition) && !isWithheldNow(definition.code, defined.present),
    ),
  };
}

/** A stock is told by its last release, whatever the asked days: no other span is beside it. */
async function releasesOf(
  definitions: readonly Definition[],
  { tx, ledger, asked, ...rest }: Pick<Reading, 'tx' | 'ledger'> & Pick<Circumstances, 'leftOut'> & { asked: Asked },
) {
  const leftOut = tablesLeftOut(rest.leftOut);
  const codes = (wanted: readonly Definition[]) => wanted.map(({ code }) => code);
  const within = codes(definitions.filter((definition) => !isStock(definition)));
  const last = codes(definitions.filter(isStock));
  return {
    releases: await readReleases(tx, ledger, { ...asked, within, last, leftOut, divided: asked.breakdown !== null }),
    spans: await readReleasedSpans(tx, ledger, { ...asked, within, leftOut }),
  };
}

function of(sets: readonly Amounts[], indicator: string, line: string): readonly Amount[] {
  return sets.flatMap((amounts) => amounts.get(amountsKey(indicator, line)) ?? []);
}

/** Inside the province a unit's place depends on the map; so does what is counted by commune or district. */
function needsMap({ onMap }: Asked, indicators: readonly string[], { byCode }: Material['definitions']): boolean {
  const onItself = (definition: Definition) => definition.subject === 'commune' || definition.subject === 'district';
  return onMap || indicators.some((code) => byCode.get(code)?.some(onItself) ?? false);
}

function sorted(mapDays: readonly Day[], paperDays: readonly Day[]): readonly Day[] {
  return paperDays.length === 0 ? mapDays : [...new Set([...mapDays, ...paperDays])].sort();
}

function spansOf({ from, to }: Asked, way: Way, changeDays: readonly Day[]): readonly Span[] {
  return cutAt(changeDays, way === 'period' ? { from, to } : { from: null, to });
}

function readBy(
  way: Way,
  { tx, ledger, asked }: { tx: ClientBase; ledger: Ledger; asked: AmountsAsked & { readonly to: Day } },
): Promise<Amounts> {
  return way === 'observations' ? readObservations(tx, ledger, asked) : readAmounts(tx, ledger, asked);
}
