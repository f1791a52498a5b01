import { checked } from '../check.ts';
import { laidAcross } from '../across.ts';
import { isSigned, type Annex, type OfficialDocument } from '../model.ts';
import { annexName, annexOf } from '../words.ts';
import { zipped } from '../zip.ts';
import { blocksOf } from './blocks.ts';
import { draftOn, type Draft } from './drawing.ts';
import { head, tail } from './frame.ts';
import { ACROSS, section, UPRIGHT, type Page } from './page.ts';
import { paragraph } from './paragraph.ts';
import * as parts from './parts.ts';
import { letters } from './runs.ts';
import { stylesPart, W } from './styles.ts';
import { element, part } from '../xml.ts';

/**
 * The document as a file of Word's (Office Open XML). Each figure is a content control whose tag is `f:` and its reference,
 * each narrative one whose tag is `n:` and its slot. The same document gives the same bytes.
 *
 * @throws RangeError for a document that would make a damaged or misleading file
 */
export function toDocx(document: OfficialDocument): Uint8Array {
  const clean = checked(document);
  const draft = draftOn(UPRIGHT);
  const text = body(clean, draft);
  return zipped({
    '[Content_Types].xml': parts.contentTypes(draft.linked),
    '_rels/.rels': parts.rootRelations(),
    'docProps/core.xml': parts.coreProperties(clean),
    'docProps/custom.xml': parts.customProperties(clean),
    'word/document.xml': text,
    'word/_rels/document.xml.rels': parts.documentRelations(draft.linked),
    ...parts.marksParts(draft.ids.marks),
    'word/styles.xml': stylesPart(),
    'word/settings.xml': parts.settingsPart(),
    [`word/${parts.HEADERS.rIdHeadOther}`]: header(clean, true),
    [`word/${parts.HEADERS.rIdHeadFirst}`]: header(clean, false),
    ...Object.fromEntries(draft.linked.map(({ path, content }) => [`word/${path}`, content])),
  });
}

const SPACES = {
  'xmlns:w': W,
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
};

/** The main text and each annex are sections: a section is ended by its last paragraph, the last one by the body itself. */
function body(document: OfficialDocument, draft: Draft): string {
  const before = head(document, draft);
  const main = blocksOf(document.body, draft, { signed: isSigned(document) });
  const pages: Page[] = [UPRIGHT];
  const texts = [before + main + tail(document, draft)];
  for (const annex of document.annexes) {
    const page = laidAcross(annex) ? ACROSS : UPRIGHT;
    pages.push(page);
    texts.push(annexText(document, annex, { ...draft, page }));
  }
  const sections = pages.map((page, index) =>
    section(page, { other: 'rIdHeadOther', first: index === 0 ? 'rIdHeadFirst' : null }),
  );
  const whole = texts.map((text, index) =>
    index === texts.length - 1
      ? text + sections[index]!
      : text + paragraph({ style: 'Remark', section: sections[index]! }),
  );
  return part(element('w:document', SPACES, element('w:body', {}, ...whole)));
}

function annexText(document: OfficialDocument, annex: Annex, draft: Draft): string {
  return [
    paragraph({ style: 'Title', keepWithNext: true }, letters(annexName(annex))),
    paragraph({ style: 'Subtitle' }, letters(annex.title)),
    paragraph({ style: 'Frame' }, letters(annexOf(document))),
    blocksOf(annex.body, draft, { signed: false }),
    paragraph({ style: 'Remark' }),
  ].join('');
}

/** The number of the page, except on the first, and on each which variant it is. */
function header({ label }: OfficialDocument, numbered: boolean): string {
  const number = element('w:fldSimple', { 'w:instr': ' PAGE ' }, letters('2'));
  return part(
    element(
      'w:hdr',
      { 'xmlns:w': W },
      paragraph({ style: 'Header' }, numbered ? number : ''),
      label === null ? '' : paragraph({ style: 'Header', align: 'right' }, letters(label, { bold: true, size: 20 })),
    ),
  );
}
