import { zipped } from '../zip.ts';

/** Forms as an authority makes them. All of it is invented. */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Its name has blanks, an apostrophe and an ampersand. */
export const SHEET_NAME = "Biểu 01 - d'Ủy ban & Sở";

/** The parts of a workbook: title merged over three columns, a sum, a share, a day, and rows of which some cells are not there. */
export function bookParts(rows = bookRows): Record<string, string> {
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${SHEET}.${type}+xml"/>`;
  const name = SHEET_NAME.replace('&', '&amp;');
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/worksheets/sheet1.xml', 'worksheet')}${override('xl/styles.xml', 'styles')}${override('xl/sharedStrings.xml', 'sharedStrings')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="4" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area">'${name.replace("'", "''")}'!$A$1:$D$9</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="#,##0&quot; ngày&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>BIỂU TỔNG HỢP</t></si><si><r><t>Số cuộc </t></r><r><t>kiểm tra</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>`,
    'xl/printerSettings/printerSettings1.bin': 'a printer',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetPr/><cols><col min="1" max="1" width="40"/></cols><sheetData>${rows}</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><conditionalFormatting sqref="B4:B6"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting><pageSetup paperSize="9" orientation="landscape"/></worksheet>`,
  };
}

const bookRows = [
  '<row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row>',
  '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"/><c r="C3" s="2"/><c r="D3" s="3"/></row>',
  '<row r="4"><c r="A4" t="inlineStr"><is><t>Số tiền phạt</t></is></c><c r="B4" s="1"><v>0</v></c></row>',
  '<row r="5" ht="30"/>',
  '<row r="8"><c r="A8" t="inlineStr"><is><t>Tổng</t></is></c><c r="B8" s="1"><f>SUM(B3:B7)</f><v>17</v></c><c r="C8"><f t="array" ref="C8:C9">B3:B4*2</f><v>2</v></c></row>',
  '<row r="9"><c r="C9"><v>4</v></c></row>',
].join('');

export const bookForm = (): Uint8Array => zipped(bookParts());

/** A text with a control in a line, one with a prompt, a bookmark, and a table with merged cells. */
export function textParts(body = textBody): Record<string, string> {
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'customXml/item1.xml': '<own xmlns="urn:authority"/>',
    'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`,
  };
}

const run = (text: string, look = '') => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inside: string) => `<w:p>${inside}</w:p>`;
const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const bold = '<w:rPr><w:b/></w:rPr>';

const textBody = [
  paragraph(
    `${run('Kính gửi Bộ: ')}<w:sdt><w:sdtPr><w:tag w:val="so-cuoc"/></w:sdtPr><w:sdtContent>${run('…', bold)}</w:sdtContent></w:sdt>${run(' cuộc.')}`,
  ),
  `<w:sdt><w:sdtPr><w:tag w:val="nhan-xet"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:jc w:val="both"/></w:pPr>${run('Nhập vào đây', '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>')}</w:p></w:sdtContent></w:sdt>`,
  '<w:sdt><w:sdtPr><w:tag w:val="chon"/><w:dropDownList/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
  paragraph(`${run('Ngày ')}<w:bookmarkStart w:id="7" w:name="ngay"/>${run('………')}<w:bookmarkEnd w:id="7"/>`),
  paragraph('<w:bookmarkStart w:id="8" w:name="dai"/>') + paragraph('<w:bookmarkEnd w:id="8"/>'),
  `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>${row(
    cell(paragraph(run('Nội dung')), '<w:gridSpan w:val="2"/>'),
    cell(paragraph(run('Số', bold)), '<w:vMerge w:val="restart"/>'),
  )}${row(
    cell(paragraph('')),
    cell(`<w:p><w:pPr><w:jc w:val="right"/><w:rPr><w:i/></w:rPr></w:pPr></w:p>`),
    cell(paragraph(''), '<w:vMerge/>'),
  )}${row(cell(paragraph('<w:fldSimple w:instr="=SUM(ABOVE)"/>')), cell(paragraph(run('Tổng'))), cell('<w:p/>'))}</w:tbl>`,
].join('');

export const textForm = (): Uint8Array => zipped(textParts());
