import { attributeOf, type Tag } from './tags.ts';

/** A cell of a table and where its content stands. */
export interface TableCell {
  /** Columns as the grid of the table has them, from 1. */
  readonly column: number;
  readonly span: number;
  /** It goes on with the one above it. */
  readonly continued: boolean;
  readonly start: number;
  readonly end: number;
}

export type Tables = readonly (readonly (readonly TableCell[])[])[];

/** The tables of a text in order, by rows and cells; tables within tables are content of their cells. */
export function tablesIn(tags: readonly Tag[]): Tables {
  const reader = new TablesReader();
  for (const tag of tags) reader.take(tag);
  return reader.tables;
}

type Opened = { -readonly [K in keyof TableCell]: TableCell[K] };

class TablesReader {
  readonly tables: TableCell[][][] = [];
  #depth = 0;
  #cell: Opened | null = null;

  take(tag: Tag): void {
    if (tag.name === 'tbl') this.#takeTable(tag);
    else if (this.#depth === 1) this.#takeInside(tag);
  }

  #takeTable({ is }: Tag): void {
    this.#depth += is === 'open' ? 1 : -1;
    if (is === 'open' && this.#depth === 1) this.tables.push([]);
  }

  #takeInside(tag: Tag): void {
    if (tag.name === 'tr' && tag.is === 'open') this.tables.at(-1)!.push([]);
    else if (tag.name === 'gridBefore') this.#row().push(before(tag));
    else if (tag.name === 'tc') this.#takeCell(tag);
    else if (this.#cell) readProperty(this.#cell, tag);
  }

  #takeCell(tag: Tag): void {
    if (tag.is === 'open') {
      const last = this.#row().at(-1);
      const column = last === undefined ? 1 : last.column + last.span;
      this.#cell = { column, span: 1, continued: false, start: tag.end, end: tag.end };
    } else if (this.#cell) {
      this.#row().push({ ...this.#cell, end: tag.start });
      this.#cell = null;
    }
  }

  #row(): TableCell[] {
    return this.tables.at(-1)!.at(-1)!;
  }
}

function readProperty(cell: Opened, tag: Tag): void {
  if (tag.name === 'gridSpan') cell.span = Number(attributeOf(tag, 'w:val') ?? 1);
  if (tag.name === 'vMerge') cell.continued = attributeOf(tag, 'w:val') !== 'restart';
}

/** Columns before the first cell of a row, which nothing stands in. */
function before(tag: Tag): TableCell {
  return { column: 1, span: Number(attributeOf(tag, 'w:val') ?? 0), continued: true, start: 0, end: 0 };
}
