import { createHash, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Standing } from '@lien-nganh/access';
import type { Register } from '@lien-nganh/kernel';
import { BadFile, survey, type Surveyed } from '@lien-nganh/registers';
import { derivedId } from '@lien-nganh/subscriptions';
import { moment } from '../clock.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { TakenOver, type ImportMode, type ImportRow, type ImportStore, type Working } from './import-store.ts';
import { runImport } from './run-import.ts';

/** Imports that wait behind the one at work: each holds its file. */
const MOST_WAITING = 4;
/** Milliseconds without a sign after which an import is no longer at work: its process has ended. */
const SILENT_MS = 30_000;
const SIGN_EVERY_MS = 5_000;

export interface Upload {
  readonly register: Register;
  readonly mode: ImportMode;
  readonly standing: Standing;
  readonly file: Buffer;
}

/**
 * Imports of this process: of those that are carried out one at a time, and beside it one of those that are tried out, so that
 * nobody waits for thousands of rows of somebody else to look at a few. How far each is, whichever process works on it, stands in
 * the database.
 */
export class Imports {
  readonly #stop = new AbortController();
  /** Imports that are at work here, or wait. */
  readonly #here = new Set<string>();
  readonly #last: Record<ImportMode, Promise<void>> = { 'dry-run': Promise.resolve(), commit: Promise.resolve() };

  constructor(
    readonly store: ImportStore,
    private readonly signEveryMs = SIGN_EVERY_MS,
  ) {
    // every read of a row at work listens while it lasts
    setMaxListeners(0, this.#stop.signal);
  }

  /**
   * Reads a file to its end, keeps it and begins to work on it. The same file of the same account is the same import: sent again
   * while it is at work here it goes on; otherwise it begins anew, also when another process that may have ended had it.
   *
   * @returns its id
   * @throws Problem invalid-input that says what is wrong with the file; too-many-imports while too many wait
   */
  async begin(runtime: Runtime, upload: Upload): Promise<string> {
    const { register, mode, standing, file } = upload;
    const { account } = standing.actor;
    const sha256 = createHash('sha256').update(file).digest('hex');
    const id = derivedId('import', runtime.service.name, register.name, mode, account, sha256);
    if (this.#here.has(id)) return id;
    if (this.#here.size >= MOST_WAITING) throw new Problem('too-many-imports', { details: { limit: MOST_WAITING } });
    this.#here.add(id);
    try {
      const surveyed = await surveyOf(file, register);
      const { sheet, heads, count: total } = surveyed;
      const working = { id, worker: randomUUID() };
      const of = { ...working, register: register.name, mode, account, sha256, bytes: file.length, sheet, total };
      await this.store.begin({ ...of, ignored: heads.ignored }, file);
      // one that waits gives signs too
      const sign = setInterval(() => void this.store.touch(working).catch(() => undefined), this.signEveryMs);
      this.#last[mode] = this.#last[mode]
        .then(() => this.#run(runtime, upload, { working, sha256, surveyed }))
        .finally(() => {
          clearInterval(sign);
          this.#here.delete(id);
        });
      return id;
    } catch (error) {
      this.#here.delete(id);
      throw error;
    }
  }

  /** An import; one of which nothing has been heard for long has stopped, whatever it said last. */
  async find(id: string): Promise<ImportRow | null> {
    const found = await this.store.find(id);
    if (!found || found.state === 'done') return found;
    return found.silent > SILENT_MS ? { ...found, state: 'stopped' } : found;
  }

  /** Stops after the rows that are at work. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(Object.values(this.#last));
  }

  async #run(runtime: Runtime, { register, mode, standing }: Upload, of: Begun): Promise<void> {
    const { working, sha256, surveyed } = of;
    const { id } = working;
    try {
      this.#stop.signal.throwIfAborted();
      await this.store.setState(working, 'running');
      const request = { standing, correlationId: correlationOf(id, sha256), signal: this.#stop.signal };
      const importing = { agency: standing.actor.agency, ...moment(runtime.clock) };
      const work = { runtime, register, importing, request, ledBy: new Map(), tried: new Map() };
      await runImport({ working, mode, work, file: surveyed, store: this.store });
      await this.store.setState(working, 'done');
    } catch (error) {
      if (!this.#stop.signal.aborted && !(error instanceof TakenOver))
        runtime.logger.error({ err: error, import: id }, 'an import stopped');
      await this.store.setState(working, 'stopped').catch(() => undefined);
    }
  }
}

interface Begun {
  readonly working: Working;
  readonly sha256: string;
  readonly surveyed: Surveyed;
}

/** What every event of an import carries: the import, and the hash of the file that it was entered from. */
function correlationOf(id: string, sha256: string): string {
  return `import.${id}.${Buffer.from(sha256, 'hex').toString('base64url')}`;
}

async function surveyOf(file: Buffer, register: Register): Promise<Surveyed> {
  try {
    return await survey(file, register);
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    const { sentences, reason } = error;
    throw new Problem('invalid-input', { details: { why: reason }, errors: [{ path: 'file', ...sentences }] });
  }
}
