import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { groupsWork } from './ask.mjs';
import { CannotStartKafka, checkJava, kafkaJars } from './jars.mjs';
import { properties, secured } from './properties.mjs';

const run = promisify(execFile);
const START_MS = 60_000;
const STOP_MS = 15_000;
const ATTEMPTS = 3;
/** Without a locale Java could not name folders with Vietnamese letters. */
const environment = { ...process.env, LC_ALL: 'C.UTF-8' };

/**
 * @typedef {object} KafkaOptions
 * @property {string} [dataDir] where it keeps what it is told, also for the next start; by default a new folder that goes with it
 * @property {boolean} [secure] also listens with TLS for users who prove who they are with SCRAM-SHA-512 or PLAIN
 * @property {string} [advertised] `host:port` at which clients find it, where something stands between; else where it listens
 * @property {string} [cacheDir] where the jars are kept
 * @property {(exit: { code: number | null, signal: string | null }) => void} [onDied] told when the running process ends unasked
 */

/**
 * @typedef {object} Credentials
 * @property {string} address `127.0.0.1:port` of the listener with TLS
 * @property {string} user
 * @property {string} password
 * @property {string} ca path of the certificate that it shows, PEM
 */

/** A Kafka broker as a process of this machine. */
class Kafka {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;
  #lastWords = '';

  constructor({ folder, jars, ports, advertised, credentials, temporary, onDied }) {
    this.folder = folder;
    this.#onDied = onDied;
    this.brokers = advertised ?? `127.0.0.1:${ports.plain}`;
    /** @type {Credentials | undefined} */
    this.secure = credentials;
    this.#jars = jars;
    this.#port = ports.plain;
    this.#temporary = temporary;
  }

  #onDied;
  #jars;
  #port;
  #temporary;
  #killAtExit = () => this.#process?.kill('SIGKILL');

  /** Process id of the broker now; `undefined` while none runs. */
  get pid() {
    return this.#process?.pid;
  }

  /** Starts the process and resolves when it serves clients; also again after a kill, with all that it kept. */
  async start() {
    const process = spawn('java', java(this.#jars, 'kafka.Kafka', join(this.folder, 'server.properties')), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
    });
    this.#process = process;
    this.#lastWords = '';
    await writeFile(pidFileIn(this.folder), String(process.pid));
    const keep = (chunk) => {
      this.#lastWords = (this.#lastWords + chunk).slice(-4000);
    };
    process.stdout.on('data', keep);
    process.stderr.on('data', keep);
    globalThis.process.once('exit', this.#killAtExit);
    await this.#untilItServes(process);
    process.once('exit', (code, signal) => {
      if (this.#process === process) this.#onDied?.({ code, signal });
    });
  }

  async #untilItServes(process) {
    const giveUp = Date.now() + START_MS;
    while (!(await groupsWork(this.#port))) {
      if (process.exitCode !== null || process.signalCode !== null || Date.now() > giveUp) {
        await this.kill();
        throw new CannotStartKafka(`Kafka did not start; its last words:\n${this.#lastWords}`);
      }
      await pause(100);
    }
  }

  /** Ends it at once, as a power cut does to the process. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Lets it finish and ends it; a temporary folder goes. */
  async stop() {
    await this.#end('SIGTERM');
    if (this.#temporary) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #end(signal) {
    const process = this.#process;
    this.#process = undefined;
    globalThis.process.off('exit', this.#killAtExit);
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill(signal);
    const timer = setTimeout(() => process.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  }
}

/**
 * Starts a broker that is its own controller (KRaft) on free ports of this machine, and waits until it serves.
 *
 * @param {KafkaOptions} [options]
 * @throws {CannotStartKafka} in plain words, when Java or the jars are not to be had, or it does not start
 */
export async function startKafka(options = {}) {
  await checkJava();
  const jars = await kafkaJars(options);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(jars, options);
    } catch (error) {
      // Somebody may have taken a port between the look and the start.
      if (attempt === ATTEMPTS || !/Address already in use/.test(error.message)) throw error;
    }
  }
}

async function startOnce(jars, { dataDir, secure = false, advertised, onDied }) {
  const wanted = { jars, secure, advertised, onDied };
  if (dataDir !== undefined) return startIn({ ...wanted, folder: dataDir, temporary: false });
  const folder = await mkdtemp(join(tmpdir(), 'lien-nganh-kafka-'));
  try {
    return await startIn({ ...wanted, folder, temporary: true });
  } catch (error) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

async function startIn({ folder, jars, secure, advertised, temporary, onDied }) {
  await mkdir(folder, { recursive: true });
  await endLeftover(folder);
  const [plain, controller, tls] = await freePorts(3);
  const ports = { plain, controller, tls };
  const credentials = secure ? await makeCredentials(folder, tls) : undefined;
  const settings = join(folder, 'server.properties');
  await writeFile(settings, properties({ folder, ports, advertised }), { mode: 0o600 });
  if (credentials) await appendFile(settings, secured({ folder, ports, advertised, credentials }));
  if (!existsSync(join(folder, 'data', 'meta.properties'))) await format({ jars, settings, credentials });
  const kafka = new Kafka({ folder, jars, ports, advertised, credentials, temporary, onDied });
  await kafka.start();
  return kafka;
}

function pidFileIn(folder) {
  return join(folder, 'pid');
}

/** Ends a broker of this folder whose starter was killed: its data would be locked. */
async function endLeftover(folder) {
  const pid = Number(await readFile(pidFileIn(folder), 'utf8').catch(() => ''));
  if (!pid) return;
  const told = await run('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  // The number may be another program's by now.
  if (!told.stdout.includes(join(folder, 'server.properties'))) return;
  process.kill(pid, 'SIGKILL');
  while (isRunning(pid)) await pause(50);
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function format({ jars, settings, credentials }) {
  const { stdout } = await run('java', java(jars, 'kafka.tools.StorageTool', 'random-uuid'), { env: environment });
  const id = stdout.trim().split('\n').at(-1);
  const scram = credentials
    ? ['--add-scram', `SCRAM-SHA-512=[name=${credentials.user},password=${credentials.password}]`]
    : [];
  await run('java', java(jars, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', settings, ...scram), {
    env: environment,
  });
}

/** A key, a certificate for this machine, and a user with a password that nobody has seen. */
async function makeCredentials(folder, port) {
  const password = randomBytes(12).toString('hex');
  const [store, ca, secret] = ['keys.p12', 'ca.pem', 'password'].map((name) => join(folder, name));
  if (existsSync(secret)) {
    return { address: `127.0.0.1:${port}`, user: 'inspections', password: await readFile(secret, 'utf8'), ca };
  }
  const of = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', password, '-alias', 'kafka'];
  await run('keytool', [
    ...['-genkeypair', ...of, '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '3650'],
    ...['-dname', 'CN=localhost', '-ext', 'SAN=dns:localhost,ip:127.0.0.1', '-ext', 'bc:c=ca:true'],
  ]);
  await run('keytool', ['-exportcert', '-rfc', ...of, '-file', ca]);
  await writeFile(secret, password, { mode: 0o600 });
  return { address: `127.0.0.1:${port}`, user: 'inspections', password, ca };
}

function java(jars, main, ...args) {
  // Small, and quick to start: it lives for minutes.
  const options = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
  return [...options, '-cp', join(jars, '*'), main, ...args];
}

/** Ports that were free a moment ago, all different. */
async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
