import type { Day } from '@lien-nganh/kernel';

/** Ids that the platform gave to what was recorded earlier, by the name that the story has for it. */
export class Known {
  readonly #ids = new Map<string, string>();

  learn(name: string, id: string): void {
    this.#ids.set(name, id);
  }

  /** @throws when the story tells things in the wrong order */
  id(name: string): string {
    const found = this.#ids.get(name);
    if (found === undefined) throw new Error(`the demo knows no ${name} yet`);
    return found;
  }
}

/** What somebody sends: the command's address below `/api/`, and its body. */
export interface Sending {
  readonly to: string;
  readonly body: unknown;
}

/** A command of the story. */
export interface Send {
  readonly on: Day;
  /** The account that sends it. */
  readonly as: string;
  readonly send: (known: Known) => Sending;
  /** What the story calls the record that it creates or goes on with; `<name> at` is where in the log it was written last. */
  readonly makes?: string;
  /** Rules by which the platform may rightly say no: then the story goes on without. */
  readonly mayBreak?: readonly string[];
}

/** Somebody looks at what the platform has, and learns ids from it. */
export interface Look {
  readonly on: Day;
  readonly as: string;
  readonly look: (known: Known) => string;
  /** Names and ids in the answer. */
  readonly learns: (answer: unknown, known: Known) => readonly (readonly [string, string])[];
}

export type Step = Send | Look;

/** Steps that follow each other. Different strands of one day go on side by side. */
export interface Strand {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** A command on a record that the story made before. */
export function onRecord(name: string, path: string, body: unknown): Send['send'] {
  return (known) => ({ to: path.replace('{id}', known.id(name)), body });
}

export function sending(to: string, body: unknown): Send['send'] {
  return () => ({ to, body });
}

/** `bản mẫu`: whatever the demo writes says so itself. */
export const SAMPLE = '(mẫu)';
