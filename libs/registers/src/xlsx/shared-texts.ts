import { BadFile } from '../bad-file.ts';
import { limits } from '../limits.ts';
import { tokensOf } from './scan-xml.ts';

/** The texts that cells share, in their order: of each all its runs, without what says how it is pronounced. */
export async function sharedTexts(pieces: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const texts: string[] = [];
  let [text, taking, aside] = ['', false, false];
  for await (const tokens of tokensOf(pieces)) {
    for (const token of tokens) {
      if (token.is === 'text') {
        if (taking && !aside) text = joined(text, token.text);
      } else if (token.name === 't') taking = token.is === 'open';
      else if (token.name === 'rPh') aside = token.is === 'open';
      else if (token.name === 'si') {
        if (token.is === 'close') texts.push(unescaped(text));
        text = '';
      }
    }
  }
  return texts;
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
