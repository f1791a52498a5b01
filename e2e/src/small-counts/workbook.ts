import { inflateRawSync } from 'node:zlib';

const CENTRAL = 0x02014b50;

/** The cells of the first sheet of a workbook, as text: where each stands, and what it says. The second holds the frame. */
export function firstSheetOf(base64: string): string {
  const files = filesIn(Buffer.from(base64, 'base64'));
  const strings = [...files.get('xl/sharedStrings.xml')!.matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => text!);
  const cells = [...files.get('xl/worksheets/sheet1.xml')!.matchAll(/<c r="(\w+)"([^>]*)>.*?<v>(.*?)<\/v>/gs)];
  return cells
    .map(([, at, tag, value]) => `${at}=${tag!.includes('t="s"') ? strings[Number(value)] : value}`)
    .join(' ');
}

function filesIn(all: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (let at = all.readUInt32LE(all.length - 6); all.readUInt32LE(at) === CENTRAL;) {
    const [name, extra, note] = [28, 30, 32].map((n) => all.readUInt16LE(at + n)) as [number, number, number];
    const local = all.readUInt32LE(at + 42);
    const begins = local + 30 + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28);
    const stored = all.subarray(begins, begins + all.readUInt32LE(at + 20));
    const content = all.readUInt16LE(at + 10) === 0 ? stored : inflateRawSync(stored);
    files.set(all.toString('utf8', at + 46, at + 46 + name), content.toString('utf8'));
    at += 46 + name + extra + note;
  }
  return files;
}
