import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** Opens files as an office program does, by nothing but their format: for tests of what is written. */

export interface Opened {
  readonly names: readonly string[];
  /** A part as text. */
  text(name: string): string;
}

export function opened(bytes: Uint8Array): Opened {
  const parts = unzipSync(bytes);
  return { names: Object.keys(parts), text: (name) => new TextDecoder('utf-8', { fatal: true }).decode(parts[name]) };
}

/** What would make an office program offer to repair the file; none for a sound one. */
export function faultsOf(bytes: Uint8Array): readonly string[] {
  const file = opened(bytes);
  const xml = file.names.filter((name) => /\.(xml|rels)$/.test(name));
  return [
    ...(file.names[0] === '[Content_Types].xml' ? [] : ['the content types do not come first']),
    ...xml.flatMap((name) => notWellFormed(name, file.text(name))),
    ...file.names.filter((name) => !typed(file, name)).map((name) => `${name} has no content type`),
    ...xml.filter((name) => name.endsWith('.rels')).flatMap((name) => brokenLinks(file, name)),
    ...doubles(file),
  ];
}

function notWellFormed(name: string, text: string): readonly string[] {
  const faults: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => faults.push(`${name}: ${message}`));
  parser.write(text).close();
  return faults;
}

function typed(file: Opened, name: string): boolean {
  if (name === '[Content_Types].xml') return true;
  const types = file.text('[Content_Types].xml');
  return types.includes(`PartName="/${name}"`) || types.includes(`Extension="${name.split('.').at(-1)}"`);
}

function brokenLinks(file: Opened, name: string): readonly string[] {
  const text = file.text(name);
  const folder = posix.dirname(posix.dirname(name));
  const targets = [...text.matchAll(/Target="([^"]*)"(?![^>]*TargetMode="External")/g)].map(([, target]) =>
    target!.startsWith('/') ? target!.slice(1) : posix.normalize(posix.join(folder, target!)),
  );
  const source = posix.join(folder, posix.basename(name, '.rels'));
  const ids = new Set([...text.matchAll(/\bId="([^"]*)"/g)].map(([, id]) => id));
  const used = file.names.includes(source)
    ? [...file.text(source).matchAll(/\br:(?:id|embed)="([^"]*)"/g)].map(([, id]) => id!)
    : [];
  return [
    ...targets.filter((target) => !file.names.includes(target)).map((target) => `${name} leads to no ${target}`),
    ...used.filter((id) => !ids.has(id)).map((id) => `${source} uses ${id}, which leads nowhere`),
  ];
}

/** Numbers and names that Word wants once. */
function doubles(file: Opened): readonly string[] {
  if (!file.names.includes('word/document.xml')) return [];
  const text = file.text('word/document.xml');
  const patterns = [
    /<w:id w:val="(\d+)"/g,
    /<wp:docPr id="(\d+)"/g,
    /<w:bookmarkStart w:id="(\d+)"/g,
    /w:name="([^"]*)"/g,
  ];
  return patterns.flatMap((pattern) => {
    const seen = new Set<string>();
    return [...text.matchAll(pattern)].flatMap(([whole]) =>
      seen.size < seen.add(whole).size ? [] : [`${whole} is there twice`],
    );
  });
}

/** The order in which Word's schema has the settings of a text (ECMA-376, part 1, 17.3 to 17.6), as far as they are used. */
const ORDER: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore pBdr tabs spacing ind jc outlineLvl sectPr',
  rPr: 'rStyle rFonts b i color sz szCs u lang',
  sdtPr: 'alias tag id lock placeholder showingPlcHdr',
  sdt: 'sdtPr sdtContent',
  tblPr: 'tblStyle tblW tblInd tblBorders tblLayout tblCellMar',
  tcPr: 'tcW gridSpan vMerge vAlign',
  trPr: 'cantSplit tblHeader',
  tbl: 'tblPr tblGrid tr',
  sectPr: 'headerReference pgSz pgMar titlePg',
  style: 'name basedOn qFormat pPr rPr tblPr',
};

/** Settings of Word's that stand in another order than its schema has, or are not known here. */
export function misplaced(text: string): readonly string[] {
  const faults: string[] = [];
  const open: { name: string; at: number }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local }) => {
    const above = open.at(-1);
    const order = above && ORDER[above.name]?.split(' ');
    if (above && order) {
      const at = order.indexOf(local);
      if (at < above.at) faults.push(`${local} in ${above.name}`);
      above.at = at;
    }
    open.push({ name: local, at: 0 });
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return [...new Set(faults)];
}
