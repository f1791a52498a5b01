import type { OfficialDocument } from '../model.ts';
import { keptProperties, madeAt } from '../properties.ts';
import { titleOf } from '../words.ts';
import type { Linked } from './drawing.ts';
import { W } from './styles.ts';
import { element, escapedText, part } from '../xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Heads of pages, by the relation that leads to them. */
export const HEADERS = { rIdHeadOther: 'header1.xml', rIdHeadFirst: 'header2.xml' } as const;

/** What each bookmark marks, as data that office programs keep with the file. */
export const MARKS = {
  content: 'customXml/item1.xml',
  properties: 'customXml/itemProps1.xml',
  relations: 'customXml/_rels/item1.xml.rels',
  space: 'urn:lien-nganh:marks',
} as const;

export function marksParts(marks: ReadonlyMap<string, string>): Record<string, string> {
  const each = [...marks].map(([bookmark, mark]) => element('mark', { bookmark, mark }));
  return {
    [MARKS.content]: part(element('marks', { xmlns: MARKS.space }, ...each)),
    [MARKS.properties]: part(
      element(
        'ds:datastoreItem',
        { 'ds:itemID': '{6B0F5A52-5E0C-4B7A-9C39-1D8F2A7C0E11}', 'xmlns:ds': `${OFFICE}/customXml` },
        element('ds:schemaRefs', {}, element('ds:schemaRef', { 'ds:uri': MARKS.space })),
      ),
    ),
    [MARKS.relations]: relations([['rId1', `${OFFICE}/relationships/customXmlProps`, 'itemProps1.xml']]),
  };
}

export function contentTypes(linked: readonly Linked[]): string {
  const override = (name: string, type: string) => element('Override', { PartName: `/${name}`, ContentType: type });
  return part(
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      element('Default', { Extension: 'png', ContentType: 'image/png' }),
      override('word/document.xml', `${WORD}.document.main+xml`),
      override('word/styles.xml', `${WORD}.styles+xml`),
      override('word/settings.xml', `${WORD}.settings+xml`),
      ...Object.values(HEADERS).map((name) => override(`word/${name}`, `${WORD}.header+xml`)),
      override(MARKS.properties, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'),
      override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
      override('docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'),
      ...linked
        .filter(({ kind }) => kind === 'chart')
        .map(({ path }) =>
          override(`word/${path}`, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'),
        ),
    ),
  );
}

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = all.map(([Id, Type, Target]) => element('Relationship', { Id, Type, Target }));
  return part(element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...each));
}

export function rootRelations(): string {
  return relations([
    ['rId1', `${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
    ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['rId3', `${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml'],
  ]);
}

export function documentRelations(linked: readonly Linked[]): string {
  return relations([
    ['rIdStyles', `${OFFICE}/relationships/styles`, 'styles.xml'],
    ['rIdSettings', `${OFFICE}/relationships/settings`, 'settings.xml'],
    ['rIdMarks', `${OFFICE}/relationships/customXml`, `../${MARKS.content}`],
    ...Object.entries(HEADERS).map(([id, target]) => [id, `${OFFICE}/relationships/header`, target] as const),
    ...linked.map(({ id, kind, path }) => [id, `${OFFICE}/relationships/${kind}`, path] as const),
  ]);
}

export function coreProperties(document: OfficialDocument): string {
  const moment = (name: string) => element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, madeAt(document));
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, escapedText(titleOf(document))),
      element('dc:creator', {}, escapedText(document.issuer.name)),
      document.label === null ? '' : element('cp:keywords', {}, escapedText(document.label)),
      moment('created'),
      moment('modified'),
      element('dc:language', {}, 'vi-VN'),
    ),
  );
}

/** Numbered from 2, as Word wants it. */
export function customProperties(document: OfficialDocument): string {
  const each = keptProperties(document).map(([name, value], index) =>
    element(
      'property',
      { fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: index + 2, name },
      element('vt:lpwstr', {}, escapedText(value)),
    ),
  );
  return part(
    element('Properties', { xmlns: `${OFFICE}/custom-properties`, 'xmlns:vt': `${OFFICE}/docPropsVTypes` }, ...each),
  );
}

/** As Word 2013 and later lay it out. */
export function settingsPart(): string {
  const compat = element('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  });
  return part(
    element(
      'w:settings',
      { 'xmlns:w': W },
      element('w:defaultTabStop', { 'w:val': 720 }),
      element('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
      element('w:compat', {}, compat),
      element('w:themeFontLang', { 'w:val': 'vi-VN' }),
      element('w:decimalSymbol', { 'w:val': ',' }),
      element('w:listSeparator', { 'w:val': ';' }),
    ),
  );
}
