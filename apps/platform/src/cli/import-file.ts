import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { UsageError } from '../command-line/failure.ts';
import { connectionOf, expectOk, type Connection, type ConnectionOptions } from './connection.ts';
import type { Io } from './io.ts';
import { CommandFailed } from './io.ts';

export interface ImportOptions extends ConnectionOptions {
  /** `<service>/<register>`. */
  readonly register: string;
  readonly dryRun?: boolean;
  /** Where the rows that were not taken are written to. */
  readonly refused?: string;
}

const sentences = z.object({ vi: z.string(), en: z.string() });
const reason = sentences.extend({ head: sentences.nullable() });
const row = z.object({
  row: z.number(),
  record: z.string().nullable(),
  is: z.enum(['new', 'changed', 'unchanged', 'twin', 'refused']),
  heads: z.array(sentences).optional(),
  reasons: z.array(reason).optional(),
  of: z
    .array(z.object({ record: z.string().nullable(), row: z.number().nullable(), why: z.array(sentences) }))
    .optional(),
});
const told = z.object({
  state: z.enum(['waiting', 'running', 'done', 'stopped']),
  total: z.number(),
  done: z.number(),
  counts: z.record(z.string(), z.number()),
  ignored: z.array(z.string()),
  rows: z.array(row),
});
type Told = z.infer<typeof told>;

const whichRegister = {
  vi: '--register là <service>/<register>, ví dụ inspections/establishments.',
  en: '--register takes <service>/<register>, inspections/establishments',
};

const LOOK_MS = 250;
const SHOWN = 200;

/**
 * Sends a workbook to a register and waits for what comes of it.
 *
 * @returns whether every row was accepted
 * @throws UsageError when the file cannot be read, or as a whole not be taken; CommandFailed when the import stopped
 */
export async function importFile(file: string, options: ImportOptions, io: Io, lookMs = LOOK_MS): Promise<boolean> {
  const [service, register] = options.register.split('/');
  if (!service || !register) throw new UsageError(whichRegister);
  const bytes = await readFile(file).catch(() => {
    throw new UsageError({ vi: `Không đọc được tệp ${file}.`, en: `${file} cannot be read` });
  });
  const connection = await connectionOf(options, io);
  const began = Date.now();
  const base = `/api/${service}/imports`;
  const mode = options.dryRun ? 'dry-run' : 'commit';
  const sent = await connection.upload(`${base}/${register}/${mode}`, bytes);
  const id = z.object({ import: z.string() }).parse(accepted(sent)).import;
  const found = await untilDone({ connection, at: `${base}/${id}` }, io, lookMs);
  tell(found, { seconds: (Date.now() - began) / 1000, dryRun: options.dryRun === true }, io);
  const left = await tellLeft({ connection, at: `${base}/${id}` }, io);
  if (options.refused !== undefined && left > 0) {
    await writeFile(options.refused, await connection.download(`${base}/${id}/refused.xlsx`));
    io.out(`${options.refused}: các dòng chưa nhận, kèm lý do / rows that were not taken, with the reasons`);
  }
  return left === 0;
}

/** The file as a whole was not taken: whoever sent it has to look at it. */
function accepted(sent: { readonly status: number; readonly body: unknown }): unknown {
  if (sent.status !== 400 && sent.status !== 413) return expectOk(sent, [202]);
  try {
    return expectOk(sent, [202]);
  } catch (error) {
    throw error instanceof CommandFailed ? new UsageError(error.texts) : error;
  }
}

interface Where {
  readonly connection: Connection;
  readonly at: string;
}

async function untilDone({ connection, at }: Where, io: Io, lookMs: number): Promise<Told> {
  for (;;) {
    const found = told.parse(expectOk(await connection.get(`${at}?first=0`)));
    if (found.state === 'done') return found;
    if (found.state === 'stopped')
      throw new CommandFailed({
        vi: `Dừng ở dòng ${found.done}/${found.total}; gửi lại cùng tệp để làm tiếp, không ghi hai lần.`,
        en: 'It stopped: send the same file again, nothing is recorded twice.',
      });
    io.progress(`${found.done} / ${found.total}`);
    await pause(lookMs, undefined, { signal: io.signal });
  }
}

interface Taken {
  readonly seconds: number;
  readonly dryRun: boolean;
}

function tell({ total, counts, ignored }: Told, { seconds, dryRun }: Taken, io: Io): void {
  const rate = Math.round(total / Math.max(seconds, 0.001));
  const what = dryRun ? 'Chạy thử, chưa ghi gì / Tried out, nothing recorded' : 'Đã xử lý / Carried out';
  io.out(`${what}: ${total} dòng / rows, ${seconds.toFixed(1)} s, ${rate}/s`);
  for (const [outcome, count] of Object.entries(counts)) io.out(`  ${words[outcome] ?? outcome}: ${count}`);
  if (ignored.length > 0) io.out(`  Cột không đọc / Columns that are not read: ${ignored.join(', ')}`);
}

const words: Readonly<Record<string, string>> = {
  new: 'mới / new',
  changed: 'thay đổi / changed',
  unchanged: 'không đổi / unchanged',
  twin: 'có thể trùng / probable twin',
  refused: 'không nhận / refused',
};

/** Prints the rows that were not taken, up to a bound; how many there are. */
async function tellLeft({ connection, at }: Where, io: Io): Promise<number> {
  let left = 0;
  for (const outcome of ['twin', 'refused']) {
    const { rows, counts } = told.parse(expectOk(await connection.get(`${at}?outcome=${outcome}&first=${SHOWN}`)));
    for (const one of rows) io.out(lineOf(one));
    left += counts[outcome] ?? 0;
  }
  return left;
}

function lineOf({ row: number, reasons = [], of = [] }: z.infer<typeof row>): string {
  const why = reasons.map(({ head, vi, en }) => `${head === null ? '' : `${head.vi}: `}${vi} / ${en}`);
  const twins = of.map(
    ({ record, row: other, why: common }) =>
      `có thể trùng với ${record ?? `dòng ${other}`} (${common.map(({ vi }) => vi).join(', ')}) / may be the same as ${record ?? `row ${other}`}`,
  );
  return `  ${number}: ${[...why, ...twins].join('; ')}`;
}

/** Fetches the template of a register. */
export async function fetchTemplate(
  file: string,
  { register: named, ...options }: ImportOptions,
  io: Io,
): Promise<void> {
  const [service, register] = named.split('/');
  if (!service || !register) throw new UsageError(whichRegister);
  const connection = await connectionOf(options, io);
  await writeFile(file, await connection.download(`/api/${service}/imports/${register}/template.xlsx`));
  io.out(`${file}: mẫu của sổ / template of ${named}`);
}
