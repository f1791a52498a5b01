import { isSigned, type OfficialDocument, type Provenance } from '../model.ts';
import { qrPng } from '../picture.ts';
import * as words from '../words.ts';
import { picture, type Draft } from './drawing.ts';
import { paragraph } from './paragraph.ts';
import { letters } from './runs.ts';
import { cell, grid, widthsOf } from './table.ts';
import { element } from '../xml.ts';

const HEAD = [{ width: 3600 }, { width: 5470 }];
const QR_MM = 22;
const GAP = 140;

/** Issuer and number on the left, nation and motto on the right, then what kind of document it is, and to whom. */
export function head(document: OfficialDocument, { page }: Draft): string {
  const widths = widthsOf(HEAD, page.textWidth);
  const rows = [issuerRow(document, widths), numberRow(document, widths)];
  return [
    grid(widths, 'Bare', rows),
    paragraph({ style: 'Remark' }),
    ...kind(document),
    ...addressees(document),
    ...bases(document),
  ].join('');
}

function issuerRow({ issuer }: OfficialDocument, [left = 0, right = 0]: readonly number[]): string {
  // A gap, so that a long name does not touch the nation's beside it.
  const stand = { style: 'Head', indent: { right: GAP } };
  const superior = issuer.superior === null ? [] : [paragraph(stand, letters(issuer.superior.toLocaleUpperCase('vi')))];
  const name = letters(issuer.name.toLocaleUpperCase('vi'), { bold: true });
  return element(
    'w:tr',
    {},
    cell(left, [...superior, paragraph(stand, name), rule(left - GAP, 0.4)].join('')),
    cell(
      right,
      [
        paragraph({ style: 'Head' }, letters(words.NATION, { bold: true })),
        paragraph({ style: 'Head' }, letters(words.MOTTO, { bold: true, size: 28 })),
        rule(right, 0.56),
      ].join(''),
    ),
  );
}

function numberRow(document: OfficialDocument, [left = 0, right = 0]: readonly number[]): string {
  const subject = document.type === null ? [paragraph({ style: 'Head' }, letters(`V/v ${document.subject}`))] : [];
  return element(
    'w:tr',
    {},
    cell(
      left,
      [paragraph({ style: 'Head', before: 60 }, letters(words.numberLine(document), { size: 26 })), ...subject].join(
        '',
      ),
    ),
    cell(
      right,
      paragraph({ style: 'Head', before: 60 }, letters(words.placeAndDay(document), { italic: true, size: 26 })),
    ),
  );
}

/** A line below the middle of a text, as wide as a share of its column. */
function rule(width: number, share: number): string {
  const side = Math.round((width * (1 - share)) / 2);
  return paragraph({ style: 'Head', rule: 'bottom', height: 40, indent: { left: side, right: side } });
}

function kind({ type, subject }: OfficialDocument): readonly string[] {
  if (type === null) return [];
  return [
    paragraph({ style: 'Title', keepWithNext: true }, letters(type.toLocaleUpperCase('vi'))),
    paragraph({ style: 'Subtitle' }, letters(subject)),
    rule(9070, 0.2),
    paragraph({ style: 'Remark' }),
  ];
}

function addressees(document: OfficialDocument): readonly string[] {
  const lines = words.addresseeLines(document);
  if (lines.length === 0) return [];
  if (lines.length === 1) return [paragraph({ align: 'center', indent: {} }, letters(`Kính gửi: ${lines[0]}`))];
  const at = { align: 'left', indent: { left: 2200 } } as const;
  return [
    paragraph({ align: 'left', indent: { left: 1400 } }, letters('Kính gửi:')),
    ...lines.map((line) => paragraph(at, letters(line))),
  ];
}

function bases(document: OfficialDocument): readonly string[] {
  const { decidedBy } = document;
  const lines = words.basisLines(document).map((line) => paragraph({}, letters(line, { italic: true })));
  if (decidedBy === null) return lines;
  const by = paragraph({ style: 'Title', before: 120 }, letters(decidedBy.toLocaleUpperCase('vi')));
  return [
    by,
    ...lines,
    paragraph({ style: 'Title', before: 120, keepWithNext: true }, letters(words.decidesLine(document))),
  ];
}

/** Recipients on the left, who signs on the right, then from where the figures are. */
export function tail(document: OfficialDocument, draft: Draft): string {
  const { provenance } = document;
  const signed = isSigned(document) ? signedRow(document, draft) : '';
  return signed + (provenance === null ? '' : origin(provenance, draft));
}

/** Word wants a paragraph behind a table: so low that it begins no page of its own. */
const END = paragraph({ style: 'Remark', before: 0, after: 0, height: 20 });

function signedRow(document: OfficialDocument, { page }: Draft): string {
  const widths = widthsOf([{ width: 1 }, { width: 1 }], page.textWidth);
  const [left = 0, right = 0] = widths;
  const lines = words.recipientLines(document);
  const sent =
    lines.length === 0
      ? [paragraph({ style: 'Head' })]
      : [
          paragraph({ style: 'Cell' }, letters('Nơi nhận:', { bold: true, italic: true, size: 24 })),
          ...lines.map((line) => paragraph({ style: 'Cell' }, letters(line, { size: 22 }))),
        ];
  const row = element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:cantSplit')),
    cell(left, sent.join('')),
    cell(right, signedBy(document).join('')),
  );
  return paragraph({ style: 'Remark', keepWithNext: true }) + grid(widths, 'Bare', [row]) + END;
}

function signedBy({ signature }: OfficialDocument): readonly string[] {
  if (signature === null) return [paragraph({ style: 'Signature' })];
  const { authority, title, name } = signature;
  return [
    ...[...authority, title].map((line) =>
      paragraph({ style: 'Signature', keepWithNext: true }, letters(line.toLocaleUpperCase('vi'))),
    ),
    paragraph({ style: 'Signature', before: 1400 }, letters(name ?? '')),
  ];
}

function origin(provenance: Provenance, draft: Draft): string {
  const widths = widthsOf([{ width: 1600 }, { width: 7470 }], draft.page.textWidth);
  const [left = 0, right = 0] = widths;
  const code = qrPng(words.provenanceCode(provenance));
  const shape = { alt: words.provenanceAlt(provenance), width: QR_MM, height: QR_MM };
  const lines = words
    .provenanceLines(provenance)
    .map((line) => paragraph({ style: 'Cell', align: 'left' }, letters(line, { size: 18 })));
  const row = element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:cantSplit')),
    cell(left, paragraph({ style: 'Cell' }, picture(code, shape, draft))),
    cell(right, lines.join('')),
  );
  return paragraph({ style: 'Remark' }) + grid(widths, 'Bare', [row]) + END;
}
