import { status } from '@grpc/grpc-js';
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Context } from './context.ts';
import { checkpointInterval, filterOf, type Matches, searchWindow } from './filter.ts';
import type { Recorded } from './log.ts';
import { positionOf, type ReadCall } from './read-call.ts';
import { caughtUpResponse, checkpointResponse, confirmationResponse, type Halves } from './subscription-response.ts';
import { eventResponse, rpcError, type RpcError } from './wire.ts';

/** What a server holds for a subscription that does not take it. */
const LIVE_BUFFER = 32;
/** The head of the file, before anything. */
const HEAD: Halves = { commit: -1n, prepare: -1n };

export function subscribe(context: Context, call: ReadCall): void {
  if (call.request.getOptions()!.hasAll()) void new Subscription(context, call).run();
  else call.emit('error', rpcError(status.UNIMPLEMENTED, 'this double subscribes to $all alone'));
}

/** One subscription to `$all`: catches up page by page, then is live, and may fall back. */
class Subscription {
  readonly #context: Context;
  readonly #call: ReadCall;
  readonly #matches: Matches;
  readonly #interval: number;
  readonly #window: number;
  /** Index in the log of the next record to consider. */
  #next = 0;
  /** What a checkpoint would say now. */
  #checkpoint: Halves = HEAD;
  #sentCheckpoint: Halves = HEAD;
  #considered = 0;
  #isConfirmed = false;
  #saidCaughtUp = false;
  #isLive = false;
  /** More came than is held for a reader that does not take it. */
  #isOverrun = false;
  #wake: () => void = () => undefined;

  constructor(context: Context, call: ReadCall) {
    const options = call.request.getOptions()!;
    this.#context = context;
    this.#call = call;
    this.#matches = filterOf(options);
    this.#interval = checkpointInterval(options);
    this.#window = searchWindow(options);
  }

  async run(): Promise<void> {
    this.#watch();
    await this.#context.faults.delay();
    const invalid = this.#start();
    if (invalid) return this.#fail(invalid);
    if (this.#isNew) await this.#confirm();
    while (!this.#isOver) {
      await this.#catchUp();
      await this.#live();
    }
  }

  #watch(): void {
    const { faults, log } = this.#context;
    const stopWatching = log.watch(() => this.#wake());
    const unregister = faults.register({ end: (how) => this.#end(how), look: () => this.#wake() });
    const leave = () => {
      stopWatching();
      unregister();
      this.#wake();
    };
    for (const name of ['cancelled', 'close', 'finish']) this.#call.on(name, leave);
  }

  #end(how: 'fail' | 'end'): void {
    if (how === 'end') this.#call.end();
    else this.#fail(rpcError(status.CANCELLED, 'Call cancelled'));
    this.#wake();
  }

  get #isOver(): boolean {
    return this.#call.cancelled || this.#call.destroyed || this.#call.writableEnded;
  }

  get #isNew(): boolean {
    return this.#context.version.subscriptions === 'new';
  }

