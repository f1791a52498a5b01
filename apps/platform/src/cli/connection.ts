import type { Sentences } from '@lien-nganh/service-host';
import { UsageError } from '../command-line/failure.ts';
import { sampleToken } from '../issuer/sample-token.ts';
import { tokenHours } from '../issuer/token-hours.ts';
import { CommandFailed, type Io } from './io.ts';

/** How the platform is reached, and in whose name. */
export interface ConnectionOptions {
  readonly url: string;
  readonly token?: string;
  readonly account?: string;
  readonly dataDir?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The platform over HTTP, in one account's name. */
export interface Connection {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a workbook, or a document. */
  upload(path: string, file: Uint8Array<ArrayBuffer>, form?: keyof typeof forms): Promise<Answer>;
  /** @throws CommandFailed in the words of the platform */
  download(path: string): Promise<Uint8Array>;
}

const forms = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

const inWhoseName = {
  vi: 'Thiếu tài khoản: cho biết --token, LIEN_NGANH_TOKEN, hoặc --account trong thư mục dùng thử.',
  en: 'say in whose name: --token, LIEN_NGANH_TOKEN, or --account in a try-out folder',
};

/** @throws UsageError when nothing says in whose name */
export async function connectionOf(options: ConnectionOptions, { env, signal }: Io): Promise<Connection> {
  const { account, dataDir } = options;
  const ofSample =
    account === undefined ? undefined : await sampleToken({ account, dataDir, hours: tokenHours.command });
  const token = options.token ?? ofSample ?? env['LIEN_NGANH_TOKEN'];
  if (!token) throw new UsageError(inWhoseName);
  const fetched = async <T>(path: string, init: RequestInit, read: (response: Response) => Promise<T>): Promise<T> => {
    try {
      const authorization = `Bearer ${token}`;
      const headers = { authorization, 'content-type': 'application/json', ...(init.headers as object) };
      return await read(await fetch(new URL(path, options.url), { ...init, headers, signal }));
    } catch (error) {
      if (signal.aborted || error instanceof CommandFailed) throw error;
      throw new CommandFailed({
        vi: `${options.url} không trả lời: nền tảng có đang chạy ở đó không?`,
        en: 'it does not answer: is the platform running there?',
      });
    }
  };
  const send = (path: string, init: RequestInit) =>
    fetched(path, init, async (response) => ({ status: response.status, body: (await response.json()) as unknown }));
  return {
    get: (path) => send(path, {}),
    post: (path, body, headers = {}) => send(path, { method: 'POST', body: JSON.stringify(body), headers }),
    upload: (path, body, form = 'xlsx') =>
      send(path, { method: 'POST', body, headers: { 'content-type': forms[form] } }),
    download: (path) =>
      fetched(path, {}, async (response) => {
        if (!response.ok) expectOk({ status: response.status, body: (await response.json()) as unknown });
        return new Uint8Array(await response.arrayBuffer());
      }),
  };
}

/** The answer's body. @throws CommandFailed in the words of the platform */
export function expectOk({ status, body }: Answer, expected: readonly number[] = [200]): unknown {
  if (expected.includes(status)) return body;
  throw new CommandFailed(wordsOf(status, body), (body as { rule?: string } | null)?.rule);
}

interface ProblemTold {
  readonly title?: string;
  readonly titleEn?: string;
  /** The title with what it tells besides, in words. */
  readonly detail?: string;
  readonly detailEn?: string;
  readonly errors?: readonly ({ readonly path: string } & Sentences)[];
  readonly details?: unknown;
}

/** What a problem says, in each language, with what is wrong at which place. */
function wordsOf(status: number, body: unknown): Sentences {
  const told = (body ?? {}) as ProblemTold;
  const places = (language: keyof Sentences) =>
    (told.errors ?? []).map((error) => `${error.path}: ${error[language]}`.replace(/^: /, ''));
  const { vi, en } = sentenceOf(told);
  return { vi: [`${status}: ${vi}`, ...places('vi')].join(' '), en: [en, ...places('en'), ...untold(told)].join(' ') };
}

function sentenceOf({ title, titleEn, detail = title, detailEn = titleEn ?? detail }: ProblemTold): Sentences {
  return { vi: detail ?? 'Không rõ lý do.', en: detailEn ?? 'no reason given' };
}

/** What is told besides, where no sentence tells it. */
function untold({ details, detail }: ProblemTold): readonly string[] {
  return details === undefined || detail !== undefined ? [] : [JSON.stringify(details)];
}
