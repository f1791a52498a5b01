import type { Answer, Done, Person } from '../person.ts';
import { kindOf, kinds, type Kind } from './kinds-of-command.ts';
import { lasting } from './lasting.ts';

/** One command, and what became of it. */
export interface Sent {
  readonly kind: Kind;
  readonly key: string;
  /** Among those of its kind. */
  readonly number: number;
  /** What of it is looked at afterwards; `null`: it was given up without one. */
  answer: Pick<Done, 'events' | 'position'> | null;
  readonly sentAt: number;
}

const BETWEEN_MS = 250;
const BEFORE_AGAIN_MS = 200;
/** Whenever no answer comes, so many are not sent again: whether they were recorded, nobody knows. */
const GIVEN_UP = 0.4;
const ALL = Object.keys(kinds) as readonly Kind[];

export interface LoadOptions {
  readonly seed: number;
  readonly writers: number;
  readonly chance: () => number;
}

/** Officers who write to every service all the time, and send again what was not answered. */
export class Load {
  readonly sent: Sent[] = [];
  /** Answers that nobody could expect. */
  readonly strange: string[] = [];
  #stop = false;
  readonly #people = new Map<string, Promise<Person>>();
  readonly #running: Promise<unknown>;

  /** @param as gives somebody with an account */
  constructor(
    private readonly as: (account: string) => Promise<Person>,
    private readonly options: LoadOptions,
  ) {
    this.#running = Promise.all(Array.from({ length: options.writers }, (_, writer) => this.#writes(writer)));
  }

  /** What was answered to the newest acknowledged command that was sent after a moment; `null` where there is none. */
  since(moment: number): Sent['answer'] {
    return this.sent.findLast(({ answer, sentAt }) => answer !== null && sentAt > moment)?.answer ?? null;
  }

  async stop(): Promise<void> {
    this.#stop = true;
    await this.#running;
  }

  async #writes(writer: number): Promise<void> {
    const { seed, writers } = this.options;
    for (let n = 0; !this.#stop; n++) {
      const kind = ALL[n % ALL.length]!;
      const number = Math.floor(n / ALL.length) * writers + writer;
      if (!this.#canBeSent(kind, number)) continue;
      const one: Sent = { kind, number, key: `${seed}.${writer}.${n}`, answer: null, sentAt: Date.now() };
      this.sent.push(one);
      await this.#send(one);
      await lasting(BETWEEN_MS);
    }
  }

  #canBeSent(kind: Kind, number: number): boolean {
    const { after, most = Infinity } = kindOf(kind);
    const before = (one: Sent) => one.kind === after && one.number === number && one.answer !== null;
    return number < most && (after === undefined || this.sent.some(before));
  }

  async #send(one: Sent): Promise<void> {
    const kind = kindOf(one.kind);
    const [path, body] = kind.command(one);
    const person = await this.#person(kind.by);
    for (;;) {
      const answer = await person.send(path, body, one.key).catch(() => null);
      const outcome = outcomeOf(answer, kind.untilKnown);
      if (outcome === 'acknowledged') {
        const { events, position } = answer!.body as Done;
        return void (one.answer = { events, position });
      }
      if (outcome === 'strange') {
        return void this.strange.push(`${path} ${one.key}: ${answer!.status} ${JSON.stringify(answer!.body)}`);
      }
      if (this.options.chance() < GIVEN_UP) return;
      await lasting(BEFORE_AGAIN_MS);
    }
  }

  #person(account: string): Promise<Person> {
    const known = this.#people.get(account) ?? this.as(account);
    this.#people.set(account, known);
    return known;
  }
}

/** Whoever gets no answer, or one that says to come again, does not know whether it was recorded. */
function outcomeOf(answer: Answer | null, untilKnown: readonly string[] = []): 'acknowledged' | 'unknown' | 'strange' {
  if (answer === null || answer.status === 503 || answer.status === 409) return 'unknown';
  if (answer.status === 201) return 'acknowledged';
  return untilKnown.includes((answer.body as { readonly rule?: string }).rule ?? '') ? 'unknown' : 'strange';
}
