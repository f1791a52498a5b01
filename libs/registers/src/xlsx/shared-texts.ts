import { BadFile } from '../bad-file.ts';
import { limits } from '../limits.ts';
import { eachToken, type Token } from './scan-xml.ts';

/** The texts that cells share, in their order: of each all its runs, without what says how it is pronounced. */
export async function sharedTexts(pieces: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const reader = new TextReader();
  await eachToken(pieces, (token) => reader.take(token));
  return reader.texts;
}

class TextReader {
  readonly texts: string[] = [];
  #text = '';
  #taking = false;
  #aside = false;

  take(token: Token): void {
    if (token.is !== 'text') this.#element(token.name, token.is === 'open');
    else if (this.#taking && !this.#aside) this.#text = joined(this.#text, token.text);
  }

  #element(name: string, opens: boolean): void {
    if (name === 't') this.#taking = opens;
    if (name === 'rPh') this.#aside = opens;
    if (name !== 'si') return;
    if (!opens) this.texts.push(unescaped(this.#text));
    this.#text = '';
  }
}

/** @throws BadFile too-long: more than a cell can hold */
export function joined(text: string, more: string): string {
  if (text.length + more.length > limits.cell) throw new BadFile('too-long');
  return text + more;
}

/** Office programs write a character that XML has no room for as `_x000B_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
