import { writeFile } from 'node:fs/promises';
import { UsageError } from '../../command-line/failure.ts';
import { connectionOf, type ConnectionOptions } from '../connection.ts';
import type { Io } from '../io.ts';

export interface BriefOptions extends ConnectionOptions {
  readonly regime: string;
  readonly variant: string;
  /** `<log>:<position>`; default: the end of the meeting's day, or of what has arrived. */
  readonly position?: string;
}

/** Writes the committee's brief for a meeting: at most two pages. @throws CommandFailed in the words of the platform */
export async function brief(day: string, file: string, options: BriefOptions, io: Io): Promise<void> {
  if (!/\.pdf$/i.test(file))
    throw new UsageError({
      vi: 'Báo cáo tóm tắt được ghi vào tệp có tên kết thúc bằng .pdf.',
      en: 'a brief is written into a file whose name ends in .pdf',
    });
  const { regime, variant, position } = options;
  const query = new URLSearchParams({ on: day, variant, ...(position === undefined ? {} : { position }) });
  const connection = await connectionOf(options, io);
  io.progress(file);
  await writeFile(file, await connection.download(`/api/reports/${encodeURIComponent(regime)}/brief.pdf?${query}`));
  io.out(`  ${file}`);
}
