import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lettersOf, type Letters } from './letters.ts';

const FACES = [
  '400Regular/Tinos_400Regular',
  '400Regular_Italic/Tinos_400Regular_Italic',
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic',
];

/** What comes with the library: its layout, and the fonts that go into every file. */
export interface Given {
  readonly layout: string;
  readonly fonts: readonly Buffer[];
  /** Letters that every face has. */
  readonly has: Letters;
}

/** Where the fonts of the documents are, one file for each face. */
export function fontFiles(): readonly string[] {
  const require = createRequire(import.meta.url);
  return FACES.map((face) => require.resolve(`@expo-google-fonts/tinos/${face}.ttf`));
}

export async function readGiven(): Promise<Given> {
  const layout = await readFile(join(import.meta.dirname, '../../data/official.typ'), 'utf8');
  const fonts = await Promise.all(fontFiles().map((file) => readFile(file)));
  const faces = fonts.map(lettersOf);
  return { layout, fonts, has: (letter) => faces.every((has) => has(letter)) };
}
