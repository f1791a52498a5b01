import { crc32, deflateSync } from 'node:zlib';
import { zipOf, type Part } from './zip.ts';

/** Small files of every kind that is taken, and what goes into them. */

export function part(name: string, text: string | Buffer): Part {
  return { name, bytes: Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8') };
}

const MAIN = 'application/vnd.openxmlformats-officedocument';
const TYPES = {
  docx: `${MAIN}.wordprocessingml.document.main+xml`,
  xlsx: `${MAIN}.spreadsheetml.sheet.main+xml`,
};

export function contentTypes(type: string): Part {
  const main = type in TYPES ? TYPES[type as keyof typeof TYPES] : type;
  return part(
    '[Content_Types].xml',
    `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${main}"/></Types>`,
  );
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

export function docx(...more: readonly Part[]): Buffer {
  const link = `<Relationships><Relationship Id="r1" Type="${HYPERLINK}" Target="https://laichau.gov.vn" TargetMode="External"/></Relationships>`;
  const text = '<w:document><w:p><w:t>Biên bản kiểm tra</w:t></w:p></w:document>';
  return zipOf([
    contentTypes('docx'),
    part('word/document.xml', text),
    part('word/_rels/document.xml.rels', link),
    ...more,
  ]);
}

export function xlsx(...more: readonly Part[]): Buffer {
  const sheet = '<worksheet><c r="A1"><f>SUM(B1:B9)</f><v>12</v></c></worksheet>';
  return zipOf([contentTypes('xlsx'), part('xl/worksheets/sheet1.xml', sheet), ...more]);
}

/** @param objects between header and trailer, `3 0 obj …` */
export function pdf(objects = ''): Buffer {
  const body = `1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n${objects}`;
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`, 'latin1');
}

/** An object stream that holds `text`, packed. */
export function packedObjects(text: string, filter = '/Filter /FlateDecode'): string {
  const packed = deflateSync(Buffer.from(text, 'latin1')).toString('latin1');
  return `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${filter} /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`;
}

/** An Exif block with orientation and a place: Lai Châu, 22.396 N 103.458 E, written as text beside its tag. */
export function exif(orientation: number, little = true): Buffer {
  const place = Buffer.from('GPS 22.396 N 103.458 E', 'latin1');
  const tiff = Buffer.alloc(38);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  short(42, 2);
  long(8, 4);
  short(2, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  short(0x8825, 22);
  short(4, 24);
  long(1, 26);
  long(38, 30);
  return Buffer.concat([tiff, place]);
}

export function jpegSegment(marker: number, body: Buffer | string): Buffer {
  const bytes = Buffer.from(body as string, 'latin1');
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

/** The picture itself, of so many rows: its points are no picture, for nobody here looks at them. */
function jpegPicture(height: number, width: number): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  const scan = Buffer.from([1, 1, 0, 0, 63, 0]);
  const data = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0x00]);
  return Buffer.concat([
    jpegSegment(0xdb, Buffer.alloc(65, 1)),
    jpegSegment(0xc0, frame),
    jpegSegment(0xda, scan),
    data,
  ]);
}

const JFIF = jpegSegment(0xe0, 'JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0');
export const ICC = jpegSegment(0xe2, 'ICC_PROFILE\0\u0001\u0001colours');

/** @param between segments between the JFIF header and the picture */
export function jpeg(between: readonly Buffer[] = [], { after = '', height = 16, width = 16 } = {}): Buffer {
  const end = Buffer.of(0xff, 0xd9);
  const begin = [Buffer.of(0xff, 0xd8), JFIF, ...between];
  return Buffer.concat([...begin, jpegPicture(height, width), end, Buffer.from(after, 'latin1')]);
}

export function exifSegment(orientation: number, little = true): Buffer {
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation, little)]));
}

export function pngChunk(name: string, body: Buffer | string): Buffer {
  const typed = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(body as string, 'latin1')]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(typed.length - 4, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}

/** @param between chunks between header and picture */
export function png(between: readonly Buffer[] = [], { after = '', height = 1, width = 1 } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const chunks = [
    pngChunk('IHDR', header),
    ...between,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 7]))),
    pngChunk('IEND', ''),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks, Buffer.from(after, 'latin1')]);
}
