import { run } from './program.ts';

/** Runs a command line as if it had been typed, with a token in the environment. */
export function typed(...argv: string[]) {
  return typedWith({ LIEN_NGANH_TOKEN: 'token-of-env' }, ...argv);
}

/** The same in an environment of one's own. */
export async function typedWith(env: Readonly<Record<string, string>>, ...argv: string[]) {
  const lines = { out: [] as string[], err: [] as string[], progress: [] as string[] };
  const code = await run(argv, {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    progress: (line) => lines.progress.push(line),
    env,
    signal: AbortSignal.timeout(300_000),
  });
  return { code, ...lines, text: lines.out.join('\n') };
}
