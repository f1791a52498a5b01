import { Problem } from '@lien-nganh/service-host';
import type { GraphQLError } from 'graphql';
import { mayChange, mayChangeRights, type Change, type FigureOf } from '../../consuming/changes.ts';
import type { FigureValue } from '../../figure/value.ts';
import { isStock } from '../../figure/versions.ts';
import { GatewayContext, standingNow, type Caller, type GatewayParts } from '../context.ts';
import { isOurs, toGraphQLError } from '../errors.ts';
import { askFigure, type FigureAnswer, type FigureArgs } from '../answers/figures.ts';

/** What a watcher is told: another value, or why it ends. */
export type Told =
  | { readonly is: 'changed'; readonly previous: FigureValue; readonly figure: FigureAnswer }
  | { readonly is: 'ended'; readonly error: GraphQLError };

type WatchAsked = Omit<FigureArgs, 'asOf' | 'breakdown'>;

/**
 * Watches one figure: looks at it again when a committed message may have changed it, and tells only another value. A
 * withheld figure tells nothing. Before each look the caller's right is looked at anew; it ends with the right to see the
 * figure, and with the token.
 *
 * @throws GraphQLError when the figure cannot be asked for in the first place
 */
export async function watchFigure(context: GatewayContext, args: WatchAsked): Promise<AsyncIterableIterator<Told>> {
  const waker = new Waker(context, args.indicator);
  try {
    const first = await ask(context, args);
    waker.saw(first);
    return endingAtOnce(changesOf(context, args, { first: first.value, waker }), waker);
  } catch (error) {
    waker.close();
    throw error;
  }
}

async function* changesOf(
  { parts, caller, request }: GatewayContext,
  args: WatchAsked,
  { first, waker }: { readonly first: FigureValue; readonly waker: Waker },
): AsyncGenerator<Told, void> {
  let last = first;
  for (;;) {
    const why = await waker.next();
    if (why === 'aborted') return;
    if (why === 'expired') return yield ended(new Problem('unauthenticated', { details: { why: 'expired' } }));
    const look = await lookAgain(parts, caller, { args, request });
    if (look.is === 'ended') return yield look;
    const { figure } = look;
    waker.saw(figure);
    if (figure.value.is === 'withheld' || isSame(figure.value, last)) continue;
    const previous = last;
    last = figure.value;
    yield { is: 'changed', previous, figure };
  }
}

/** A generator that waits would answer `return` only when it wakes: whoever leaves would be kept. */
function endingAtOnce(changes: AsyncGenerator<Told, void>, waker: Waker): AsyncIterableIterator<Told> {
  return {
    next: () => changes.next(),
    return: () => {
      waker.close();
      return changes.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function ask(context: GatewayContext, args: WatchAsked): Promise<FigureAnswer> {
  return askFigure(context, 'gateway.watch-figures', args);
}

type Look = { readonly is: 'seen'; readonly figure: FigureAnswer } | (Told & { readonly is: 'ended' });

async function lookAgain(
  parts: GatewayParts,
  caller: Caller,
  { args, request }: { args: WatchAsked; request: GatewayContext['request'] },
): Promise<Look> {
  try {
    const standing = await standingNow(parts, caller.subject);
    const context = new GatewayContext(parts, { ...caller, standing }, request);
    return { is: 'seen', figure: await ask(context, args) };
  } catch (error) {
    const told = ended(error);
    if (isOurs(told.error)) parts.logger.error({ err: error }, 'a watch ended');
    return told;
  }
}

function ended(error: unknown): Told & { readonly is: 'ended' } {
  return { is: 'ended', error: toGraphQLError(error) };
}

function isSame(a: FigureValue, b: FigureValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

type Why = 'changed' | 'expired' | 'aborted';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Gathers what happens between two looks into one reason to look. */
class Waker {
  #why: Why | null = null;
  #ring: () => void = () => undefined;
  readonly #closing: (() => void)[] = [];
  #period: FigureOf['period'] = null;

  constructor({ parts, caller, signal }: GatewayContext, indicator: string) {
    const concerns = (change: Change | null) =>
      mayChange(change, { indicator, period: this.#period }) || mayChangeRights(change);
    this.#closing.push(
      parts.changes.on((change) => {
        if (concerns(change)) this.#wake('changed');
      }),
    );
    const expiry = setTimeout(() => this.#wake('expired'), Math.min(caller.expiresAt - Date.now(), LONGEST_TIMER_MS));
    this.#closing.push(() => clearTimeout(expiry));
    const abort = () => this.close();
    signal.addEventListener('abort', abort, { once: true });
    this.#closing.push(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) abort();
  }

  /** From now on facts of other days than these change nothing. */
  saw({ question: { from, to }, frame }: FigureAnswer): void {
    this.#period = { from, to, isStock: isStock(frame) };
  }

  async next(): Promise<Why> {
    if (this.#why === null) await new Promise<void>((resolve) => (this.#ring = resolve));
    const why = this.#why!;
    if (why === 'changed') this.#why = null;
    return why;
  }

  close(): void {
    for (const end of this.#closing) end();
    this.#wake('aborted');
  }

  /** An end is never forgotten for a change that comes after it. */
  #wake(why: Why): void {
    if (this.#why === null || this.#why === 'changed') this.#why = why;
    this.#ring();
  }
}
