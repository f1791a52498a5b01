import { attributeIn, eachToken, type Token } from './scan-xml.ts';

/** Formats that need no code: days, with and without the time. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Which styles of cells show a number as a day, by their index. */
export async function dayStyles(pieces: AsyncIterable<Uint8Array>): Promise<ReadonlySet<number>> {
  const reader = new StyleReader();
  await eachToken(pieces, (token) => reader.take(token));
  return reader.found;
}

class StyleReader {
  readonly found = new Set<number>();
  readonly #days = new Set(BUILT_IN);
  #ofCells = false;
  #index = 0;

  take(token: Token): void {
    if (token.is === 'text') return;
    if (token.name === 'cellXfs') this.#ofCells = token.is === 'open';
    else if (token.is === 'open') this.#open(token.name, token.raw);
  }

  #open(name: string, raw: string): void {
    if (name === 'numFmt' && showsDay(attributeIn(raw, 'formatCode') ?? '')) {
      this.#days.add(Number(attributeIn(raw, 'numFmtId')));
    }
    if (name !== 'xf' || !this.#ofCells) return;
    if (this.#days.has(Number(attributeIn(raw, 'numFmtId') ?? '0'))) this.found.add(this.#index);
    this.#index += 1;
  }
}

/** A format with a day or a year in it: words in quotes, colours and escaped letters are none. */
function showsDay(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
