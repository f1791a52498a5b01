import type { Page } from './page.ts';
import { counter, type Counter } from './runs.ts';
import { element } from '../xml.ts';

/** A part that the text leads to: a picture or a chart. */
export interface Linked {
  readonly id: string;
  readonly kind: 'image' | 'chart';
  /** Its name in the file, below `word/`. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** What a document needs while it is written: numbers that count from 1, the parts that it leads to, the page it is on. */
export interface Draft {
  readonly ids: Counter;
  readonly linked: Linked[];
  readonly page: Page;
}

export function draftOn(page: Page): Draft {
  return { ids: counter(), linked: [], page };
}

const EMU = 36_000;

interface Shape {
  readonly alt: string;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

/** A picture in a line of text, with the words for who does not see it. */
export function picture(png: Uint8Array, shape: Shape, draft: Draft): string {
  const { id } = link(draft, { kind: 'image', folder: 'media', suffix: 'png', content: png });
  const size = element('a:ext', sizeOf(shape));
  return inline(shape, draft, {
    uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
    content: element(
      'pic:pic',
      {},
      element('pic:nvPicPr', {}, element('pic:cNvPr', { id: 0, name: '' }), element('pic:cNvPicPr')),
      element(
        'pic:blipFill',
        {},
        element('a:blip', { 'r:embed': id }),
        element('a:stretch', {}, element('a:fillRect')),
      ),
      element(
        'pic:spPr',
        {},
        element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), size),
        element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
      ),
    ),
  });
}

/** A chart of Word's own, that the given part describes. */
export function chartInline(content: string, shape: Shape, draft: Draft): string {
  const { id } = link(draft, { kind: 'chart', folder: 'charts', suffix: 'xml', content });
  return inline(shape, draft, {
    uri: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
    content: element('c:chart', { 'r:id': id }),
  });
}

interface Part {
  readonly kind: Linked['kind'];
  readonly folder: string;
  readonly suffix: string;
  readonly content: Uint8Array | string;
}

function link(draft: Draft, { kind, folder, suffix, content }: Part): Linked {
  const index = draft.linked.length + 1;
  const linked = { id: `rIdPart${index}`, kind, path: `${folder}/${kind}${index}.${suffix}`, content };
  draft.linked.push(linked);
  return linked;
}

function inline(shape: Shape, draft: Draft, { uri, content }: { uri: string; content: string }): string {
  const id = draft.ids.next();
  return element(
    'w:r',
    {},
    element(
      'w:drawing',
      {},
      element(
        'wp:inline',
        { distT: 0, distB: 0, distL: 0, distR: 0 },
        element('wp:extent', sizeOf(shape)),
        element('wp:docPr', { id, name: `Hình ${id}`, descr: shape.alt }),
        element('a:graphic', {}, element('a:graphicData', { uri }, content)),
      ),
    ),
  );
}

function sizeOf({ width, height }: Shape): { cx: number; cy: number } {
  return { cx: width * EMU, cy: height * EMU };
}
