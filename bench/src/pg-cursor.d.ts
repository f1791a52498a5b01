/** What of pg-cursor is used here; it brings no types. */
declare module 'pg-cursor' {
  import type pg from 'pg';

  // eslint-disable-next-line import-x/no-default-export -- the package has only a default export
  export default class Cursor<Row> implements pg.Submittable {
    constructor(text: string, values?: unknown[], config?: { types?: pg.CustomTypesConfig });
    submit(connection: pg.Connection): void;
    read(rows: number): Promise<Row[]>;
    close(): Promise<void>;
  }
}
