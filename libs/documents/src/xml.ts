type Attributes = Readonly<Record<string, string | number>>;

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML holds it, in an element or an attribute. It is plain already: no control characters are left. */
export function escapedText(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => MARKS[mark]!);
}

/** An element as XML. What it holds is XML too; texts go through `escapedText` before. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapedText(String(value))}"`)
    .join('');
  const inside = content.join('');
  return inside === '' ? `<${name}${said}/>` : `<${name}${said}>${inside}</${name}>`;
}

/** An element of Word's that says one thing: `<w:jc w:val="center"/>`. */
export function setting(name: string, value: string | number): string {
  return element(`w:${name}`, { 'w:val': value });
}

/** A whole part of a file. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
