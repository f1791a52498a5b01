import { describe, expect, test } from '@jest/globals';
import { BadFile } from './bad-file.ts';
import { book, rawWorkbook, rowsRead, soundRow, workbookOf } from './examples.ts';
import { limits } from './limits.ts';
import { survey } from './survey.ts';
import { writeZip } from './zip/write-zip.ts';

const FILES = 1_000;
const SEED = 20_261_126;
const MIB = 1024 * 1024;

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const heads = `<row r="1">${Object.keys(soundRow).map(cell).join('')}</row>`;
const row = (n: number) => `<row r="${n}">${['A', 'Quán', '03388', '05/09/2013'].map(cell).join('')}</row>`;

type Make = (random: () => number) => Buffer;
const sound = workbookOf(...Array.from({ length: 30 }, (_, n) => ({ ...soundRow, 'Mã số': { text: `A-${n}` } })));
const changed = (bytes: Buffer, change: (copy: Buffer) => void) => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};
const at = (random: () => number, end: number) => Math.floor(random() * end);
const bomb = rawWorkbook(sheetOf(heads + ' '.repeat(limits.sheet)));
const texts = rawWorkbook(sheetOf(heads + row(2)), [
  ['xl/sharedStrings.xml', `<sst>${'<si><t>aaaaaaaa</t></si>'.repeat(1_500_000)}</sst>`],
]);

/** Files that are refused as a whole. */
const refused: Readonly<Record<string, Make>> = {
  'no zip': (random) => Buffer.from(Array.from({ length: at(random, 4_000) }, () => at(random, 256))),
  'a PDF': () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'),
  'an old or locked workbook': () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
  'cut off': (random) => sound.subarray(0, at(random, sound.length - 22)),
  'an empty zip': () => writeZip([]),
  'another office file': () =>
    writeZip([
      ['[Content_Types].xml', '<Types/>'],
      ['word/document.xml', '<w/>'],
    ]),
  'a bomb': () => bomb,
  'a bomb of shared texts': () => texts,
  'a document type': () => rawWorkbook(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetOf(heads + row(2))}`),
  'an entity of its own': () => rawWorkbook(sheetOf(heads + row(2).replace('Quán', '&a;'))),
  'an external entity': () => rawWorkbook(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${sheetOf(heads)}`),
  macros: () => rawWorkbook(sheetOf(heads + row(2)), [['xl/vbaProject.bin', 'x']]),
  'elements without an end': (random) => rawWorkbook('<a>'.repeat(60 + at(random, 1_000))),
  'elements that cross': () => rawWorkbook('<worksheet><sheetData></worksheet></sheetData>'),
  'a row beyond the last': () => rawWorkbook(sheetOf(`${heads}<row r="99999999">${cell('A')}</row>`)),
  'rows out of order': () => rawWorkbook(sheetOf(heads + row(5) + row(3))),
  'a column beyond all': () => rawWorkbook(sheetOf(`${heads}<row r="2"><c r="ZZZ2"><v>1</v></c></row>`)),
  'a text that is not there': () => rawWorkbook(sheetOf(`${heads}<row r="2"><c t="s"><v>77</v></c></row>`)),
  'a cell without an end': (random) =>
    rawWorkbook(sheetOf(heads + row(2).replace('Quán', 'a'.repeat(limits.cell + 1 + at(random, 999))))),
  'no number': () => rawWorkbook(sheetOf(`${heads}<row r="2"><c><v>NaN</v></c></row>`)),
  'a forbidden character': () => rawWorkbook(sheetOf(heads + row(2).replace('Quán', '&#0;'))),
  'half a character': () => rawWorkbook(sheetOf(heads + row(2).replace('Quán', '&#xD800;'))),
  'bytes that are no UTF-8': () => {
    const name = Buffer.from('\u0391\u0392\u0393\u0394', 'utf8').toString('latin1');
    return writeZip([
      ['[Content_Types].xml', '<Types/>'],
      ['xl/workbook.xml', `<${name}`],
    ]);
  },
  'two entries of one name': () => rawWorkbook(sheetOf(heads + row(2)), [['XL/workbook.xml', '<workbook/>']]),
  'a name that leads elsewhere': () => rawWorkbook(sheetOf(heads + row(2)), [['../../etc/passwd', 'x']]),
  'more entries than any file has': () =>
    rawWorkbook(
      sheetOf(heads),
      Array.from({ length: limits.parts + 1 }, (_, n) => [`x/${n}`, ''] as const),
    ),
  'a size that is a lie': () =>
    changed(sound, (copy) => {
      const entry = copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
      for (let n = entry; n !== -1; n = copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), n + 4))
        copy.writeUInt32LE(7, n + 24);
    }),
  'an entry under a password': () =>
    changed(sound, (copy) => copy.writeUInt16LE(1, copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8)),
};

/** Files of which nobody can say before whether they still hold together. */
const damaged: Readonly<Record<string, Make>> = {
  'bytes changed': (random) =>
    changed(sound, (copy) => {
      for (let n = 0; n < 1 + at(random, 40); n++) copy[at(random, copy.length)] = at(random, 256);
    }),
  'a piece taken out': (random) => {
    const from = at(random, sound.length);
    return Buffer.concat([sound.subarray(0, from), sound.subarray(from + 1 + at(random, 200))]);
  },
  'markup changed': (random) => {
    const sheet = [...sheetOf(heads + row(2) + row(3))];
    for (let n = 0; n < 6; n++) sheet[at(random, sheet.length)] = '<>&"\'/=rc\u0000\uFFFF'[at(random, 11)]!;
    return rawWorkbook(sheet.join(''));
  },
  'a claim of a million rows': () =>
    rawWorkbook(`<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${heads + row(2)}</sheetData></worksheet>`),
};

/** How reading it ends: refused with a reason in both languages, or with rows; never otherwise. */
async function endOf(file: Buffer): Promise<string> {
  try {
    return `${(await rowsRead(file)).length} rows`;
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    expect(error.sentences.vi).toMatch(/\p{L}/u);
    expect(error.sentences.en).toMatch(/\p{L}/u);
    return error.reason;
  }
}

describe('hostile files', () => {
  test.each(Object.entries(refused))('%s is refused', async (_, make) => {
    expect(await endOf(make(chance(SEED)))).not.toMatch(/rows$/);
  });

  test(`${FILES} of them end in a refusal or in rows, and memory does not grow`, async () => {
    const random = chance(SEED);
    const makes = [...Object.values(refused), ...Object.values(damaged), ...Object.values(damaged)];
    const cheap = makes.filter((make) => ![refused['a bomb'], refused['a bomb of shared texts']].includes(make));
    const before = process.memoryUsage().rss;
    const ends = new Map<string, number>();
    for (let n = 0; n < FILES; n++) {
      const from = n % 100 === 0 ? makes : cheap;
      const end = await endOf(from[at(random, from.length)]!(random));
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBe(FILES);
    expect(ends.size).toBeGreaterThan(6);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * MIB);
  }, 120_000);

  test('more rows than are taken are refused before any is read twice', async () => {
    const many = Array.from({ length: limits.rows + 1 }, (_, n) => `<row r="${n + 2}">${cell('A')}</row>`);
    await expect(survey(rawWorkbook(sheetOf(heads + many.join(''))), book)).rejects.toMatchObject({
      reason: 'too-many-rows',
    });
  });
});
