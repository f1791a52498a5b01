import { describe, expect, test } from '@jest/globals';
import {
  contentTypes,
  docx,
  exif,
  exifSegment,
  ICC,
  jpeg,
  jpegSegment,
  part,
  pdf,
  png,
  pngChunk,
  xlsx,
} from '../examples/files.ts';
import { inSmallPieces, looked } from '../examples/looked.ts';
import { zipOf } from '../examples/zip.ts';

describe('a file is what its content says', () => {
  test.each([
    ['pdf', pdf(), 'biên bản.pdf'],
    ['pdf', Buffer.concat([Buffer.from('\n\n'), pdf()]), 'a.PDF'],
    ['jpeg', jpeg(), 'ảnh.jpg'],
    ['jpeg', jpeg(), 'ảnh.JPEG'],
    ['png', png(), 'ảnh.png'],
    ['docx', docx(), 'tờ trình.docx'],
    ['xlsx', xlsx(), 'số liệu.xlsx'],
  ])('%s', async (kind, bytes, name) => {
    expect(await looked(bytes, name)).toEqual({ kind, kept: bytes, stripped: false });
    expect(await looked(bytes, name, inSmallPieces(bytes))).toEqual({ kind, kept: bytes, stripped: false });
  });

  test.each([
    ['a program', Buffer.from('MZ\x90\0 this program cannot be run in DOS mode'), 'a.pdf'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'a.pdf'],
    ['a drawing that may hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png'],
    ['an older office file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(64, '0'), 'hex'), 'a.doc'],
    ['a zip of anything', zipOf([part('a.txt', 'a')]), 'a.docx'],
    ['a template with another main part', zipOf([contentTypes('application/x-other')]), 'a.docx'],
    ['nothing', Buffer.from(' '), 'a.pdf'],
  ])('%s is not taken', async (_, bytes, name) => {
    expect(await looked(bytes, name)).toEqual({ rule: 'file-is-of-a-kind-that-is-taken' });
  });

  test.each([
    [pdf(), 'a.exe'],
    [pdf(), 'a.docx'],
    [docx(), 'a.xlsx'],
    [jpeg(), 'a.png'],
    [png(), 'no end'],
  ])('and its name says so', async (bytes, name) => {
    expect(await looked(bytes, name)).toEqual({ rule: 'file-is-what-its-name-says' });
  });
});

describe('a picture is kept without what tells of place and device', () => {
  const xmp = jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>103.458</x:xmpmeta>');
  const iptc = jpegSegment(0xed, 'Photoshop 3.0\0Lai Chau');
  const comment = jpegSegment(0xfe, 'Huawei of Nguyen Van A');

  test('a JPEG byte for byte, but for Exif, XMP, IPTC, comments, and whatever follows its end', async () => {
    const told = [exifSegment(1), xmp, iptc, comment, jpegSegment(0xe2, 'MPF\0'), ICC];
    const { kept, stripped } = await looked(jpeg(told, { after: 'ftypmp42 a film with its place' }), 'a.jpg');
    expect(stripped).toBe(true);
    expect(kept).toEqual(jpeg([ICC]));
  });

  test.each([true, false])(
    'and how it is to be turned stays, whichever way its numbers are written',
    async (little) => {
      const { kept } = await looked(jpeg([exifSegment(6, little)]), 'a.jpg');
      const told = kept!.toString('latin1');
      expect(told).toContain('Exif');
      expect(told).not.toContain('GPS');
      const turned = await looked(kept!, 'a.jpg');
      expect(turned.kept).toEqual(kept);
    },
  );

  test('a PNG keeps what draws it: no texts, no time, no Exif but the turning, nothing after its end', async () => {
    const told = [
      pngChunk('tEXt', 'Author\0Nguyen Van A'),
      pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>'),
      pngChunk('tIME', Buffer.alloc(7)),
      pngChunk('eXIf', exif(8)),
      pngChunk('pHYs', Buffer.alloc(9)),
    ];
    const { kept, stripped } = await looked(png(told, { after: 'more' }), 'a.png');
    expect(stripped).toBe(true);
    const names = [...kept!.toString('latin1').matchAll(/IHDR|tEXt|iTXt|tIME|eXIf|pHYs|IDAT|IEND/g)].map(
      ([name]) => name,
    );
    expect(names).toEqual(['IHDR', 'eXIf', 'pHYs', 'IDAT', 'IEND']);
    expect(kept!.toString('latin1')).not.toMatch(/GPS|more/);
  });

  test('an Exif block that points out of itself is taken out like any other', async () => {
    const broken = exif(6);
    broken.writeUInt32LE(0xffffff, 4);
    const segment = jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), broken]));
    expect(await looked(jpeg([segment]), 'a.jpg')).toMatchObject({ kept: jpeg(), stripped: true });
  });
});

