/** What pictures of charts are drawn with. Lengths are rounded to a hundredth: no machine draws other digits. */

export const SHADES = ['1F1F1F', '8C8C8C', '4D4D4D', 'BFBFBF', '6B6B6B', 'D9D9D9'];
export const DASHES = ['', '6 4', '2 3', '8 3 2 3', '12 4', '4 2'];

export interface Point {
  readonly x: number;
  readonly y: number;
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const at = (length: number) => String(Math.round(length * 100) / 100);

export function rect(
  { x, y, width, height }: Point & { readonly width: number; readonly height: number },
  fill: string,
): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}"/>`;
}

export function line(
  { x1, y1, x2, y2 }: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number },
  stroke: string,
): string {
  return `<path d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}" stroke="${stroke}" stroke-width="0.8" fill="none"/>`;
}

export function polyline(points: readonly Point[], stroke: string, dashes: string): string {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('');
  const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
  return `<path d="${path}" stroke="${stroke}" stroke-width="2"${dashed} fill="none"/>`;
}

export function circle({ x, y }: Point, radius: number, fill: string): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${fill}"/>`;
}

export function ring({ x, y }: Point, radius: number, stroke: string): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="none" stroke="${stroke}" stroke-width="1.5"/>`;
}

interface Lettering extends Point {
  readonly size: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Read from below. */
  readonly upright?: boolean;
}

export function text(
  words: string,
  { x, y, size, bold = false, anchor = 'middle', upright = false }: Lettering,
): string {
  const content = words.replace(/[&<>"]/g, (mark) => MARKS[mark]!);
  const weight = bold ? ' font-weight="bold"' : '';
  const turned = upright ? ` transform="rotate(-90 ${at(x)} ${at(y)})"` : '';
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" text-anchor="${anchor}"${weight}${turned}>${content}</text>`;
}

/** A value of an axis, as Vietnamese documents group digits; its fraction is what steps need. */
export function markOf(value: number): string {
  const [whole = '', fraction = ''] = String(Math.round(value * 1e6) / 1e6).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === '' ? grouped : `${grouped},${fraction}`;
}
