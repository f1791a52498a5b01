import { labelIn, ownFormIn, provenanceIn } from '../properties.ts';
import { docxFields } from './docx-fields.ts';
import { docxLines } from './docx-lines.ts';
import { sorted, type ReadBack } from './found.ts';
import { readXml, type Parts } from './unpack.ts';

const MARKS_SPACE = 'urn:lien-nganh:marks';

/** @throws UnreadableDocument */
export function readDocx(parts: Parts): ReadBack {
  const { marks, said } = marksIn(parts);
  const kept = new Map([...keptIn(parts['docProps/custom.xml']), ...said]);
  const { fields, tagged } = docxFields(parts['word/document.xml'], marks);
  const told = { label: labelIn(kept), ownForm: ownFormIn(kept), provenance: provenanceIn(kept) };
  const lines = docxLines(parts['word/document.xml'], marks, tagged);
  return { form: 'docx', ...told, ...sorted(fields), lines };
}

interface Marks {
  /** What each bookmark marks. */
  readonly marks: ReadonlyMap<string, string>;
  /** What a form that was filled keeps of itself: its properties are its author's. */
  readonly said: ReadonlyMap<string, string>;
}

/** Programs number such parts as they like: it is found by what it is. */
function marksIn(parts: Parts): Marks {
  const marks = new Map<string, string>();
  const said = new Map<string, string>();
  for (const name of Object.keys(parts).filter((one) => /^customXml\/item\d+\.xml$/.test(one))) {
    readXml(parts[name], {
      open({ space, attributes: { bookmark, mark, name: kept, value } }) {
        if (space === MARKS_SPACE && bookmark !== undefined && mark !== undefined) marks.set(bookmark, mark);
        if (space === MARKS_SPACE && kept !== undefined && value !== undefined) said.set(kept, value);
      },
    });
  }
  return { marks, said };
}

function keptIn(part: Uint8Array | undefined): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  if (part === undefined) return kept;
  let name: string | null = null;
  readXml(part, {
    open(tag) {
      if (tag.name === 'property') name = tag.attributes['name'] ?? null;
    },
    text(text) {
      if (name !== null) kept.set(name, (kept.get(name) ?? '') + text);
    },
    close(tag) {
      if (tag.name === 'property') name = null;
    },
  });
  return kept;
}
