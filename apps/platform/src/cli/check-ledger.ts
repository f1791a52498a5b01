import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { connectionOf, expectOk, type ConnectionOptions } from './connection.ts';
import { CommandFailed, type Io } from './io.ts';

const ADDRESS = '/api/gateway/operations';

const difference = z.object({ what: z.string(), a: z.string().nullable(), b: z.string().nullable() });
const result = z.object({
  comparedAt: z.string(),
  comparison: z.object({ facts: z.array(difference), figures: z.array(difference), truncated: z.boolean() }),
  cells: z.array(difference),
});
const run = z.object({
  what: z.string().optional(),
  state: z.enum(['none', 'running', 'done', 'failed']),
  progress: z.object({ step: z.string(), done: z.string(), end: z.string() }).nullish(),
  result: result.optional(),
  why: z.string().optional(),
});
type Result = z.infer<typeof result>;

const LOOK_MS = 250;

/**
 * Republishes everything into an empty ledger and compares it with the live one at one position.
 *
 * @returns whether they are equal
 */
export async function checkLedger(options: ConnectionOptions, io: Io, lookMs = LOOK_MS): Promise<boolean> {
  const connection = await connectionOf(options, io);
  expectOk(await connection.post(`${ADDRESS}/check`, {}), [202]);
  for (;;) {
    const seen = run.parse(expectOk(await connection.get(`${ADDRESS}/rebuild`)));
    const found = resultIn(seen);
    if (found) return told(found, io);
    if (seen.progress) io.progress(barOf(seen.progress));
    await pause(lookMs, undefined, { signal: io.signal });
  }
}

/** What the check found, `null` while it runs. @throws CommandFailed when it has none, and never will */
function resultIn({ what = 'check', state, result: found, why }: z.infer<typeof run>): Result | null {
  if (what !== 'check' || state === 'none') throw new CommandFailed(replaced);
  if (state === 'failed') throw new CommandFailed({ vi: 'Không đối chiếu được.', en: why ?? 'the check failed' });
  return found ?? null;
}

const replaced = {
  vi: 'Một việc khác đã thế chỗ: xin chạy lại.',
  en: 'another operation took its place: try again',
};

const WIDTH = 30;

function barOf({ step, done, end }: { readonly step: string; readonly done: string; readonly end: string }): string {
  const share = BigInt(end) === 0n ? 1 : Number((BigInt(done) * 1000n) / BigInt(end)) / 1000;
  const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.round(share * 100)}% ${step}`;
}

function told({ comparedAt, comparison: { facts, figures, truncated }, cells }: Result, io: Io): boolean {
  const lists = { facts, figures, cells };
  const count = facts.length + figures.length + cells.length;
  if (count === 0) {
    io.out(`Khớp tại vị trí ${comparedAt}. / Equal at position ${comparedAt}.`);
    return true;
  }
  const more = truncated ? '+' : '';
  io.out(
    `Khác nhau tại vị trí ${comparedAt}: ${count}${more}. / Different at position ${comparedAt}: ${count}${more}.`,
  );
  for (const [kind, list] of Object.entries(lists)) {
    for (const { what, a, b } of list) io.out(`  ${kind}: ${what}: live ${a ?? '–'}, republished ${b ?? '–'}`);
  }
  return false;
}
