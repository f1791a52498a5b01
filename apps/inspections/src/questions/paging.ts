import { firstVisible } from '@lien-nganh/kernel';
import { z } from 'zod';

/** How every list of the service is paged, as its registers are. */
export const paging = {
  first: z.coerce.number().int().min(1).max(200).default(50),
  /** How many to pass over, for the next page. */
  skip: z.coerce.number().int().min(0).max(10_000).default(0),
};

interface Page {
  readonly first: number;
  readonly skip: number;
}

/** The rows of a page that the asker may see; hidden ones are neither shown nor passed over. */
export async function pageOf<Row>(rows: AsyncIterable<Row>, maySee: (row: Row) => boolean, { first, skip }: Page) {
  const visible = await firstVisible(rows, maySee, skip + first);
  return { rows: visible.rows.slice(skip), more: visible.more };
}
