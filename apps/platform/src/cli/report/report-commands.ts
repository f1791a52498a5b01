import { Command, Option } from 'commander';
import { restatingReasons } from '@lien-nganh/contracts/reporting';
import { exitCodes, UsageError } from '../../command-line/failure.ts';
import type { Io } from '../io.ts';
import { editionTyped, positionTyped } from '../points.ts';
import { brief, type BriefOptions } from './brief.ts';
import type { DraftOptions } from './draft.ts';
import { consolidate, submit, type ConsolidateOptions, type SubmitOptions } from './freeze.ts';
import type { VerifyOptions } from './verify.ts';

interface Around {
  readonly outcome: { code: number };
  /** Adds where the platform is, and in whose name it is asked. */
  readonly online: (command: Command) => Command;
}

/** Reports: `lien-nganh report draft|submit|consolidate|restate|verify|brief`. */
export function addReports(program: Command, io: Io, around: Around): void {
  const report = program.command('report').description('Báo cáo định kỳ / periodic reports').helpCommand(false);
  addDraft(report, io, around);
  addFreezing(report, io, around);
  addVerify(report, io, around);
  addBrief(report, io, around);
  // options follow the word that says what is wanted: where it is none of these, that is told, and not of which option it knows nothing
  report.argument('[words...]').allowUnknownOption();
  report.usage('<command> [options]').action(([word = '']: readonly string[]) => {
    if (word !== '' && !word.startsWith('-')) throw noSuch(word, report.commands);
    // without a word it says what there is
    io.err(report.helpInformation().trimEnd());
    around.outcome.code = exitCodes.usage;
  });
  for (const command of report.commands) {
    command.helpOption('--help', 'in phần này / print this').allowExcessArguments(false).exitOverride();
  }
}

function noSuch(word: string, commands: readonly Command[]): UsageError {
  const known = commands.map((command) => command.name()).join(', ');
  return new UsageError({
    vi: `Không có lệnh report ${word}. Các lệnh: ${known}.`,
    en: `there is no command report ${word}, but ${known}`,
  });
}

const AGENCY = ['--agency <agency>', 'báo cáo của cơ quan / report of an agency (default: consolidated)'] as const;
const POSITION = [
  '--position <position>',
  'như tại vị trí / as at a position <log>:<position>',
  positionTyped,
] as const;

function ofReport(command: Command, { online }: Around): Command {
  return online(command)
    .argument('<regime>', 'chế độ báo cáo / regime')
    .argument('<period>', 'kỳ báo cáo / period, 2013-H2')
    .option(...POSITION);
}

function addDraft(report: Command, io: Io, around: Around): void {
  ofReport(report.command('draft'), around)
    .description(
      'Báo cáo như đang có: số liệu, văn bản, và phần lời đã viết trong văn bản / How a report stands; its document.',
    )
    .option(...AGENCY)
    .option('--to <file>', 'ghi văn bản / write the document: .docx, .pdf, .xlsx')
    .addOption(
      new Option('--variant <variant>', 'bản / variant')
        .choices(['public', 'internal', 'restricted'])
        .default('internal'),
    )
    .option('--edition <n>', 'với --to: bản đã ban hành thứ n / with --to: an edition as it was issued', editionTyped)
    .option('--read-back <file>', 'nhận phần lời viết trong tệp docx này / take in the words written in this docx')
    .action(async (regime: string, period: string, options: DraftOptions) =>
      (await import('./draft.ts')).draft({ regime, period, agency: options.agency }, options, io),
    );
}

function addFreezing(report: Command, io: Io, around: Around): void {
  ofReport(report.command('submit'), around)
    .description('Ký và gửi báo cáo của cơ quan / Signs an agency’s report off and submits it.')
    .requiredOption('--agency <agency>', 'cơ quan báo cáo / whose report')
    .option('--nothing-to-report', 'không có việc phát sinh / nothing to report')
    .option('--in-the-stead-of <account>', 'ký thay (KT.) tài khoản / signed by a deputy for the head')
    .option('--number <number>', 'số văn bản kèm theo / number of the paper')
    .action((regime: string, period: string, options: SubmitOptions) =>
      submit({ regime, period, agency: options.agency }, options, io),
    );
  ofReport(report.command('consolidate'), around)
    .description('Tổng hợp số liệu của mọi cơ quan tại một vị trí / Freezes the figures of all at one position.')
    .action((regime: string, period: string, options: ConsolidateOptions) =>
      consolidate({ regime, period }, options, io),
    );
  ofReport(report.command('restate'), around)
    .description('Lập bản thay thế sau khi đã ban hành, nêu lý do / Makes another edition, with its reasons.')
    .addOption(
      new Option('--reasons <reasons...>', 'loại lý do / kinds of reason')
        .choices([...restatingReasons])
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <words>', 'lý do / why, in words')
    .action((regime: string, period: string, options: ConsolidateOptions) =>
      consolidate({ regime, period }, options, io),
    );
}

function addVerify(report: Command, io: Io, { outcome, online }: Around): void {
  online(report.command('verify'))
    .description(
      'Tính lại số liệu của một văn bản từ nhật ký và đối chiếu / Recomputes a document’s figures from the log. Exit code 1: something was changed.',
    )
    .argument(
      '<file>',
      'tệp docx hoặc xlsx, kể cả đã sửa trong Word; PDF được so từng byte / docx or xlsx, also edited in Word; a PDF is compared byte for byte',
    )
    .option('--regime <regime>', 'chế độ báo cáo, nếu tệp không ghi / where the file does not say')
    .option('--period <period>', 'kỳ báo cáo, nếu tệp không ghi / where the file does not say')
    .option(...AGENCY)
    .option(...POSITION)
    .action(async (file: string, options: VerifyOptions) => {
      if ((options.regime === undefined) !== (options.period === undefined))
        throw new UsageError({
          vi: '--regime và --period phải ghi cùng nhau.',
          en: '--regime and --period go together',
        });
      const { verifyFile } = await import('./verify.ts');
      if (!(await verifyFile(file, options, io))) outcome.code = exitCodes.failed;
    });
}

function addBrief(report: Command, io: Io, { online }: Around): void {
  online(report.command('brief'))
    .description(
      'Báo cáo tóm tắt cho một cuộc họp, nhiều nhất hai trang / The committee’s brief for a meeting, two pages at most.',
    )
    .argument('<date>', 'ngày họp / day of the meeting, 2014-02-10')
    .argument('<file>', 'tệp PDF / a PDF')
    .option('--regime <regime>', 'chế độ báo cáo / regime', '879-ubnd-vx')
    .addOption(
      new Option('--variant <variant>', 'bản / variant').choices(['internal', 'restricted']).default('internal'),
    )
    .option(...POSITION)
    .action((date: string, file: string, options: BriefOptions) => brief(date, file, options, io));
}
