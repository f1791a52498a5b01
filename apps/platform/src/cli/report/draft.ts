import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { readBack, UnreadableDocument, type ReadBack } from '@lien-nganh/documents';
import { UsageError } from '../../command-line/failure.ts';
import { connectionOf, type Connection } from '../connection.ts';
import { CommandFailed, type Io } from '../io.ts';
import { addressOf, countsOf, figuresOf, send, type ReportAsked, type ReportOptions } from './asked.ts';

export interface DraftOptions extends ReportOptions {
  /** File that is written; its name says of which form: `.docx`, `.pdf` or `.xlsx`. */
  readonly to?: string;
  readonly variant: string;
  /** 1, 2 …: an edition as it was issued. */
  readonly edition?: string;
  /** A docx whose words were written in an office program: they become the report's. */
  readonly readBack?: string;
}

/** Tells how a report stands, writes its document, and takes in words that were written in one. */
export async function draft(asked: ReportAsked, options: DraftOptions, io: Io): Promise<void> {
  // Before words are written: a command that cannot be carried out as it stands leaves nothing behind.
  const form = options.to === undefined ? undefined : formOf(options.to);
  if (options.edition !== undefined) return issued(asked, { ...options, edition: options.edition, form }, io);
  const connection = await connectionOf(options, io);
  if (options.readBack !== undefined) await readIn(connection, asked, { file: options.readBack, io });
  const told = await figuresOf(connection, asked, { position: options.position });
  io.out(
    `${asked.regime} ${asked.period} ${asked.agency ?? '(tổng hợp / consolidated)'}: ${told.figures.length} số liệu / figures`,
  );
  io.out(`  ${countsOf(told)}`);
  if (told.leftOut.length > 0) io.out(`  Ghi muộn, chưa tính / late, left out: ${told.leftOut.length}`);
  io.out(`  vị trí / position  ${told.position}`);
  io.out(`  mã băm / hash      ${told.hash}`);
  if (options.to !== undefined && form !== undefined)
    await writeDocument(
      connection,
      asked,
      { ...options, to: options.to, form, which: { position: told.position } },
      io,
    );
}

interface Issued extends DraftOptions {
  readonly edition: string;
  readonly form: string | undefined;
}

/** An edition has a position of its own: how the report stands now says nothing of it, and nothing is written into it. */
async function issued(asked: ReportAsked, { form, to, readBack: words, ...options }: Issued, io: Io): Promise<void> {
  if (to === undefined || form === undefined || words !== undefined)
    throw new UsageError({
      vi: '--edition đi cùng --to và không đi cùng --read-back.',
      en: '--edition goes with --to, and not with --read-back',
    });
  await writeDocument(
    await connectionOf(options, io),
    asked,
    { ...options, to, form, which: { edition: options.edition } },
    io,
  );
}

interface Wanted extends Pick<DraftOptions, 'variant'> {
  readonly to: string;
  readonly form: string;
  readonly which: { readonly position: string } | { readonly edition: string };
}

/** @throws UsageError when no document is made in the form that the file's name says */
function formOf(file: string): string {
  const [, form] = /\.(docx|pdf|xlsx)$/i.exec(file) ?? [];
  if (form !== undefined) return form.toLowerCase();
  throw new UsageError({
    vi: '--to là một tệp có tên kết thúc bằng .docx, .pdf hoặc .xlsx.',
    en: '--to takes a file whose name ends in .docx, .pdf or .xlsx',
  });
}

async function writeDocument(connection: Connection, asked: ReportAsked, wanted: Wanted, io: Io): Promise<void> {
  const { to, form, variant, which } = wanted;
  const path = addressOf(asked, `document.${form}`, { variant, ...which });
  io.progress(to);
  await writeFile(to, await connection.download(path));
  io.out(`  ${to}`);
}

interface Written {
  readonly file: string;
  readonly io: Io;
}

/** What a section says now becomes what it says in the report; a section that was emptied says nothing. */
async function readIn(
  connection: Connection,
  { regime, period, agency }: ReportAsked,
  { file, io }: Written,
): Promise<void> {
  const { narratives } = await opened(file);
  for (const { slot, text } of narratives) {
    const content = { slot, text: text === '' ? null : text };
    const path =
      agency === undefined
        ? 'consolidation/write-narrative'
        : `agency-report/${encodeURIComponent(`${regime}.${period}.${agency}`)}/write-narrative`;
    try {
      // the same words may be written again after others stood there
      await send(connection, path, agency === undefined ? { regime, period, ...content } : content, randomUUID());
      io.out(`  ${slot}: đã ghi / written`);
    } catch (error) {
      if (!(error instanceof CommandFailed) || error.rule !== 'words-change') throw error;
    }
  }
}

/** @throws UsageError when the file is no document that was made here */
export async function opened(file: string): Promise<ReadBack> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError({ vi: `Không đọc được tệp ${file}.`, en: `${file} cannot be read` });
  });
  try {
    return readBack(bytes);
  } catch (error) {
    if (error instanceof UnreadableDocument)
      throw new UsageError({
        vi: `Tệp ${file} không phải báo cáo docx hoặc xlsx.`,
        en: `${file} is no docx or xlsx of a report`,
      });
    throw error;
  }
}
