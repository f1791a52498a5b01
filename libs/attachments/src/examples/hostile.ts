import { contentTypes, docx, exifSegment, jpeg, packedObjects, part, pdf, png, xlsx } from './files.ts';
import { zipOf } from './zip.ts';

/** Numbers from 0 to below 1, the same for the same seed. */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Hostile {
  /** What is wrong with it. */
  readonly what: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const whole = {
  pdf: () => pdf(),
  jpg: () => jpeg([exifSegment(3)]),
  png: () => png(),
  docx: () => docx(),
  xlsx: () => xlsx(),
};
type End = keyof typeof whole;
const ends = Object.keys(whole) as End[];

export function hostileFile(random: Random): Hostile {
  const [what, make] = pick(makers, random);
  return { what, ...make(random) };
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)]!;
}

function below(most: number, random: Random): number {
  return Math.floor(random() * most);
}

function randomBytes(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => below(256, random)));
}

type Made = Omit<Hostile, 'what'>;

/** Ways in which a file may be damaged or hostile; whatever is left to chance is drawn anew for each. */
const makers: readonly (readonly [what: string, make: (random: Random) => Made])[] = [
  ['cut short', cutShort],
  [
    'bytes of nothing',
    (random) => ({ name: `a.${pick(ends, random)}`, bytes: randomBytes(1 + below(4_000, random), random) }),
  ],
  ['a head, and then nothing', headOnly],
  ['another kind than its name says', otherKind],
  ['a zip bomb', bomb],
  ['a sheet without an end', hugeSheet],
  ['parts that lie', lyingParts],
  ['macros', macros],
  ['formulas that start or fetch something', formulas],
  ['scripts in a PDF', scripts],
  ['a picture of too many points', hugePicture],
  ['names in broken Unicode', brokenName],
  ['passwords', protectedFile],
];

function cutShort(random: Random): Made {
  const end = pick(ends, random);
  const bytes = whole[end]();
  return { name: `a.${end}`, bytes: bytes.subarray(0, 8 + below(bytes.length - 12, random)) };
}

function headOnly(random: Random): Made {
  const end = pick(ends, random);
  return {
    name: `a.${end}`,
    bytes: Buffer.concat([whole[end]().subarray(0, 12), randomBytes(below(2_000, random), random)]),
  };
}

function otherKind(random: Random): Made {
  const end = pick(ends, random);
  const other = pick([...ends.filter((one) => one !== end), 'exe', 'html', 'svg'], random);
  return { name: `a.${other}`, bytes: whole[end]() };
}

function bomb(random: Random): Made {
  const megabytes = 2 + below(10, random);
  const letter = String.fromCharCode(97 + below(26, random));
  return { name: 'a.docx', bytes: docx(part('word/media/image1.emf', Buffer.alloc(megabytes << 20, letter))) };
}

function hugeSheet(random: Random): Made {
  const row = `<row r="${below(9, random)}"><c><v>${below(10, random)}</v></c></row>`;
  return {
    name: 'a.xlsx',
    bytes: xlsx(part('xl/worksheets/sheet2.xml', Buffer.alloc((2 + below(5, random)) << 20, row))),
  };
}

function lyingParts(random: Random): Made {
  const lies = [
    { size: below(40, random) },
    { crc: below(2 ** 31, random) },
    { flags: 0x0801 },
    { offset: below(60, random) + 1 },
  ];
  return { name: 'a.docx', bytes: docx({ ...part('word/a.xml', 'x'.repeat(60)), says: pick(lies, random) }) };
}

function macros(random: Random): Made {
  const names = [
    'word/vbaProject.bin',
    'word/embeddings/o.bin',
    'xl/vbaProject.bin',
    'word/activeX/a.bin',
    'WORD/VBAPROJECT.BIN',
  ];
  const types = contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml');
  const made = [docx(part(pick(names, random), 'x')), zipOf([types]), xlsx(part('xl/macrosheets/sheet1.xml', '<x/>'))];
  const at = below(made.length, random);
  return { name: at === 0 ? 'a.docx' : 'a.xlsx', bytes: made[at]! };
}

function formulas(random: Random): Made {
  const written = [
    "<c><f>cmd|'/c calc'!A0</f></c>",
    '<c><f>  WEBSERVICE ("http://x")</f></c>',
    '<c><f>&#x57;EBSERVICE("http://x")</f></c>',
    '<ddeLink ddeService="cmd"/>',
    '<!DOCTYPE a [<!ENTITY b "cccccccccc">]><a>&b;</a>',
  ];
  const before = '<c><v>1</v></c>'.repeat(below(3_000, random));
  const encoding = pick(['utf8', 'utf16le'] as const, random);
  return {
    name: 'a.xlsx',
    bytes: xlsx(part('xl/worksheets/sheet2.xml', Buffer.from(before + pick(written, random), encoding))),
  };
}

function scripts(random: Random): Made {
  const hidden = [...'JavaScript'].map((letter) => (random() < 0.3 ? `#${letter.charCodeAt(0).toString(16)}` : letter));
  const object = pick(
    [`<< /S /${hidden.join('')} >>`, '<< /S /Launch >>', '<< /Type /EmbeddedFile >>', '<< /RichMedia 1 >>'],
    random,
  );
  const filler = `%${'x'.repeat(below(20_000, random))}\n`;
  const packed = random() < 0.5;
  return {
    name: 'a.pdf',
    bytes: pdf(filler + (packed ? packedObjects(`3 0 ${object}`) : `3 0 obj\n${object}\nendobj\n`)),
  };
}

function hugePicture(random: Random): Made {
  const size = { height: 30_000 + below(30_000, random), width: 30_000 + below(30_000, random) };
  return random() < 0.5 ? { name: 'a.jpg', bytes: jpeg([], size) } : { name: 'a.png', bytes: png([], size) };
}

/** The bytes are sound: what is wrong is the name, or what is left of it. */
function brokenName(random: Random): Made {
  const names = ['\uD83D', 'a\uDC00.exe', '\u202Efdp.exe', '../..', 'a.pdf\u0000.exe', '\u200B.\u200B', 'a.pdf/b'];
  return { name: pick(names, random), bytes: pdf() };
}

function protectedFile(random: Random): Made {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(2_000, random)]);
  const encrypted = pdf('trailer\n<< /Encrypt 5 0 R >>\n');
  return random() < 0.5
    ? { name: pick(['a.docx', 'a.xlsx'], random), bytes: ole }
    : { name: 'a.pdf', bytes: encrypted };
}
