import type { Command } from 'commander';
import { z } from 'zod';
import { exitCodes } from '../command-line/failure.ts';
import { connectionOf, expectOk, type ConnectionOptions } from './connection.ts';
import type { Io } from './io.ts';

const part = z.object({
  checked: z.number(),
  erased: z.number(),
  faults: z.array(z.object({ file: z.string(), is: z.enum(['missing', 'altered']) })),
  next: z.string().nullable(),
});

/** @param online gives a command the options that say where the platform is */
export function addCheckFiles(
  program: Command,
  io: Io,
  { outcome, online }: { readonly outcome: { code: number }; readonly online: (command: Command) => Command },
): void {
  online(program.command('check-files'))
    .description(
      'Đọc mọi tệp đính kèm và đối chiếu với lúc đính kèm / Reads every file and compares it with what was attached. Exit code 1: some are damaged or missing.',
    )
    .action(async (options: ConnectionOptions) => {
      if (!(await checkFiles(options, io))) outcome.code = exitCodes.failed;
    });
}

/**
 * Has every service read its files from end to end and compare them with what was attached.
 *
 * @returns whether all are whole
 */
async function checkFiles(options: ConnectionOptions, io: Io): Promise<boolean> {
  const connection = await connectionOf(options, io);
  const { services } = await import('../services.ts');
  let [checked, erased, faults] = [0, 0, 0];
  for (const name of [...services.map((service) => service.name), 'audit']) {
    for (let after: string | null = '0'; after !== null;) {
      const found: z.infer<typeof part> = part.parse(
        expectOk(await connection.get(`/api/${name}/operations/files?after=${after}`)),
      );
      checked += found.checked;
      erased += found.erased;
      faults += found.faults.length;
      for (const { file, is } of found.faults) io.out(`  ${name}: ${file}: ${said[is]}`);
      io.progress(`${name}: ${checked}`);
      after = found.next;
    }
  }
  io.out(
    `Đã đối chiếu ${checked} tệp: ${faults} hỏng hoặc mất, ${erased} đã xóa theo quyết định. / ${checked} files compared: ${faults} damaged or missing, ${erased} erased by decision.`,
  );
  return faults === 0;
}

const said = { missing: 'mất / missing', altered: 'bị thay đổi / altered' };
