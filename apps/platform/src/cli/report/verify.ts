import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../../command-line/failure.ts';
import { connectionOf, expectOk } from '../connection.ts';
import type { Io } from '../io.ts';
import { addressOf, type ReportAsked, type ReportOptions } from './asked.ts';
import { opened } from './draft.ts';
import { logWords, pdfIn, tellOfPdf, verifiedPdf } from './verify-pdf.ts';

export interface VerifyOptions extends ReportOptions {
  readonly regime?: string;
  readonly period?: string;
}

const lines = z.object({ made: z.array(z.string()), now: z.array(z.string()) });
type Lines = z.infer<typeof lines>;

const verified = z.object({
  label: z.string().nullable(),
  position: z.string(),
  logHash: z.enum(['agrees', 'differs', 'not-stated']),
  drawing: z.enum(['same', 'another']),
  agree: z.number(),
  changed: z.array(z.object({ ref: z.string(), indicator: z.string(), shown: z.string(), told: z.string() })),
  notCheckable: z.number(),
  unknown: z.array(z.object({ ref: z.string(), shown: z.string() })),
  takenOut: z.array(z.string()).nullable(),
  around: z.object({ beside: lines, words: lines }).nullable(),
});
type Verified = z.infer<typeof verified>;

/**
 * Has the platform recompute the figures of a document from its log, and says which agree and which were changed by hand.
 *
 * @returns whether nothing was changed, and the log is the one that the document was made from
 */
export async function verifyFile(file: string, options: VerifyOptions, io: Io): Promise<boolean> {
  const pdf = await pdfIn(file);
  const { form, provenance } = pdf ?? (await opened(file));
  const asked = askedOf(options, provenance?.url ?? null);
  const connection = await connectionOf(options, io);
  io.progress(file);
  const bytes = new Uint8Array(await readFile(file));
  const sent = await connection.upload(addressOf(asked, 'verification', { position: options.position }), bytes, form);
  if (pdf) return tellOfPdf(file, verifiedPdf.parse(expectOk(sent)), io);
  const found = verified.parse(expectOk(sent));
  tell(file, found, io);
  return isWhole(found) && found.logHash !== 'differs';
}

/** Head and signature are filled in by hand: that other words were changed is said, and is no fault of a figure. */
function isWhole({ changed, unknown, takenOut, around }: Verified): boolean {
  const beside = around === null ? 0 : around.beside.made.length + around.beside.now.length;
  return changed.length + unknown.length + (takenOut?.length ?? 0) + beside === 0;
}

/** Which report the file is of: what it says itself, unless the command line says otherwise. */
function askedOf(options: VerifyOptions, url: string | null): ReportAsked {
  const { regime, period, agency } = options;
  if (regime !== undefined && period !== undefined) return { regime, period, agency };
  const said = url === null ? null : saidBy(new URL(url, options.url));
  if (said === null)
    throw new UsageError({
      vi: 'Tệp không ghi là của báo cáo nào: cần --regime và --period.',
      en: 'the file does not say of which report it is: --regime and --period',
    });
  return { ...said, agency: agency ?? said.agency };
}

/** The address at which a document says that its figures can be seen; without a public one it says the path alone. */
function saidBy({ pathname, searchParams }: URL): ReportAsked | null {
  const [, regime, period] = /^\/api\/reports\/([^/]+)\/([^/]+)\/(?:forms\/[^/]+\/)?figures$/.exec(pathname) ?? [];
  if (regime === undefined || period === undefined) return null;
  const agency = searchParams.get('reporter') ?? undefined;
  return { regime: decodeURIComponent(regime), period: decodeURIComponent(period), agency };
}

/** Why a figure is not as the log has it: of a file that another program made, that program may be why. */
const otherwise = {
  same: 'đã bị sửa / changed by hand',
  another: 'bị sửa, hoặc được phiên bản khác tính khác / changed by hand, or worked out otherwise by another program',
} as const;

function tell(file: string, found: Verified, io: Io): void {
  io.out(`${file}${found.label === null ? '' : ` (${found.label})`}: ${found.position}`);
  io.out(`  nhật ký / log: ${logWords[found.logHash]}`);
  io.out(`  khớp / agree: ${found.agree}`);
  for (const { ref, indicator, shown, told } of found.changed) {
    io.out(`  ${otherwise[found.drawing]}: ${ref} ${indicator}: «${shown}», theo nhật ký / by the log «${told}»`);
  }
  for (const { ref, shown } of found.unknown) io.out(`  báo cáo không có / not of this report: ${ref} «${shown}»`);
  for (const ref of found.takenOut ?? []) io.out(`  đã bị bỏ / taken out: ${ref}`);
  tellAround(found, io);
}

/** What stands around figures, and what cannot be told here. */
function tellAround(found: Verified, io: Io): void {
  if (found.notCheckable > 0) io.out(`  không đối chiếu được ở đây / not checkable here: ${found.notCheckable}`);
  if (found.drawing === 'another')
    io.out(
      '  phiên bản trình bày khác đã lập tệp này: chữ và dòng quanh số liệu có thể khác chỉ vì thế / drawn another way than here: words and lines around figures may differ for that alone',
    );
  if (found.around !== null) tellLines(found.around, io);
  if (found.takenOut === null)
    io.out('  không xét được có số liệu bị bỏ hay không / whether any was taken out is not for this account to see');
}

const LONGEST = 160;

function tellLines({ beside, words }: { readonly beside: Lines; readonly words: Lines }, io: Io): void {
  tellChanged(
    'số liệu đã bị chuyển chỗ, hoặc chữ bên cạnh đã bị sửa / figures moved, or words beside them changed',
    beside,
    io,
  );
  tellChanged('chữ khác đã bị sửa (không tính phần lời) / other words changed, narratives aside', words, io);
}

/** As they were made after `-`, as they are now after `+`. */
function tellChanged(head: string, { made, now }: Lines, io: Io): void {
  if (made.length + now.length === 0) return;
  io.out(`  ${head}:`);
  const lines = [...made.map((line) => `- ${line}`), ...now.map((line) => `+ ${line}`)];
  for (const line of lines) io.out(`    ${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}`);
}
