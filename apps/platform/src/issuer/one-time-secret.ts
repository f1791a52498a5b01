import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import { isMissing, syncFolder } from '../data-folder/description.ts';
import { readIfThere } from '../start/secret-file.ts';

/**
 * The administrator’s way into a folder for real use that has no other issuer: a secret that is printed once, kept as
 * an argon2 hash, and worth one exchange.
 */
export class OneTimeSecret {
  private readonly file: string;
  private readonly spent: string;
  /** One at a time: a hash costs memory and time, and several guesses at once would cost several times that. */
  private verifying: Promise<unknown> = Promise.resolve();

  constructor(keysDir: string) {
    this.file = join(keysDir, 'administrator.hash');
    this.spent = join(keysDir, 'administrator.spent');
  }

  /** Whether there ever was one. */
  async wasMade(): Promise<boolean> {
    return (await readIfThere(this.file)) !== undefined || (await readIfThere(this.spent)) !== undefined;
  }

  /** A new secret in place of any before; this is the only time that anybody sees it. */
  async make(): Promise<string> {
    const secret = randomBytes(20).toString('base64url');
    const draft = `${this.file}.new`;
    await writeFile(draft, await hash(secret), { mode: 0o600, flush: true });
    await rename(draft, this.file);
    await syncFolder(dirname(this.file));
    return secret;
  }

  /** Whether this is the secret; never true twice. */
  spend(secret: string): Promise<boolean> {
    const result = this.verifying.then(() => this.spendOnce(secret));
    this.verifying = result.catch(() => undefined);
    return result;
  }

  private async spendOnce(secret: string): Promise<boolean> {
    try {
      if (!(await verify(await readFile(this.file, 'utf8'), secret))) return false;
      await rm(this.spent, { force: true });
      await rename(this.file, this.spent);
      await syncFolder(dirname(this.file));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }
}
