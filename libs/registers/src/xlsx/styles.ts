import { attributeIn, tokensOf } from './scan-xml.ts';

/** Formats that need no code: days, with and without the time. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Which styles of cells show a number as a day, by their index. */
export async function dayStyles(pieces: AsyncIterable<Uint8Array>): Promise<ReadonlySet<number>> {
  const days = new Set(BUILT_IN);
  const found = new Set<number>();
  let [inside, index] = [false, 0];
  for await (const tokens of tokensOf(pieces)) {
    for (const token of tokens) {
      if (token.is === 'text') continue;
      if (token.name === 'cellXfs') inside = token.is === 'open';
      else if (token.is === 'close') continue;
      else if (token.name === 'numFmt' && showsDay(attributeIn(token.raw, 'formatCode') ?? '')) {
        days.add(Number(attributeIn(token.raw, 'numFmtId')));
      } else if (token.name === 'xf' && inside) {
        if (days.has(Number(attributeIn(token.raw, 'numFmtId') ?? '0'))) found.add(index);
        index += 1;
      }
    }
  }
  return found;
}

/** A format with a day or a year in it: words in quotes, colours and escaped letters are none. */
function showsDay(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
