import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = join(import.meta.dirname, '../../../../infra/validators/validate.js');

/**
 * What validators of others say of files, by their names (`report.docx`): `ok …`, or each fault. The folder of their jars is
 * named by DOCUMENT_VALIDATORS.
 *
 * @throws Error when they do not speak of each file
 */
export async function judged(files: Readonly<Record<string, Uint8Array>>): Promise<ReadonlyMap<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'lien-nganh-validators-'));
  try {
    const named = Object.entries(files).map(([name, bytes]) => ({ name, bytes, path: join(folder, name) }));
    for (const { path, bytes } of named) await writeFile(path, bytes);
    const said = await asked(named.map(({ path }) => path));
    const lines = said.split('\n').filter((line) => /^(ok|FAULT) /.test(line));
    const told = new Map(
      named.map(({ name, path }) => [
        name,
        lines.filter((line) => line.includes(path)).map((line) => wordsOf(line, path)),
      ]),
    );
    if ([...told.values()].some((of) => of.length === 0)) throw new Error(`not every file was judged: ${said}`);
    return told;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function wordsOf(line: string, path: string): string {
  return line.replace(path, '').replace(/^FAULT : /, '');
}

/** Whether anything is wrong is their exit code, too: what they say tells more. */
async function asked(paths: readonly string[]): Promise<string> {
  const jars = [`${process.env['DOCUMENT_VALIDATORS']}/*`].join(delimiter);
  const args = ['-cp', jars, 'org.mozilla.javascript.tools.shell.Main', '-version', '200', script, ...paths];
  try {
    return (await run('java', args, { maxBuffer: 2 ** 26 })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    return `${stdout ?? ''}\n${stderr ?? String(error)}`;
  }
}
