import type { Chart } from '../blocks.ts';

/** Of a picture, in points of its own; it is drawn 160 mm wide. */
export const WIDTH = 640;
export const LEFT = 78;
export const RIGHT = 16;
export const LETTER = 13;
export const LINE = LETTER + 3;

const TITLE_LETTERS = 80;
const PLOT = 210;
/** Names of places stand upright where they have less room than that. */
const LEAST_BAND = 44;
const LONGEST_STEEP = 26;
const LEGEND_COLUMNS = 3;
/** Before the name of a series stands its shade; a letter is on the whole half as wide as high. */
export const LEGEND_SHADE = 24;
const LETTER_WIDTH = LETTER * 0.5;

/** Where the parts of a chart stand, from above: title, plot, names of places, legend. */
export interface Layout {
  readonly title: readonly string[];
  readonly top: number;
  readonly bottom: number;
  /** Width of a place. */
  readonly band: number;
  /** Names of places lean: there are too many for them to lie. */
  readonly steep: boolean;
  readonly legend: readonly { readonly x: number; readonly y: number }[];
  readonly height: number;
}

export function layoutOf({ title, places, series }: Chart): Layout {
  const lines = wrapped(title, TITLE_LETTERS).slice(0, 2);
  const top = 24 + lines.length * 18;
  const bottom = top + PLOT;
  const band = (WIDTH - LEFT - RIGHT) / places.length;
  const steep = band < LEAST_BAND;
  const names = steep
    ? Math.min(LONGEST_STEEP, Math.max(...places.map(({ length }) => length))) * 6 + 10
    : 3 * LINE + 10;
  const columns = legendColumns(series);
  const legend = series.map((_, index) => ({
    x: LEFT + (index % columns) * ((WIDTH - LEFT - RIGHT) / columns),
    y: bottom + names + LINE + Math.floor(index / columns) * LINE,
  }));
  return { title: lines, top, bottom, band, steep, legend, height: legend.at(-1)!.y + LINE };
}

/** As many beside each other as the longest name leaves room for. */
function legendColumns(series: Chart['series']): number {
  const longest = Math.max(...series.map(({ name }) => name.length));
  const room = Math.floor((WIDTH - LEFT - RIGHT) / (LEGEND_SHADE + longest * LETTER_WIDTH + LETTER));
  return Math.max(1, Math.min(LEGEND_COLUMNS, series.length, room));
}

/** Words in lines of about so many letters; a longer word stands alone. */
export function wrapped(words: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** The name of a place that leans, as long as there is room for. */
export function leaning(name: string): string {
  const letters = Array.from(name);
  return letters.length <= LONGEST_STEEP ? name : `${letters.slice(0, LONGEST_STEEP - 1).join('')}…`;
}
