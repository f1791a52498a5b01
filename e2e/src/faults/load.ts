import type { Answer, Done, Json, Person } from '../person.ts';
import { establishment, today, visit } from '../story.ts';
import { lasting } from './lasting.ts';

/** One command, and what became of it. */
export interface Sent {
  readonly kind: 'visit' | 'place';
  readonly key: string;
  /** What of it is looked at afterwards; `null`: it was given up without one. */
  answer: Pick<Done, 'events' | 'position'> | null;
  readonly sentAt: number;
}

/** Where the registration of a place leaves its key in what it records, `7.0.12/GP`; what visits record is sealed. */
export const MARK = { type: 'establishment.EstablishmentRegistered', ending: 'GP' } as const;

const BETWEEN_MS = 250;
const BEFORE_AGAIN_MS = 200;
/** Whenever no answer comes, so many are not sent again: whether they were recorded, nobody knows. */
const GIVEN_UP = 0.4;

export interface LoadOptions {
  readonly seed: number;
  readonly writers: number;
  readonly chance: () => number;
}

/** Officers who register places and record visits all the time, and send again what was not answered. */
export class Load {
  readonly sent: Sent[] = [];
  /** Answers that nobody could expect. */
  readonly strange: string[] = [];
  #stop = false;
  readonly #running: Promise<unknown>;

  constructor(
    private readonly police: Person,
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
    for (let n = 0; !this.#stop; n++) {
      const kind = n % 2 === 1 ? 'visit' : 'place';
      const one: Sent = {
        kind,
        key: `${this.options.seed}.${writer}.${n}`,
        answer: null,
        sentAt: Date.now(),
      };
      this.sent.push(one);
      await this.#send(one);
      await lasting(BETWEEN_MS);
    }
  }

  async #send(one: Sent): Promise<void> {
    const [path, body] = commandOf(one);
    for (;;) {
      const answer = await this.police.send(path, body, one.key).catch(() => null);
      const outcome = outcomeOf(answer);
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
}

function commandOf({ kind, key }: Sent): readonly [path: string, body: Json] {
  if (kind === 'visit') return ['inspections/inspection/record-inspection', visit(today(), { number: `${key}/BB` })];
  const licence = { is: 'in-force', number: `${key}/${MARK.ending}`, from: '2025-07-15' };
  return ['inspections/establishment/register-establishment', establishment({ licence })];
}

/** Whoever gets no answer, or one that says to come again, does not know whether it was recorded. */
function outcomeOf(answer: Answer | null): 'acknowledged' | 'unknown' | 'strange' {
  if (answer === null || answer.status === 503 || answer.status === 409) return 'unknown';
  return answer.status === 201 ? 'acknowledged' : 'strange';
}
