import { relationsOf, textOf, type FormParts } from './parts.ts';
import { attributeOf, tagsIn, type Tag } from './tags.ts';

/** How a cell shows a number: in hundredths, as a day, or as it is. */
export type Shown = 'plain' | 'percent' | 'day';

/** Those that every program knows by number. */
const PERCENT = new Set([9, 10]);
const DAYS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** By the number of a cell's style. */
export function numberFormats(parts: FormParts): readonly Shown[] {
  const part = relationsOf(parts, 'xl/workbook.xml').find(({ type }) => type.endsWith('/styles'))?.target;
  if (part === undefined) return [];
  const tags = tagsIn(textOf(parts, part));
  const own = new Map(
    begun(tags, 'numFmt').map((tag) => [numberOf(tag, 'numFmtId'), attributeOf(tag, 'formatCode') ?? '']),
  );
  const styles = tags.filter(({ name }) => name === 'cellXfs');
  const [from, to] = [styles[0]?.end ?? 0, styles.at(-1)?.start ?? 0];
  return begun(tags, 'xf')
    .filter(({ start, end }) => start >= from && end <= to)
    .map((tag) => shownBy(numberOf(tag, 'numFmtId'), own));
}

function begun(tags: readonly Tag[], name: string): readonly Tag[] {
  return tags.filter((tag) => tag.name === name && tag.is !== 'close');
}

function numberOf(tag: Tag, attribute: string): number {
  return Number(attributeOf(tag, attribute) ?? 0);
}

function shownBy(id: number, own: ReadonlyMap<number, string>): Shown {
  if (PERCENT.has(id)) return 'percent';
  if (DAYS.has(id)) return 'day';
  // what stands in quotes, behind a backslash or in brackets is shown and means nothing
  const code = (own.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (code.includes('%')) return 'percent';
  return /[dmyh]/i.test(code.replace(/general/gi, '')) ? 'day' : 'plain';
}
