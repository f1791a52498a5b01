import { Command, CommanderError, Option } from 'commander';
import { exitCodes, isExplained, lineOf, UsageError } from '../command-line/failure.ts';
import { usageOf } from '../command-line/typed.ts';
import type * as Backups from './backups.ts';
import { addCheckFiles } from './check-files.ts';
import type { ConnectionOptions } from './connection.ts';
import type { FigureOptions } from './figure.ts';
import { addImports } from './import-commands.ts';
import { CommandFailed, type Io } from './io.ts';
import type { LoadOptions } from './load.ts';
import type { LogHashOptions } from './log-hash.ts';
import type { MoveLogOptions } from './move-log.ts';
import { asOfTyped, dayTyped, mapTyped, positionOfRecordTyped, positionTyped, revisionTyped } from './points.ts';
import { oneOfBoth, placed, recordOrFigure, withPeriod } from './of-which.ts';
import type { UpTo } from './replay-record.ts';
import { addReports } from './report/report-commands.ts';
import { addShipped } from './shipped/shipped-commands.ts';
import type { UpgradeOptions } from './upgrade.ts';

/*
 * What a command does is read when it is asked for: with all that upgrades, loads and moves logs the program needed seconds of a
 * processor to say that an option is unknown.
 */

/** Runs one command line; without a word it says what there is. Resolves to its exit code: 0 done, 1 failed or different, 2 not understood. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const outcome = { code: exitCodes.ok as number };
  const program = programOf(io, outcome);
  if (argv.length === 0) {
    io.err(program.helpInformation().trimEnd());
    return exitCodes.usage;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return outcome.code;
  } catch (failure) {
    return codeOf(failure, io);
  }
}

function codeOf(failure: unknown, io: Io): number {
  if (failure instanceof CommanderError) {
    if (failure.exitCode !== 0) io.err(lineOf(usageOf(failure)));
    return failure.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  if (io.signal.aborted) return exitCodes.failed;
  if (!(failure instanceof CommandFailed) && !isExplained(failure)) throw failure;
  io.err(lineOf(failure));
  return failure instanceof UsageError ? exitCodes.usage : exitCodes.failed;
}

type Outcome = { code: number };

function programOf(io: Io, outcome: Outcome): Command {
  const program = new Command('lien-nganh')
    .description('Xem lại, giải thích, đối chiếu, sao lưu, nâng cấp / replay, explain, check, back up, upgrade')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: () => undefined })
    .configureHelp({ showGlobalOptions: false });
  addReplay(program, io);
  addExplain(program, io);
  addCheckLedger(program, io, outcome);
  addCheckFiles(program, io, { outcome, online });
  addImports(program, io, { outcome, online });
  addReports(program, io, { outcome, online });
  addShipped(program, io, { outcome, online });
  addBackups(program, io);
  addUpgrade(program, io);
  addMoveLog(program, io, outcome);
  addLogHash(program, io, outcome);
  addSeparateServices(program, io);
  for (const command of [program, ...program.commands]) {
    command.helpOption('--help', 'in phần này / print this').allowExcessArguments(false);
  }
  return program;
}

/** Where the platform is, and in whose name it is asked. */
function online(command: Command): Command {
  return command
    .option('--url <address>', 'địa chỉ của nền tảng / where the platform is', 'http://127.0.0.1:8080')
    .option('--token <token>', 'mã truy cập / bearer token (or LIEN_NGANH_TOKEN)')
    .addOption(
      new Option(
        '--account <account>',
        'tài khoản mẫu của thư mục dùng thử / sample account of a try-out folder',
      ).conflicts('token'),
    )
    .option('--data-dir <folder>', 'thư mục dữ liệu, với --account / data folder, with --account');
}

