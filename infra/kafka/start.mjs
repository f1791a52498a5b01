/**
 * Starts a Kafka broker on this machine.
 *
 *     node infra/kafka/start.mjs [--data FOLDER] [-- COMMAND …]
 *
 * Without a command it runs until it is interrupted. With one it ends with the command, which finds it in KAFKA_BROKERS.
 * Where KAFKA_BROKERS is set already, nothing is started, and the command runs with that.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startKafka } from './broker.mjs';
import { CannotStartKafka } from './jars.mjs';

const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true });

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CannotStartKafka)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main() {
  const given = process.env.KAFKA_BROKERS;
  const kafka = given ? undefined : await startKafka(values.data === undefined ? {} : { dataDir: values.data });
  const interrupted = untilInterrupted();
  try {
    const brokers = given ?? kafka.brokers;
    if (positionals.length > 0) return await run(positionals, brokers);
    console.log(`KAFKA_BROKERS=${brokers}`);
    await interrupted;
    return 0;
  } finally {
    await kafka?.stop();
  }
}

async function run([command, ...args], brokers) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, KAFKA_BROKERS: brokers } });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** While it waits, a signal ends neither this process nor, on a terminal, the command before it has finished. */
function untilInterrupted() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(undefined));
  });
}
