import { inflateRawSync } from 'node:zlib';

/** Reads workbooks back from their bytes, by nothing but the format: for tests of what is written. */

/** A cell as the file has it: what kind it says it is, its content, and how it is shown. */
export interface ReadCell {
  readonly is: 'text' | 'number';
  readonly content: string;
  /** Format code, empty where none is set. */
  readonly shown: string;
  /** Kept as text also when it is edited. */
  readonly quoted: boolean;
}

/** Cells by address, `B2`. */
export type ReadSheet = Readonly<Record<string, ReadCell>>;

const CENTRAL = 0x02014b50;
const LOCAL_HEAD = 30;
const CENTRAL_HEAD = 46;

/** The files of a zip archive as text. */
export function filesIn(bytes: Uint8Array): Readonly<Record<string, string>> {
  const all = Buffer.from(bytes);
  const files: Record<string, string> = {};
  for (let at = all.readUInt32LE(all.length - 6); all.readUInt32LE(at) === CENTRAL;) {
    const [size, name, extra, note] = [all.readUInt32LE(at + 20), ...[28, 30, 32].map((n) => all.readUInt16LE(at + n))];
    const local = all.readUInt32LE(at + 42);
    const begins = local + LOCAL_HEAD + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28);
    const stored = all.subarray(begins, begins + size!);
    const content = all.readUInt16LE(at + 10) === 0 ? stored : inflateRawSync(stored);
    files[all.toString('utf8', at + CENTRAL_HEAD, at + CENTRAL_HEAD + name!)] = content.toString('utf8');
    at += CENTRAL_HEAD + name! + extra! + note!;
  }
  return files;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of XML, with what the workbook format escapes of its own. */
function textOf(xml: string): string {
  return xml
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!)
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

/** The sheets of a workbook by name, in order. */
export function sheetsIn(bytes: Uint8Array): Readonly<Record<string, ReadSheet>> {
  const files = filesIn(bytes);
  const names = [...files['xl/workbook.xml']!.matchAll(/<sheet [^>]*>/g)].map(([tag]) =>
    textOf(attribute(tag, 'name')!),
  );
  const strings = [...files['xl/sharedStrings.xml']!.matchAll(/<si><t[^>]*>([^]*?)<\/t><\/si>|<si><t\/><\/si>/g)];
  const texts = strings.map(([, content = '']) => textOf(content));
  const styles = stylesIn(files['xl/styles.xml']!);
  return Object.fromEntries(
    names.map((name, index) => {
      const cells = [...files[`xl/worksheets/sheet${index + 1}.xml`]!.matchAll(/<c ([^>]*)>(.*?)<\/c>/g)];
      return [name, Object.fromEntries(cells.map(([, tag, inside]) => cellIn(tag!, inside!, { texts, styles })))];
    }),
  );
}

interface Style {
  readonly shown: string;
  readonly quoted: boolean;
}

function cellIn(
  tag: string,
  inside: string,
  { texts, styles }: { readonly texts: readonly string[]; readonly styles: readonly Style[] },
): readonly [string, ReadCell] {
  if (inside.includes('<f>')) throw new Error('a formula');
  const content = /<v>(.*?)<\/v>/.exec(inside)![1]!;
  const style = styles[Number(attribute(tag, 's') ?? 0)]!;
  const isText = attribute(tag, 't') === 's';
  const told = isText ? texts[Number(content)]! : content;
  return [attribute(tag, 'r')!, { is: isText ? 'text' : 'number', content: told, ...style }];
}

function stylesIn(xml: string): readonly Style[] {
  const formats = [...xml.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => tag);
  const codes = new Map(formats.map((tag) => [attribute(tag, 'numFmtId'), textOf(attribute(tag, 'formatCode')!)]));
  return [.../<cellXfs[^]*<\/cellXfs>/.exec(xml)![0].matchAll(/<xf [^>]*>/g)].map(([tag]) => ({
    shown: codes.get(attribute(tag, 'numFmtId')) ?? '',
    quoted: attribute(tag, 'quotePrefix') === '1',
  }));
}