/** Which figure, of which place and time, as known when, on which map. */
function aboutFigure(command: Command): Command {
  return command
    .option('--unit <unit>', 'đơn vị hành chính / administrative unit (default: the province)')
    .option('--agency <agency>', 'dòng của một cơ quan / the line of an agency')
    .option('--obligation <key>', 'dòng của một nhiệm vụ / the line of an obligation, <directive>/<code>')
    .option('--from <day>', 'ngày đầu kỳ / first day', dayTyped)
    .option('--to <day>', 'ngày cuối kỳ / last day', dayTyped)
    .option(
      '--as-of <when>',
      'như đã biết đến ngày hoặc vị trí / as known at a day or a position <log>:<position>',
      asOfTyped,
    )
    .option('--map <choice>', 'as-was, as-now, hoặc một ngày / or a day', mapTyped, 'as-was');
}

interface ReplayOptions extends UpTo, ConnectionOptions, Omit<FigureOptions, 'from' | 'to'> {
  readonly record?: string;
  readonly figure?: string;
  readonly from?: string;
  readonly to?: string;
}

function addReplay(program: Command, io: Io): void {
  const command = program
    .command('replay')
    .description('Xem lại từng bước một hồ sơ hoặc một số liệu / Replays a record or a figure step by step.')
    .argument('[reference]', 'vị trí in trên văn bản / a place in the log as printed, <log>:<position>', positionTyped)
    .option('--record <record>', '<service>/<prefix>/<id>')
    .option('--to-revision <n>', 'đến phiên bản / up to a revision', revisionTyped)
    .option('--day <day>', 'đến hết ngày / up to the end of a day', dayTyped)
    .option('--position <position>', 'đến vị trí trong nhật ký / up to a position of the log', positionOfRecordTyped)
    .option('--figure <indicator>', 'chỉ tiêu / indicator');
  aboutFigure(online(command)).action((reference: string | undefined, options: ReplayOptions) =>
    replay(reference, options, io),
  );
}

/** A reference alone is the event there; with a record or a figure it says as known when. */
async function replay(reference: string | undefined, options: ReplayOptions, io: Io): Promise<void> {
  const { record, figure } = options;
  if (record !== undefined && figure !== undefined) throw new UsageError(oneOfBoth);
  if (record !== undefined) {
    const { replayRecord } = await import('./replay-record.ts');
    return replayRecord(record, { ...options, ...placed('position', reference, options) }, io);
  }
  if (figure === undefined) {
    if (reference === undefined) throw new UsageError(recordOrFigure);
    return (await import('./replay-event.ts')).replayEvent(reference, options, io);
  }
  const { replayFigure } = await import('./replay-figure.ts');
  return replayFigure(figure, withPeriod({ ...options, ...placed('asOf', reference, options) }), io);
}

function addExplain(program: Command, io: Io): void {
  const command = program
    .command('explain')
    .description('Giải thích một số liệu được tính thế nào / Prints how a figure came to be.')
    .argument('<indicator>', 'chỉ tiêu / indicator');
  aboutFigure(online(command)).action(async (indicator: string, options: ReplayOptions) =>
    (await import('./explain.ts')).explain(indicator, withPeriod(options), io),
  );
}

function addCheckLedger(program: Command, io: Io, outcome: Outcome): void {
  online(program.command('check-ledger'))
    .description(
      'Phát lại toàn bộ vào một sổ trống rồi đối chiếu / Republishes everything into an empty ledger and compares. Exit code 1: different.',
    )
    .action(async (options: ConnectionOptions) => {
      const { checkLedger } = await import('./check-ledger.ts');
      if (!(await checkLedger(options, io))) outcome.code = exitCodes.failed;
    });
}

function addBackups(program: Command, io: Io): void {
  program
    .command('backup')
    .description('Sao lưu một thư mục dữ liệu, kể cả khi đang chạy / Backs up a data folder, also while it is in use.')
    .option('--data-dir <folder>', 'thư mục dữ liệu / data folder (default: .lien-nganh/try-out)')
    .requiredOption('--to <folder>', 'bản sao lưu, chưa được có / the backup, which must not exist yet')
    .requiredOption('--keys <file>', 'tệp khóa, giữ riêng / file for the keys, kept apart')
    .action(async (options: Parameters<typeof Backups.backup>[0]) =>
      (await import('./backups.ts')).backup(options, io),
    );
  program
    .command('restore')
    .description('Khôi phục vào một thư mục trống / Restores into an empty folder.')
    .requiredOption('--from <folder>', 'bản sao lưu / the backup')
    .requiredOption('--keys <file>', 'tệp khóa của bản đó / its file of keys')
    .requiredOption('--data-dir <folder>', 'thư mục dữ liệu mới / the new data folder')
    .option('--erasures <file>', 'erasures.jsonl đã giữ riêng / the list of erasures that was kept apart')
    .action(async (options: Parameters<typeof Backups.restore>[0]) =>
      (await import('./backups.ts')).restore(options, io),
    );
}

