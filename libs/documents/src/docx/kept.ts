import { element } from '../xml.ts';

const PARAGRAPH = '<w:p>';
const ROW = '<w:tr>';
const KEPT = element('w:keepNext');

/**
 * A text whose last lines stand on the page of what follows it: its last paragraph that says something, or the row of a table that
 * holds it, and the empty ones behind.
 */
export function keptAtEnd(text: string): string {
  const said = text.lastIndexOf('<w:r>');
  if (said < 0) return keptWhole(text);
  const row = text.lastIndexOf(ROW, said);
  const isInRow = row >= 0 && text.indexOf('</w:tr>', row) > said;
  const from = isInRow ? row : text.lastIndexOf(PARAGRAPH, said);
  return text.slice(0, from) + keptWhole(text.slice(from));
}

/** A text of which each paragraph stands on the page of what follows it. */
export function keptWhole(text: string): string {
  return text.replace(/<w:p>(?:<w:pPr>(<w:pStyle [^>]*>)?(<w:keepNext\/>)?)?/g, kept);
}

/** Settings of a paragraph in the order that the schema asks for: the style stands before. */
function kept(beginning: string, style = '', already?: string): string {
  if (already !== undefined) return beginning;
  const settings = `<w:pPr>${style}${KEPT}`;
  return beginning.includes('<w:pPr>') ? PARAGRAPH + settings : `${PARAGRAPH}${settings}</w:pPr>`;
}
