import { element, part, setting } from '../xml.ts';

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const FONT = 'Times New Roman';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly based?: string;
  readonly stand: string;
  readonly look?: string;
}

const spacing = (before: number, after: number, line = 240) =>
  element('w:spacing', { 'w:before': before, 'w:after': after, 'w:line': line, 'w:lineRule': 'auto' });
const noIndent = element('w:ind', { 'w:left': 0, 'w:right': 0, 'w:firstLine': 0 });
const align = (to: string) => setting('jc', to);
const size = (halfPoints: number) => setting('sz', halfPoints) + setting('szCs', halfPoints);
const bold = element('w:b');
const italic = element('w:i');
const level = (at: number) => setting('outlineLvl', at);
const keep = element('w:keepNext');

/** Body 14 points, each paragraph begun 1.27 cm in; heads of columns and of documents as Decree 30/2020 has them. */
const paragraphStyles: readonly Style[] = [
  { id: 'Heading1', name: 'heading 1', stand: keep + spacing(160, 80) + level(0), look: bold },
  { id: 'Heading2', name: 'heading 2', stand: keep + spacing(120, 80) + level(1), look: bold },
  { id: 'Heading3', name: 'heading 3', stand: keep + spacing(100, 60) + level(2), look: bold + italic },
  { id: 'Heading4', name: 'heading 4', stand: keep + spacing(80, 60) + level(3), look: italic },
  { id: 'Title', name: 'Title', stand: spacing(120, 0) + noIndent + align('center'), look: bold },
  { id: 'Subtitle', name: 'Subtitle', stand: keep + spacing(0, 0) + noIndent + align('center'), look: bold },
  { id: 'Caption', name: 'caption', stand: keep + spacing(160, 0) + noIndent + align('center'), look: bold + size(26) },
  {
    id: 'Frame',
    name: 'Khung bảng',
    stand: keep + spacing(0, 20) + noIndent + align('center'),
    look: italic + size(24),
  },
  { id: 'Cell', name: 'Ô bảng', stand: spacing(20, 20) + noIndent + align('left'), look: size(24) },
  { id: 'Head', name: 'Đầu văn bản', stand: spacing(0, 0) + noIndent + align('center'), look: size(26) },
  { id: 'Remark', name: 'Ghi chú', stand: spacing(20, 20) + noIndent, look: italic + size(22) },
  { id: 'Signature', name: 'Signature', stand: spacing(0, 0) + noIndent + align('center'), look: bold },
  { id: 'Header', name: 'header', stand: spacing(0, 0) + noIndent + align('center'), look: size(26) },
];

export function stylesPart(): string {
  return part(
    element(
      'w:styles',
      { 'xmlns:w': W },
      defaults(),
      style(
        {
          id: 'Normal',
          name: 'Normal',
          stand: spacing(60, 60, 264) + element('w:ind', { 'w:firstLine': 720 }) + align('both'),
        },
        true,
      ),
      ...paragraphStyles.map((one) => style({ based: 'Normal', ...one })),
      placeholder(),
      tableStyle('Bare', 'Không kẻ', 0, ''),
      tableStyle('Grid', 'Kẻ ô', 60, borders()),
    ),
  );
}

function defaults(): string {
  const font = element('w:rFonts', { 'w:ascii': FONT, 'w:hAnsi': FONT, 'w:eastAsia': FONT, 'w:cs': FONT });
  const look = element(
    'w:rPr',
    {},
    font,
    setting('color', '000000'),
    size(28),
    element('w:lang', { 'w:val': 'vi-VN' }),
  );
  return element('w:docDefaults', {}, element('w:rPrDefault', {}, look), element('w:pPrDefault', {}, element('w:pPr')));
}

function style({ id, name, based, stand, look = '' }: Style, isDefault = false): string {
  return element(
    'w:style',
    { 'w:type': 'paragraph', ...(isDefault && { 'w:default': 1 }), 'w:styleId': id },
    setting('name', name),
    based === undefined ? '' : setting('basedOn', based),
    element('w:qFormat'),
    element('w:pPr', {}, stand),
    look === '' ? '' : element('w:rPr', {}, look),
  );
}

/** What stands in a field that nobody has filled in yet. */
function placeholder(): string {
  return element(
    'w:style',
    { 'w:type': 'character', 'w:styleId': 'PlaceholderText' },
    setting('name', 'Placeholder Text'),
    element('w:rPr', {}, italic, setting('color', '595959')),
  );
}

function borders(): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const line = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' };
  return element('w:tblBorders', {}, ...sides.map((side) => element(`w:${side}`, line)));
}

function tableStyle(id: string, name: string, margin: number, lines: string): string {
  const edge = { 'w:w': margin, 'w:type': 'dxa' };
  const none = { 'w:w': 0, 'w:type': 'dxa' };
  const cells = element(
    'w:tblCellMar',
    {},
    element('w:top', none),
    element('w:left', edge),
    element('w:bottom', none),
    element('w:right', edge),
  );
  return element(
    'w:style',
    { 'w:type': 'table', 'w:styleId': id },
    setting('name', name),
    element('w:tblPr', {}, element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), lines, cells),
  );
}
