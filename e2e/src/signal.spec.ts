import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { standStill } from './signal.ts';
import { until } from './until.ts';

/** Waits for its input, which never comes. */
const WAITING = ['-e', 'process.stdin.resume(); console.log("here")'];

test('what has ended meanwhile keeps none of the others from going on again', async () => {
  const [ended, living] = [spawn(process.execPath, ['-e', '']), spawn(process.execPath, WAITING)];
  try {
    await Promise.all([once(ended, 'close'), once(living.stdout, 'data')]);
    const goOn = standStill([living.pid!, ended.pid!]);
    await until('it stands still', async () => (await stateOf(living.pid!)) === 'T');
    goOn();
    await until('it goes on', async () => (await stateOf(living.pid!)) !== 'T');
    expect(living.exitCode).toBeNull();
  } finally {
    living.kill('SIGKILL');
  }
});

/** One letter, as Linux gives it: `T` for what was stopped. */
async function stateOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]![0]!;
}
