import { element } from '../xml.ts';

/** A page; lengths in twentieths of a point. Margins: top and bottom 20 mm, left 30 mm, right 20 mm. */
export interface Page {
  readonly across: boolean;
  readonly width: number;
  readonly height: number;
  readonly textWidth: number;
}

const SHORT = 11_906;
const LONG = 16_838;
const MM = 1440 / 25.4;
const LEFT = Math.round(30 * MM);
const OTHER = Math.round(20 * MM);

export const UPRIGHT: Page = { across: false, width: SHORT, height: LONG, textWidth: SHORT - LEFT - OTHER };
export const ACROSS: Page = { across: true, width: LONG, height: SHORT, textWidth: LONG - LEFT - OTHER };

/** What ends a section: its page, and heads of the relations given. `first`: its first page has a head of its own. */
export function section(
  { across, width, height }: Page,
  heads: { readonly other: string; readonly first: string | null },
): string {
  return element(
    'w:sectPr',
    {},
    heads.first === null ? '' : element('w:headerReference', { 'w:type': 'first', 'r:id': heads.first }),
    element('w:headerReference', { 'w:type': 'default', 'r:id': heads.other }),
    element('w:pgSz', { 'w:w': width, 'w:h': height, ...(across && { 'w:orient': 'landscape' }) }),
    element('w:pgMar', {
      'w:top': OTHER,
      'w:right': OTHER,
      'w:bottom': OTHER,
      'w:left': LEFT,
      'w:header': Math.round(8 * MM),
      'w:footer': Math.round(8 * MM),
      'w:gutter': 0,
    }),
    heads.first === null ? '' : element('w:titlePg'),
  );
}
