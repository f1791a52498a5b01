import type { ReadLogOptions } from '@lien-nganh/event-store';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import { PageSize } from './page-size.ts';
import type { LogPage, PageRange, Reader } from './reader.ts';

const FIRST_ROWS = 200;
const MOST_ROWS = 2000;
/** Small enough for a page to be forgotten young: larger ones cost the collector more than they save. */
const TARGET_BYTES = 1024 * 1024;

/** See the port's `readLog`. */
export async function* readLog(reader: Reader, options: ReadLogOptions): AsyncIterable<LogEvent> {
  for await (const events of pages(reader, options)) {
    for (const event of events) {
      options.signal?.throwIfAborted();
      yield event;
    }
  }
}

/** While the caller works through one page, the next is on its way. */
async function* pages(reader: Reader, options: ReadLogOptions): AsyncIterable<readonly LogEvent[]> {
  const { after = null, limit = Infinity, filter, signal } = options;
  const upTo = await reader.end(signal);
  if (upTo === null || limit <= 0) return;
  const size = new PageSize(FIRST_ROWS, MOST_ROWS, TARGET_BYTES);
  const askAfter = (position: Position | null, left: number) =>
    ask(reader, { after: position, upTo, filter, signal, limit: Math.min(size.rows, left) });
  let left = limit;
  let next: NextPage | undefined = askAfter(after, left);
  while (next) {
    const { events, bytes }: LogPage = await next.page;
    left -= events.length;
    size.saw(events.length, bytes);
    const isFull: boolean = events.length === next.asked;
    next = isFull && left > 0 ? askAfter(events.at(-1)!.position, left) : undefined;
    yield events;
  }
}

interface NextPage {
  readonly asked: number;
  readonly page: Promise<LogPage>;
}

/** The caller may break off before it comes to this page: then nobody is left to hear of its failure. */
function ask(reader: Reader, range: PageRange): NextPage {
  const page = reader.page(range);
  page.catch(() => undefined);
  return { asked: range.limit, page };
}
