import { zlibSync } from 'fflate';
import { encode } from 'uqr';

/** Quiet zone that readers need, in modules. */
const BORDER = 4;
const SCALE = 8;

/**
 * A QR code, black on white: `true` is black. Level M, a seventh of it may be damaged.
 *
 * @throws RangeError when the text is too long for one (2,331 bytes)
 */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'M', border: BORDER }).data;
}

/** The code as a picture whose bytes depend on nothing but the text. */
export function qrPng(text: string): Uint8Array {
  const modules = qrModules(text);
  const side = modules.length * SCALE;
  const row = (line: readonly boolean[]) => {
    const bytes = new Uint8Array(1 + Math.ceil(side / 8)).fill(0);
    line.forEach((black, index) => {
      if (!black) bytes.fill(0xff, 1 + index, 2 + index);
    });
    return bytes;
  };
  // SCALE is eight: a module is one byte of a row with one bit for each point.
  const rows = modules.flatMap((line) => Array.from({ length: SCALE }, () => row(line)));
  return png(side, joined(rows));
}

/** The code as SVG, one unit for each module. */
export function qrSvg(text: string): string {
  const modules = qrModules(text);
  const path = modules.flatMap((line, y) => line.flatMap((black, x) => (black ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  const side = modules.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}"/></svg>`;
}

/** A picture of one bit for each point, grey; its deflate is this program's, so that no other Node makes other bytes. */
function png(side: number, rows: Uint8Array): Uint8Array {
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, side);
  new DataView(head.buffer).setUint32(4, side);
  head[8] = 1;
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return joined([signature, chunk('IHDR', head), chunk('IDAT', zlibSync(rows)), chunk('IEND', new Uint8Array())]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(type), data]);
  const ends = new Uint8Array(8);
  new DataView(ends.buffer).setUint32(0, data.length);
  new DataView(ends.buffer).setUint32(4, crc(body));
  return joined([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
