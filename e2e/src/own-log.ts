import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The double of a KurrentDB server, as it is built: it speaks the real protocol, and goes when whoever began it does. */
const program = fileURLToPath(new URL('../../libs/event-store-kurrentdb/dist/double/run.js', import.meta.url));

let server: Promise<string> | null = null;

/**
 * `E2E_LOG=kurrentdb`: what a cluster is told so that it keeps its log on a KurrentDB, of which there is one for all that a spec
 * starts; a folder that is restored finds it as it was left. Otherwise nothing.
 *
 * @param atEnd has something done when the spec ends, after whatever is started from now on
 */
export async function whereTheLogIs(
  atEnd: (step: () => Promise<unknown>) => void,
): Promise<Readonly<Record<string, string>>> {
  if (process.env['E2E_LOG'] !== 'kurrentdb') return {};
  server ??= begin(atEnd);
  return { KURRENTDB_URL: await server };
}

async function begin(atEnd: (step: () => Promise<unknown>) => void): Promise<string> {
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const ended = once(child, 'close');
  atEnd(() => {
    server = null;
    child.kill('SIGTERM');
    return ended;
  });
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return (JSON.parse(line) as { url: string }).url;
}
