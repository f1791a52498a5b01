import { Command, CommanderError } from 'commander';
import { HelpWanted } from '../command-line/arguments.ts';
import { notTaken, usageOf } from '../command-line/typed.ts';

/** What was typed after `npm run demo --`. */
export interface DemoArguments {
  readonly dataDir: string | undefined;
  readonly port: number;
  readonly seed: number;
  readonly months: number;
  readonly exit: boolean;
}

/** @throws UsageError, HelpWanted */
export function readDemoArguments(argv: readonly string[]): DemoArguments {
  const program = new Command('npm run demo --')
    .description(
      'Mười tám tháng công việc mẫu của mọi cơ quan trên các đơn vị hành chính thật, từ 01/7/2013 / eighteen synthetic months of work by every agency across the real units.',
    )
    .option('--data-dir <folder>', 'nơi giữ dữ liệu / where the data are kept (default: .lien-nganh/demo)')
    .option(
      '--port <number>',
      'cổng, 0 là cổng trống bất kỳ / port, 0 takes any that is free',
      wholeNumber(0, 65_535),
      8080,
    )
    .option(
      '--seed <number>',
      'cùng số thì cùng dữ liệu / the same number tells the same story',
      wholeNumber(0, 999_999),
      1,
    )
    .option('--months <number>', 'số tháng / how many months', wholeNumber(1, 18), 18)
    .option('--exit', 'dừng khi xong / stop when it is told')
    .helpOption('--help', 'in phần này / print this')
    .exitOverride()
    .allowExcessArguments(false)
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  try {
    const { exit = false, ...given } = program.parse(argv, { from: 'user' }).opts<Partial<DemoArguments>>();
    return { exit, ...given } as DemoArguments;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') throw new HelpWanted(program.helpInformation());
    throw usageOf(error);
  }
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
    throw notTaken({ vi: `Cần số từ ${least} đến ${most}.`, en: `It takes a number from ${least} to ${most}.` });
  };
}
