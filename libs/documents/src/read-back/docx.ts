import { labelIn, provenanceIn } from '../properties.ts';
import { docxFields } from './docx-fields.ts';
import { sorted, type ReadBack } from './found.ts';
import { readXml, type Parts } from './unpack.ts';

const MARKS_SPACE = 'urn:lien-nganh:marks';

/** @throws UnreadableDocument */
export function readDocx(parts: Parts): ReadBack {
  const kept = keptIn(parts['docProps/custom.xml']);
  const fields = docxFields(parts['word/document.xml'], marksIn(parts));
  return { form: 'docx', label: labelIn(kept), provenance: provenanceIn(kept), ...sorted(fields) };
}

/** What each bookmark marks. Programs number such parts as they like: it is found by what it is. */
function marksIn(parts: Parts): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const name of Object.keys(parts).filter((one) => /^customXml\/item\d+\.xml$/.test(one))) {
    readXml(parts[name], {
      open({ space, attributes: { bookmark, mark } }) {
        if (space === MARKS_SPACE && bookmark !== undefined && mark !== undefined) marks.set(bookmark, mark);
      },
    });
  }
  return marks;
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
