import type { Command } from 'commander';
import { exitCodes } from '../command-line/failure.ts';
import { fetchTemplate, importFile, type ImportOptions } from './import-file.ts';
import type { Io } from './io.ts';

interface Around {
  readonly outcome: { code: number };
  /** Adds where the platform is, and in whose name it is asked. */
  readonly online: (command: Command) => Command;
}

/** Registers from spreadsheets. Exit code of an import: 0 every row accepted, 1 some not, 2 the file cannot be taken. */
export function addImports(program: Command, io: Io, { outcome, online }: Around): void {
  const about = (command: Command) =>
    online(command).requiredOption('--register <register>', '<service>/<register>, inspections/establishments');
  about(program.command('template'))
    .description('Tải mẫu của một sổ / Fetches the template of a register.')
    .argument('<file>', 'tệp xlsx sẽ ghi / xlsx file to write')
    .action((file: string, options: ImportOptions) => fetchTemplate(file, options, io));
  about(program.command('import'))
    .description(
      'Nhập một sổ từ tệp xlsx / Imports a register from an xlsx file. Exit code 1: some rows were not accepted; 2: the file cannot be taken.',
    )
    .argument('<file>', 'tệp xlsx / xlsx file')
    .option('--dry-run', 'chạy thử, không ghi / try out, record nothing')
    .option('--refused <file>', 'ghi các dòng chưa nhận vào đây / write the rows that were not taken here')
    .action(async (file: string, options: ImportOptions) => {
      if (!(await importFile(file, options, io))) outcome.code = exitCodes.failed;
    });
}