  #start(): RpcError | undefined {
    const { log } = this.#context;
    const asked = this.#call.request.getOptions()!.getAll()!;
    if (asked.hasStart()) return undefined;
    if (asked.hasEnd()) {
      this.#next = log.records.length;
      return undefined;
    }
    const from = positionOf(asked);
    const index = log.indexFrom(from);
    if (index === null) return this.#isNew ? invalidPosition() : handlerFailed();
    this.#next = this.#isSeen(log.records[index], from) ? index + 1 : index;
    this.#checkpoint = from;
    return undefined;
  }

  /** Old servers read one record and go on behind it, whatever the position meant. */
  #isSeen(record: Recorded | undefined, from: Halves): boolean {
    return record !== undefined && (!this.#isNew || from.prepare === record.position);
  }

  async #catchUp(): Promise<void> {
    for (let isFirst = true; !this.#isOver; isFirst = false) {
      const page = this.#context.log.records.slice(this.#next, this.#next + this.#window);
      await this.#confirm();
      await this.#givePage(page);
      if (!isFirst) this.#passBeginning(page[0]);
      if (page.length < this.#window) return this.#reachEnd();
      await this.#sendCheckpointWhenDue();
    }
  }

  async #givePage(page: readonly Recorded[]): Promise<void> {
    for (const event of page) if (this.#matches(event)) await this.#sendEvent(event);
    this.#next += page.length;
    this.#considered += page.length;
  }

  async #reachEnd(): Promise<void> {
    if (this.#isNew && this.#interval !== Infinity) await this.#sendCheckpoint();
  }

  /** A page that matched nothing moves the checkpoint to its own beginning: before its first record, not after its last. */
  #passBeginning(first: Recorded | undefined): void {
    if (!first) return;
    const beginning = { commit: first.position, prepare: 0n };
    if (isBefore(this.#checkpoint, beginning)) this.#checkpoint = beginning;
  }

  async #live(): Promise<void> {
    if (this.#next < this.#context.log.records.length) return;
    await this.#sendCaughtUp();
    this.#considered = 0;
    this.#isLive = true;
    this.#isOverrun = false;
    while (!this.#isOver && !this.#isOverrun) {
      const event = this.#context.log.records[this.#next];
      if (event && !this.#context.faults.silentSubscriptions) await this.#giveLive(event);
      else await this.#something();
    }
    this.#isLive = false;
  }

  async #giveLive(event: Recorded): Promise<void> {
    this.#next += 1;
    this.#considered += 1;
    if (this.#matches(event)) await this.#sendEvent(event);
    if (this.#considered >= this.#interval) this.#checkpoint = { commit: event.position, prepare: event.position };
    await this.#sendCheckpointWhenDue();
  }

  /**
   * Until the reader takes more. While it is live and does not, what comes is held for it, but not much: then an old
   * server ends the call, and a new one goes back to catching up.
   */
  async #untilTaken(): Promise<void> {
    const taken = () => this.#wake();
    this.#call.on('drain', taken);
    while (this.#call.writableNeedDrain && !this.#isOver) {
      if (this.#isLive && this.#context.log.records.length - this.#next > LIVE_BUFFER) this.#overrun();
      await this.#something();
    }
    this.#call.off('drain', taken);
  }

  #overrun(): void {
    this.#isOverrun = true;
    if (this.#isNew) return;
    const why = 'Consumer too slow to handle event while live. Client resubscription required.';
    this.#fail(rpcError(status.ABORTED, `Operation timed out: ${why}`));
  }

  #something(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  async #confirm(): Promise<void> {
    if (this.#isConfirmed) return;
    this.#isConfirmed = true;
    await this.#send(confirmationResponse());
  }

  async #sendEvent(event: Recorded): Promise<void> {
    this.#checkpoint = { commit: event.position, prepare: event.position };
    await this.#send(eventResponse(event, { withPosition: true }));
  }

  async #sendCheckpointWhenDue(): Promise<void> {
    if (this.#considered < this.#interval) return;
    this.#considered %= this.#interval;
    await this.#sendCheckpoint();
  }

  async #sendCheckpoint(): Promise<void> {
    const isEmpty = this.#checkpoint.commit < 0n;
    const isNews = isEmpty
      ? this.#context.version.sendsEmptyCheckpoints
      : isBefore(this.#sentCheckpoint, this.#checkpoint);
    if (!isNews) return;
    this.#sentCheckpoint = this.#checkpoint;
    await this.#send(checkpointResponse(this.#checkpoint));
  }

  async #sendCaughtUp(): Promise<void> {
    const { caughtUp } = this.#context.version;
    const isAgain = this.#saidCaughtUp;
    this.#saidCaughtUp = true;
    if (caughtUp === 'never' || (caughtUp === 'once' && isAgain)) return;
    await this.#send(caughtUpResponse(caughtUp === 'with position' ? this.#checkpoint : undefined));
  }

  async #send(message: ReadResp): Promise<void> {
    while (this.#context.faults.silentSubscriptions && !this.#isOver) await this.#something();
    if (this.#isOver) return;
    if (!this.#call.write(message)) await this.#untilTaken();
  }

  #fail(error: RpcError): void {
    if (!this.#isOver) this.#call.emit('error', error);
  }
}

function isBefore(one: Halves, other: Halves): boolean {
  return one.commit < other.commit || (one.commit === other.commit && one.prepare < other.prepare);
}

const invalidPosition = () => rpcError(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');
const handlerFailed = () => rpcError(status.UNKNOWN, 'Exception was thrown by handler.');
