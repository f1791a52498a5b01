import type { Sentences } from '@lien-nganh/service-host';

/** What the operator asked for cannot be: one line says why, and nothing was started. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    readonly texts: Sentences,
    options?: ErrorOptions,
  ) {
    super(texts.en, options);
  }
}

/** Somebody ended the start while it was under way. */
export class StopWanted extends Error {
  override readonly name = 'StopWanted';
}

/** Exit codes of every program of the platform. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/** One line for the operator, in both languages where the failure has them. */
export function lineOf(failure: unknown): string {
  const { texts = portTaken(failure) ?? ofKind(failure) } = (failure ?? {}) as { texts?: Sentences };
  const said = texts ? `${texts.vi} / ${texts.en}` : failure instanceof Error ? failure.message : String(failure);
  return said.replaceAll(/\s*\n\s*/g, ' ');
}

/** What the system says of a port that cannot be had; `undefined`: it says something else. */
function portTaken(failure: unknown): Sentences | undefined {
  const { code, syscall, port } = (failure ?? {}) as { code?: unknown; syscall?: unknown; port?: unknown };
  if (syscall !== 'listen') return undefined;
  if (code === 'EADDRINUSE') {
    return {
      vi: `Cổng ${String(port)} đang có chương trình khác dùng. Chọn cổng khác bằng --port (0: cổng trống bất kỳ).`,
      en: `Another program uses port ${String(port)}. Choose another with --port (0 takes any that is free).`,
    };
  }
  if (code !== 'EACCES') return undefined;
  return {
    vi: `Tài khoản này không được phép mở cổng ${String(port)}. Chọn cổng khác bằng --port, từ 1024 trở lên.`,
    en: `This account may not open port ${String(port)}. Choose another with --port, from 1024 on.`,
  };
}

/** Whether the failure is one that the operator can act on; anything else is a fault, whose trace is worth printing. */
export function isExplained(failure: unknown): boolean {
  const { name, code } = (failure ?? {}) as { name?: unknown; code?: unknown };
  const told = ['UsageError', 'DataFolderError'].includes(String(name)) || ofKind(failure) !== undefined;
  return told || ['EADDRINUSE', 'EACCES'].includes(String(code));
}

/** Failures that tell their cause in English: what they are about, by their name or code. */
const kinds: Readonly<Partial<Record<string, string>>> = {
  EmbeddedPostgresError: 'Không dùng được PostgreSQL đi kèm.',
  OtherSchema: 'Cơ sở dữ liệu thuộc phiên bản khác của chương trình.',
  'reference-data': 'Không dùng được dữ liệu tham chiếu.',
  LoadingRefused: 'Không nạp được dữ liệu tham chiếu.',
  UnusableTlsFiles: 'Không dùng được tệp chứng thư hoặc khóa TLS.',
  CannotStartKafka: 'Không khởi động được Kafka.',
};

function ofKind(failure: unknown): Sentences | undefined {
  const { name, code, message } = (failure ?? {}) as Readonly<Record<string, unknown>>;
  const vi = kinds[String(code)] ?? kinds[String(name)];
  return vi === undefined ? undefined : { vi, en: String(message) };
}
