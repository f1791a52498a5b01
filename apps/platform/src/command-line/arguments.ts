import { Command, CommanderError } from 'commander';
import { notTaken, usageOf } from './typed.ts';

/** What was typed after `npm start --`. */
export interface StartArguments {
  readonly real: boolean;
  readonly empty: boolean;
  readonly reset: boolean;
  readonly oneTimeSecret: boolean;
  readonly dataDir: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Paths of PEM files. */
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly province: string | undefined;
  readonly provinceCode: string | undefined;
  /** The province whose real data are to be erased, typed beforehand. */
  readonly confirm: string | undefined;
}

/** The arguments ask for nothing but this text. */
export class HelpWanted extends Error {
  override readonly name = 'HelpWanted';
}

/** Reads the arguments of the platform. @throws UsageError, HelpWanted */
export function readStartArguments(argv: readonly string[]): StartArguments {
  const program = new Command('npm start --')
    .description(
      'Liên Ngành: cơ sở dữ liệu, các dịch vụ và trang web trong một tiến trình / everything in one process.',
    )
    .option('--real', 'một thư mục dùng thật, không có tài khoản mẫu / a folder for real use, without sample accounts')
    .option('--empty', 'không nạp đơn vị và văn bản của Lai Châu / another province: load no units and no directive')
    .option('--province <name>', 'tên tỉnh, cùng với --empty / name of the province, with --empty')
    .option('--province-code <code>', 'mã tỉnh 2 chữ số, cùng với --empty / its 2-digit code, with --empty')
    .option('--data-dir <folder>', 'nơi giữ dữ liệu / where the data are kept (default: .lien-nganh/try-out or …/real)')
    .option('--port <number>', 'cổng, 0 là cổng trống bất kỳ / port, 0 takes any that is free', portOf, 8080)
    .option('--host <address>', 'địa chỉ lắng nghe / address to listen on', '127.0.0.1')
    .option('--tls-cert <file>', 'chứng thư TLS, tệp PEM / certificate for TLS, a PEM file with its chain')
    .option('--tls-key <file>', 'khóa của chứng thư, tệp PEM / its key, a PEM file')
    .option('--reset', 'xóa hết dữ liệu trong thư mục rồi bắt đầu lại / erase the folder’s data and begin anew')
    .option(
      '--confirm <province>',
      'với --reset: gõ sẵn tên tỉnh / with --reset of a real folder: the province’s name, typed',
    )
    .option('--one-time-secret', 'cấp mã một lần mới cho quản trị viên / a new one-time secret for the administrator')
    .helpOption('--help', 'in phần này / print this');
  const { real = false, empty = false, reset = false, oneTimeSecret = false, ...given } = parse(program, argv);
  return { real, empty, reset, oneTimeSecret, ...given } as StartArguments;
}

/** What was typed after `npm run cluster --`. */
export interface ClusterArguments {
  readonly dataDir: string | undefined;
  readonly port: number;
  readonly empty: boolean;
  readonly province: string | undefined;
  readonly provinceCode: string | undefined;
  /** How many processes a service has; one where it is not named. */
  readonly instances: Readonly<Record<string, number>>;
}

/** Reads the arguments of a cluster. @throws UsageError, HelpWanted */
export function readClusterArguments(argv: readonly string[], services: readonly string[]): ClusterArguments {
  const counted = (text: string, before: Record<string, number>) => {
    const [, name = '', count] = /^([a-z-]+)=([1-9]|1\d|20)$/.exec(text) ?? [];
    if (!services.includes(name)) {
      throw notTaken({
        vi: `Viết ${services.join(', ')} với số từ 1 đến 20: inspections=2.`,
        en: `Say ${services.join(', ')} with a number from 1 to 20: inspections=2.`,
      });
    }
    return { ...before, [name]: Number(count) };
  };
  const program = new Command('npm run cluster --')
    .description(
      'Liên Ngành: mỗi dịch vụ một tiến trình, trên Kafka và PostgreSQL, để dùng thử trên máy này / each service a process of its own, on Kafka and PostgreSQL, to try it out on this machine. Java 17+ (Maven: lần đầu / the first time).',
    )
    .option('--instances <service=number>', 'số tiến trình của một dịch vụ / processes of a service', counted, {})
    .option('--data-dir <folder>', 'nơi giữ dữ liệu / where the data are kept (default: .lien-nganh/cluster)')
    .option('--port <number>', 'cổng, 0 là cổng trống bất kỳ / port, 0 takes any that is free', portOf, 8080)
    .option('--empty', 'không nạp đơn vị và văn bản của Lai Châu / another province: load no units and no directive')
    .option('--province <name>', 'tên tỉnh, cùng với --empty / name of the province, with --empty')
    .option('--province-code <code>', 'mã tỉnh 2 chữ số, cùng với --empty / its 2-digit code, with --empty')
    .helpOption('--help', 'in phần này / print this')
    .addHelpText(
      'after',
      '\nKURRENTDB_URL: nhật ký trên KurrentDB / the log on a KurrentDB; KAFKA_BROKERS: một Kafka có sẵn / a Kafka that is there.',
    );
  return { empty: false, ...parse(program, argv) } as unknown as ClusterArguments;
}

/** What was typed after `npm run token --`. */
export interface TokenArguments {
  readonly account: string | undefined;
  readonly dataDir: string | undefined;
}

/** Reads the arguments of the program that prints a token. @throws UsageError, HelpWanted */
export function readTokenArguments(argv: readonly string[]): TokenArguments {
  const program = new Command('npm run token --')
    .description('In mã truy cập của một tài khoản mẫu / Prints a token of a sample account.')
    .argument('[account]', 'ví dụ officer.police; không ghi: liệt kê / without it they are listed')
    .option('--data-dir <folder>', 'thư mục dữ liệu / the data folder (default: .lien-nganh/try-out)')
    .helpOption('--help', 'in phần này / print this');
  const { dataDir } = parse(program, argv) as { dataDir?: string };
  return { account: program.args[0], dataDir };
}

function parse(program: Command, argv: readonly string[]): Record<string, unknown> {
  program.exitOverride().allowExcessArguments(false).configureOutput({ writeOut: ignore, writeErr: ignore });
  try {
    return program.parse(argv, { from: 'user' }).opts();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') throw new HelpWanted(program.helpInformation());
    throw usageOf(error);
  }
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw notTaken({ vi: 'Cổng là số từ 0 đến 65535.', en: 'A port is a number from 0 to 65535.' });
}

function ignore(): void {}
