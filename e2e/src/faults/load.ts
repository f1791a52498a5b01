import type { Answer, Json, Person } from '../person.ts';
import { establishment, today, visit } from '../story.ts';
import { lasting } from './lasting.ts';

/** One command, and what became of it. */
export interface Sent {
  readonly kind: 'visit' | 'place';
  readonly key: string;
  /** `null`: it was given up without one. */
  answer: Json | null;
  readonly sentAt: number;
}

const WRITERS = 4;
const BETWEEN_MS = 250;
const BEFORE_AGAIN_MS = 200;
/** Whenever no answer comes, so many are not sent again: whether they were recorded, nobody knows. */
const GIVEN_UP = 0.4;

/** Officers who register places and record visits all the time, and send again what was not answered. */
export class Load {
  readonly sent: Sent[] = [];
  /** Answers that nobody could expect. */
  readonly strange: string[] = [];
  #stop = false;
  readonly #running: Promise<unknown>;

  constructor(
    private readonly police: Person,
    private readonly seed: number,
    private readonly chance: () => number,
  ) {
    this.#running = Promise.all(Array.from({ length: WRITERS }, (_, writer) => this.#writes(writer)));
  }

  get acknowledged(): readonly Sent[] {
    return this.sent.filter(({ answer }) => answer !== null);
  }

  /** The newest acknowledged command that was sent after a moment. */
  since(moment: number): Sent | undefined {
    return this.sent.findLast(({ answer, sentAt }) => answer !== null && sentAt > moment);
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
        key: `${this.seed}.${writer}.${n}`,
        answer: null,
        sentAt: Date.now(),
      };
      this.sent.push(one);
      await this.#send(one);
      await lasting(BETWEEN_MS);
    }
  }

  async #send(one: Sent): Promise<void> {
    const [path, body] =
      one.kind === 'visit'
        ? ['inspections/inspection/record-inspection', visit(today(), { number: `${one.key}/BB` })]
        : ['inspections/establishment/register-establishment', establishment()];
    for (;;) {
      const answer = await this.police.send(path, body, one.key).catch(() => null);
      const outcome = outcomeOf(answer);
      if (outcome === 'acknowledged') return void Object.assign(one, { answer: answer!.body });
      if (outcome === 'strange') {
        return void this.strange.push(`${path} ${one.key}: ${answer!.status} ${JSON.stringify(answer!.body)}`);
      }
      if (this.chance() < GIVEN_UP) return;
      await lasting(BEFORE_AGAIN_MS);
    }
  }
}

/** Whoever gets no answer, or one that says to come again, does not know whether it was recorded. */
function outcomeOf(answer: Answer | null): 'acknowledged' | 'unknown' | 'strange' {
  if (answer === null || answer.status === 503 || answer.status === 409) return 'unknown';
  return answer.status === 201 ? 'acknowledged' : 'strange';
}
