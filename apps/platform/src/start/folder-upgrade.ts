import type { DataFolder } from '../data-folder/data-folder.ts';
import { writeDescription, type Program } from '../data-folder/description.ts';
import { addedSince, stateOf, type DatabaseState } from './database-state.ts';
import type { Databases } from './databases.ts';
import { thisProgram } from './program.ts';

/** From which program to which, and the steps that it took. */
export interface Upgraded {
  readonly from: Pick<Program, 'version' | 'commit'>;
  readonly to: Program;
  readonly steps: readonly string[];
}

/**
 * What opening a folder makes of it: every package takes the steps that its tables lack, and begins the readers that
 * are new. Begun before anything is opened.
 */
export class FolderUpgrade {
  private constructor(
    private readonly folder: DataFolder,
    private readonly databases: Databases,
    private readonly before: DatabaseState,
  ) {}

  static async begin(folder: DataFolder, databases: Databases): Promise<FolderUpgrade> {
    return new FolderUpgrade(folder, databases, await stateOf(databases));
  }

  /** What was added until now. */
  async added(): Promise<DatabaseState> {
    return addedSince(this.before, await stateOf(this.databases));
  }

  /** Writes into the folder which program it is of now. */
  async note(): Promise<Upgraded> {
    const { path, description } = this.folder;
    const [to, { steps }] = await Promise.all([thisProgram(), this.added()]);
    await writeDescription(path, { ...description, program: to });
    return { from: description.program ?? { version: description.appVersion, commit: null }, to, steps };
  }

  /** For a start: notes the program where it made the folder or changed it. `null`: there was nothing to upgrade. */
  async noteIfChanged(): Promise<Upgraded | null> {
    const { steps } = await this.added();
    if (steps.length === 0) return null;
    const upgraded = await this.note();
    return this.before.steps.length === 0 ? null : upgraded;
  }
}