function addUpgrade(program: Command, io: Io): void {
  program
    .command('upgrade')
    .description('Nâng cấp một thư mục dữ liệu đã dừng / Brings a stopped data folder to this version.')
    .option('--data-dir <folder>', 'thư mục dữ liệu / data folder (default: .lien-nganh/try-out)')
    .option('--backup-to <folder>', 'sao lưu trước vào đây / back up to here first')
    .option('--keys <file>', 'tệp khóa của bản sao lưu / file for the backup’s keys')
    .option('--no-backup', 'không sao lưu trước / without a backup')
    .action(async (options: UpgradeOptions) => (await import('./upgrade.ts')).upgrade(options, io));
}

function addMoveLog(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('move-log')
    .description(
      'Chuyển cả nhật ký sang kho khác, đối chiếu, tiếp tục được sau khi ngắt / Moves a whole log to another store, compares both, goes on after a stop. Exit code 1: different.',
    )
    .requiredOption('--from <place>', 'thư mục dữ liệu, postgres:// hoặc kurrentdb:// / data folder or address')
    .requiredOption('--to <address>', 'postgres:// hoặc kurrentdb://, chưa có nhật ký / without a log')
    .option('--keys-to <address>', 'chép khóa vào PostgreSQL này / copies the keys of a data folder to this PostgreSQL')
    .option('--finish', 'mở nhật ký mới, khi nền tảng đã dừng / opens the new log, once the platform is stopped')
    .action(async (options: MoveLogOptions) => {
      const { moveLogTo } = await import('./move-log.ts');
      if (!(await moveLogTo(options, io))) outcome.code = exitCodes.failed;
    });
}

function addLogHash(program: Command, io: Io, outcome: Outcome): void {
  online(program.command('log-hash'))
    .description(
      'Mã băm của nhật ký như in trên văn bản; tính lại từ chính nhật ký và đối chiếu / The hash of the log as documents state it; worked out anew from the log itself, and compared. Exit code 1: different.',
    )
    .argument('[position]', 'đến vị trí / up to a position, <log>:<position> (default: the end)', positionTyped)
    .option('--recompute', 'tính lại từ chính nhật ký / work it out from the log itself')
    .option('--from <place>', 'nhật ký / the log: postgres://, kurrentdb:// or a data folder (default: --data-dir)')
    .action(async (position: string | undefined, options: LogHashOptions) => {
      const { logHash } = await import('./log-hash.ts');
      if (!(await logHash(position, options, io))) outcome.code = exitCodes.failed;
    });
}

/** For services as processes of their own: the environment is that of a service. */
function addSeparateServices(program: Command, io: Io): void {
  program
    .command('load')
    .description(
      'Nạp quản trị viên và dữ liệu tham chiếu vào các dịch vụ chạy riêng / Loads the administrator and the reference data into separate services. Environment: that of a service, and ADMIN_SUBJECT.',
    )
    .option('--empty', 'tỉnh khác: chỉ quản trị viên / another province: the administrator alone')
    .action(async (options: LoadOptions) => (await import('./load.ts')).load(options, io));
  program
    .command('restored')
    .description(
      'Sau khi khôi phục kho của các dịch vụ chạy riêng: nhật ký mới tiếp nối nhật ký cũ, dựng lại số liệu / After the engines of separate services were restored: a new log continues the old one, read models are built anew. Environment: that of a service.',
    )
    .action(async () => (await import('./restored.ts')).restored(io));
}
