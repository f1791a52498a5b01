import { UNCLASSIFIED, without, wordOf, type Breakdown, type CountTable, type Line } from './count-table.ts';

/**
 * What breakdowns leave over of their wholes: as good as told, for anybody can subtract. A line of its own, so that a small
 * one is withheld, and whatever would give it away. Of overlapping parts there is one for each, and none is a line: what they
 * leave over is protected where releases are decided.
 */
export function restsOf({ breakdowns }: CountTable, lines: readonly Line[]): readonly Line[] {
  const wholes = lines.filter(({ by }) => !breakdowns.some(({ dimension }) => dimension in by));
  return breakdowns
    .filter(({ nature }) => nature !== 'overlapping')
    .flatMap((breakdown) => wholes.flatMap((whole) => restOf(breakdown, whole, lines)));
}

function restOf({ dimension }: Breakdown, whole: Line, lines: readonly Line[]): readonly Line[] {
  const parts = lines.filter(({ by }) => dimension in by && wordOf(without(by, dimension)) === wordOf(whole.by));
  const count = parts.reduce((rest, part) => rest - part.count, whole.count);
  return parts.length === 0 || count <= 0 ? [] : [{ by: { ...whole.by, [dimension]: UNCLASSIFIED }, count }];
}