describe('a damaged file is refused', () => {
  const whole = { pdf: pdf(), jpg: jpeg(), png: png(), docx: docx(), xlsx: xlsx() };
  test.each(Object.entries(whole))('a %s that was cut short anywhere', async (end, bytes) => {
    for (let length = 20; length < bytes.length - 2; length += 7) {
      const { rule } = await looked(bytes.subarray(0, length), `a.${end}`);
      expect([length, rule]).toEqual([length, 'file-is-whole']);
    }
  });

  test('a part of which one letter was altered', async () => {
    const bytes = docx(part('word/media/image1.png', Buffer.alloc(3_000, 'điểm ảnh')));
    const altered = Buffer.from(bytes);
    altered[bytes.indexOf('word/media/image1.png') + 40]! ^= 0x55;
    expect(await looked(altered, 'a.docx')).toEqual({ rule: 'file-is-whole' });
  });

  test('a PNG whose checksum is another, and one with a part that nobody knows', async () => {
    const bytes = png();
    bytes[bytes.length - 20]! ^= 1;
    expect(await looked(bytes, 'a.png')).toEqual({ rule: 'file-is-whole' });
    expect(await looked(png([pngChunk('ABCD', '')]), 'a.png')).toEqual({ rule: 'file-is-whole' });
  });
});

describe('what cannot be looked into is refused', () => {
  test.each([
    ['an encrypted PDF', pdf('5 0 obj\n<< /Filter /Standard >>\nendobj\ntrailer\n<< /Encrypt 5 0 R >>\n'), 'a.pdf'],
    ['a docx with a password', Buffer.from('d0cf11e0a1b11ae1'.padEnd(64, '0'), 'hex'), 'a.docx'],
    ['an encrypted part', docx({ ...part('word/a.xml', 'x'), says: { flags: 0x0801 } }), 'a.docx'],
  ])('%s', async (_, bytes, name) => {
    expect(await looked(bytes, name)).toEqual({ rule: 'file-is-not-protected' });
  });
});

describe('bombs are refused before they go off', () => {
  const MEGABYTE = 1 << 20;
  test.each([
    ['a sheet of one letter', xlsx(part('xl/worksheets/sheet2.xml', Buffer.alloc(40 * MEGABYTE, 'a'))), 'a.xlsx'],
    [
      'more parts than any document has',
      docx(...Array.from({ length: 4_100 }, (_, n) => part(`w/${n}`, ''))),
      'a.docx',
    ],
    ['a picture of four billion points', jpeg([], { height: 65_000, width: 65_000 }), 'a.jpg'],
    ['the same as PNG', png([], { height: 0x7fffffff, width: 2 }), 'a.png'],
    [
      'a list of types without an end',
      docx(part('a.rels', Buffer.alloc(5 * MEGABYTE, 'ab cdefghijklmnopqrst'))),
      'a.docx',
    ],
  ])('%s', async (_, bytes, name) => {
    expect(await looked(bytes, name)).toEqual({ rule: 'file-unpacks-to-something-reasonable' });
  });

  test.each([
    ['formulas that never begin', xlsx(part('xl/worksheets/sheet2.xml', '<f <f '.repeat(150_000)))],
    ['names that never become one', xlsx(part('xl/worksheets/sheet2.xml', `<f>${'a|&apos;'.repeat(110_000)}`))],
    ['links without an end', xlsx(part('xl/_rels/a.rels', '<Relationship '.repeat(70_000)))],
  ])('and %s do not keep the search busy', async (_, bytes) => {
    const began = performance.now();
    await looked(bytes, 'a.xlsx');
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test('more packed objects than any document has', async () => {
    expect(await looked(pdf('/ObjStm '.repeat(6_000)), 'a.pdf')).toEqual({
      rule: 'file-unpacks-to-something-reasonable',
    });
  });

  test('parts that lie over one another', async () => {
    const bytes = Buffer.from(Array.from({ length: 30_000 }, (_, n) => (n * 7_919) % 251));
    const over = Array.from({ length: 50 }, (_, n) => ({ name: `w/${n}`, bytes, says: { offset: 0 } }));
    const whole = zipOf(over);
    // the directory of all, over the body of the first alone
    const body = whole.subarray(0, whole.indexOf(Buffer.from('504b0304', 'hex'), 4));
    const listed = whole.subarray(whole.indexOf(Buffer.from('504b0102', 'hex')));
    listed.writeUInt32LE(body.length, listed.length - 6);
    expect(await looked(Buffer.concat([body, listed]), 'a.docx')).toEqual({
      rule: 'file-unpacks-to-something-reasonable',
    });
  });

  test('a part that is longer than the directory says', async () => {
    const bytes = Buffer.alloc(3 * MEGABYTE, 'long');
    expect(await looked(docx({ name: 'w/a.xml', bytes, says: { size: 10 } }), 'a.docx')).toEqual({
      rule: 'file-is-whole',
    });
  });

  test('two parts of one name', async () => {
    const twice = docx(part('word/Document.xml', '<a/>'));
    expect(await looked(twice, 'a.docx')).toEqual({ rule: 'file-is-whole' });
  });
});
