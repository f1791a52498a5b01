import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own that answers what it is asked, one thing at a time. */
export interface Worker<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

/** What a worker's program does with its options. */
export interface Work<Question, Answer> {
  answer(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

type Message<Answer> = { readonly is: 'ready' } | { readonly is: 'answer'; readonly answer: Answer };

/** Starts a program of this folder, and waits until it is ready. */
export async function startWorker<Question, Answer>(
  program: 'writer' | 'subscriber' | 'caller' | 'visitor',
  options: object,
): Promise<Worker<Question, Answer>> {
  // The built one, also when this file is run from its source.
  const path = fileURLToPath(new URL(`../../dist/workers/${program}.js`, import.meta.url));
  const child = fork(path, [JSON.stringify(options)], { serialization: 'advanced' });
  const said = async (): Promise<Message<Answer>> => {
    const ended = new AbortController();
    const gone = once(child, 'exit', { signal: ended.signal }).then(() => {
      throw new Error(`the ${program} ended before it answered`);
    });
    try {
      const [message] = await Promise.race([once(child, 'message', { signal: ended.signal }), gone]);
      return message as Message<Answer>;
    } finally {
      ended.abort();
      gone.catch(() => undefined);
    }
  };
  await said();
  return {
    async ask(question) {
      const answer = said();
      child.send(question as object);
      return ((await answer) as Message<Answer> & { is: 'answer' }).answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

/** The other end: runs in the worker until its parent lets go of it, or is gone. */
export async function work<Options, Question, Answer>(
  begin: (options: Options) => Promise<Work<Question, Answer>>,
): Promise<void> {
  const begun = await begin(JSON.parse(process.argv[2]!) as Options);
  process.on('message', (question: Question) => {
    // An answer that fails ends the worker, and so the bench: nothing here is tried again.
    void begun.answer(question).then((answer) => process.send!({ is: 'answer', answer }));
  });
  process.once('disconnect', () => void begun.close());
  process.send!({ is: 'ready' });
}
