/**
 * Gathers what is asked within one turn of the event loop into one call: news of a topic comes to all its partitions in the
 * same moment, and a statement for four costs about what one for each of them does.
 */
export class Together<Asked, Answer> {
  readonly #waiting: {
    readonly asked: Asked;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];

  /** @param answer the answers in the order of what was asked; when it throws, all have failed */
  constructor(private readonly answer: (asked: readonly Asked[]) => Promise<readonly Answer[]>) {}

  ask(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => void this.#answerAll());
    });
  }

  async #answerAll(): Promise<void> {
    const all = this.#waiting.splice(0);
    try {
      const answers = await this.answer(all.map(({ asked }) => asked));
      all.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }
}
