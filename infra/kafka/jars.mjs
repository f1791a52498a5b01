import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pom = join(import.meta.dirname, 'pom.xml');
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const OLDEST_JAVA = 17;

/** A broker cannot be started on this machine; the message says what is missing, and how to get it. */
export class CannotStartKafka extends Error {
  name = 'CannotStartKafka';
}

/**
 * The folder with the jars of the broker. Maven fetches them when they are not there, once for each version of pom.xml.
 *
 * @param {{ cacheDir?: string }} [options] where they are kept; by default in the user's cache folder
 * @throws {CannotStartKafka} without Maven, or when it cannot get the jars
 */
export async function kafkaJars({ cacheDir = defaultCacheDir() } = {}) {
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const folder = join(cacheDir, `kafka-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheDir, { recursive: true });
  const fresh = await mkdtemp(join(cacheDir, 'fetching-'));
  try {
    await maven(fresh);
    // Whoever is second throws its own away: a folder that has this name is complete.
    await rename(fresh, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} folder */
async function maven(folder) {
  try {
    await run('mvn', ['-q', '-B', '-f', pom, COPY, `-DoutputDirectory=${folder}`], {
      cwd: dirname(pom),
      shell: process.platform === 'win32',
    });
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new CannotStartKafka(
        'Kafka needs Maven (mvn) once, to fetch its jars: install maven, or set KAFKA_BROKERS',
      );
    }
    throw new CannotStartKafka(`Maven could not fetch Kafka's jars: ${String(error.stdout || error.message).trim()}`);
  }
}

/** @throws {CannotStartKafka} without Java, or with one that is too old */
export async function checkJava() {
  let words;
  try {
    words = (await run('java', ['-version'])).stderr;
  } catch {
    throw new CannotStartKafka(`Kafka needs Java ${OLDEST_JAVA} or later: install a JRE, or set KAFKA_BROKERS`);
  }
  const version = Number(/version "(\d+)/.exec(words)?.[1]);
  if (!(version >= OLDEST_JAVA)) {
    throw new CannotStartKafka(`Kafka needs Java ${OLDEST_JAVA} or later; java here is: ${words.split('\n')[0]}`);
  }
}

function defaultCacheDir() {
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'lien-nganh');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'lien-nganh', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'lien-nganh');
  return join(homedir(), '.cache', 'lien-nganh');
}
