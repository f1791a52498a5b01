import { element, setting } from '../xml.ts';

/** How a paragraph stands; lengths in twentieths of a point. */
export interface Stand {
  readonly style?: string;
  readonly align?: 'both' | 'left' | 'center' | 'right';
  readonly before?: number;
  readonly after?: number;
  readonly indent?: { readonly left?: number; readonly right?: number; readonly first?: number };
  readonly keepWithNext?: boolean;
  readonly onNewPage?: boolean;
  /** Tab stops; `dots` fill the way to them. */
  readonly tabs?: readonly { readonly at: number; readonly kind: 'left' | 'right'; readonly dots?: boolean }[];
  readonly rule?: 'bottom';
  /** Of the line, exactly. */
  readonly height?: number;
  readonly section?: string;
}

/** A paragraph; what says how it stands is in the order that the schema asks for. */
export function paragraph(stand: Stand, ...content: readonly string[]): string {
  return element('w:p', {}, standOf(stand), ...content);
}

function standOf(stand: Stand): string {
  const { style, keepWithNext, onNewPage, align, section } = stand;
  const said = [
    style === undefined ? '' : setting('pStyle', style),
    keepWithNext ? element('w:keepNext') : '',
    onNewPage ? element('w:pageBreakBefore') : '',
    ruleOf(stand),
    tabsOf(stand),
    spacingOf(stand),
    indentOf(stand),
    align === undefined ? '' : setting('jc', align),
    section ?? '',
  ].join('');
  return said === '' ? '' : element('w:pPr', {}, said);
}

function ruleOf({ rule }: Stand): string {
  if (rule === undefined) return '';
  return element('w:pBdr', {}, element('w:bottom', { 'w:val': 'single', 'w:sz': 6, 'w:space': 0, 'w:color': 'auto' }));
}

function tabsOf({ tabs = [] }: Stand): string {
  const stops = tabs.map(({ at, kind, dots }) =>
    element('w:tab', { 'w:val': kind, ...(dots && { 'w:leader': 'dot' }), 'w:pos': at }),
  );
  return stops.length === 0 ? '' : element('w:tabs', {}, ...stops);
}

function spacingOf({ before, after, height }: Stand): string {
  if (before === undefined && after === undefined && height === undefined) return '';
  return element('w:spacing', {
    ...(before !== undefined && { 'w:before': before }),
    ...(after !== undefined && { 'w:after': after }),
    ...(height !== undefined && { 'w:line': height, 'w:lineRule': 'exact' }),
  });
}

function indentOf({ indent }: Stand): string {
  if (indent === undefined) return '';
  const { left = 0, right = 0, first = 0 } = indent;
  return element('w:ind', { 'w:left': left, 'w:right': right, 'w:firstLine': first });
}
