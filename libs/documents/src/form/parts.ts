import { unzipSync } from 'fflate';
import { element } from '../xml.ts';
import { attributeOf, edited, tagsIn } from './tags.ts';
import { UnusableForm } from './places.ts';

const MIB = 1024 * 1024;
/** As large as a file of a register; what is held of it is bounded by what it unpacks to. Pictures of seals weigh most in it. */
export const formLimits = { file: 16 * MIB, unpacked: 64 * MIB, parts: 1_000 } as const;

/** All parts of a file by their names. */
export type FormParts = Readonly<Record<string, Uint8Array>>;

/** @throws UnusableForm */
export function partsOf(bytes: Uint8Array): FormParts {
  if (bytes.length > formLimits.file) throw new UnusableForm('too-large');
  let [room, count]: [number, number] = [formLimits.unpacked, formLimits.parts];
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    [room, count] = [room - originalSize, count - 1];
    if (room < 0 || count < 0) throw new UnusableForm('too-large');
    return !name.endsWith('/');
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof UnusableForm ? error : new UnusableForm('not-a-form');
  }
}

/** A part as text. @throws UnusableForm damaged where it is missing or no UTF-8 */
export function textOf(parts: FormParts, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(parts[name]!);
  } catch {
    throw new UnusableForm('damaged');
  }
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Name of the part that it leads to. */
  readonly target: string;
}

/** Where a part leads to. */
export function relationsOf(parts: FormParts, part: string): readonly Relation[] {
  const name = relationsName(part);
  if (parts[name] === undefined) return [];
  return tagsIn(textOf(parts, name))
    .filter((tag) => tag.name === 'Relationship' && attributeOf(tag, 'TargetMode') !== 'External')
    .map((tag) => {
      const target = attributeOf(tag, 'Target') ?? '';
      const full = target.startsWith('/') ? target.slice(1) : resolved(part, target);
      return { id: attributeOf(tag, 'Id') ?? '', type: attributeOf(tag, 'Type') ?? '', target: full };
    });
}

export function relationsName(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** A target as its part sees it, from the root of the file. */
function resolved(part: string, target: string): string {
  const steps = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The relations of a part with one more. @param target as seen from the part */
export function withRelation(
  parts: FormParts,
  part: string,
  { id, type, target }: { readonly id: string; readonly type: string; readonly target: string },
): string {
  const name = relationsName(part);
  const one = (prefix: string) => element(`${prefix}Relationship`, { Id: id, Type: type, Target: target });
  if (parts[name] === undefined) {
    const xmlns = 'http://schemas.openxmlformats.org/package/2006/relationships';
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element('Relationships', { xmlns }, one(''))}`;
  }
  return appended(textOf(parts, name), 'Relationships', one);
}

/** A part with one more element at the end of its root. */
export function appended(xml: string, root: string, one: (prefix: string) => string): string {
  const tag = tagsIn(xml).findLast(({ is, name }) => name === root && is !== 'open');
  if (tag === undefined) throw new UnusableForm('damaged');
  const prefix = tag.full.slice(0, tag.full.length - tag.name.length);
  if (tag.is === 'close') return edited(xml, [{ start: tag.start, end: tag.start, by: one(prefix) }]);
  const by = `<${tag.full}${tag.raw}>${one(prefix)}</${tag.full}>`;
  return edited(xml, [{ start: tag.start, end: tag.end, by }]);
}

/** A name that no other bears: `first`, or it with the first number that is free. */
export function freeName(taken: Iterable<string>, first: string, numbered: (n: number) => string): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  let [name, n] = [first, 1];
  while (lower.has(name.toLowerCase())) {
    n += 1;
    name = numbered(n);
  }
  return name;
}
