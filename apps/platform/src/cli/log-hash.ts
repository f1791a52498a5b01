import { lastThatHolds, logHashes, resolveReference, type EventStore } from '@lien-nganh/event-store';
import { parsePosition, printPosition, type Position } from '@lien-nganh/kernel';
import { z } from 'zod';
import { UsageError } from '../command-line/failure.ts';
import { Recomputed } from '../log-hash/recomputed.ts';
import { withSource } from '../move-log/places.ts';
import { explainedMove } from '../move-log/refusals.ts';
import { defaultFolder } from '../start/folder.ts';
import { connectionOf, expectOk, type ConnectionOptions } from './connection.ts';
import { CommandFailed, type Io } from './io.ts';
import { queryOf } from './replay-figure.ts';

export interface LogHashOptions extends ConnectionOptions {
  /** Works the hash out anew from the log itself, and compares. */
  readonly recompute?: boolean;
  /** Where the log itself is: connection string or data folder; default: the data folder. */
  readonly from?: string;
}

const told = z.object({ position: z.string(), hash: z.string() });
type Told = z.infer<typeof told>;
/** Asks the platform for what it keeps. */
type Kept = (position?: string) => Promise<Told>;

/**
 * Prints the hash of the log up to a position, as the platform keeps it and documents state it.
 *
 * @param reference `<log>:<position>`; default: the end of the log
 * @returns whether what was worked out anew, where that was wanted, is the same
 * @throws CommandFailed, UsageError, DataFolderError
 */
export async function logHash(reference: string | undefined, options: LogHashOptions, io: Io): Promise<boolean> {
  const { recompute = false, dataDir } = options;
  if (options.from !== undefined && !recompute)
    throw new UsageError({ vi: '--from chỉ dùng cùng --recompute.', en: '--from goes with --recompute' });
  const connection = await connectionOf(options, io);
  const kept: Kept = async (position) =>
    told.parse(expectOk(await connection.get(`/api/audit/log-hash?${queryOf({ position })}`)));
  const stated = await kept(reference);
  if (recompute)
    return recomputedIn(options.from ?? dataDir ?? defaultFolder('try-out'), { reference, stated, kept }, io);
  io.out(`${stated.position}  ${stated.hash}`);
  return true;
}

interface Asked {
  readonly reference: string | undefined;
  readonly stated: Told;
  readonly kept: Kept;
}

async function recomputedIn(from: string, { reference, stated, kept }: Asked, io: Io): Promise<boolean> {
  try {
    return await withSource(from, io.signal, async ({ store }) => {
      const upTo = await endOf(store, reference, stated);
      return new Comparison(store, kept, io).run(upTo);
    });
  } catch (failure) {
    throw io.signal.aborted ? failure : explainedMove(failure);
  }
}

/** What was asked as a place of this log; where nothing was, the end of both. */
async function endOf(store: EventStore, reference: string | undefined, stated: Told): Promise<Position> {
  const place = await resolveReference(store, parsePosition(reference ?? stated.position)!);
  if (place !== null) return place;
  if (reference === undefined) return (await store.end()) ?? (0n as Position);
  throw new CommandFailed({
    vi: `${reference}: không có trong nhật ký này.`,
    en: `${reference} is in none that this log continues.`,
  });
}

class Comparison {
  private readonly recomputed = new Recomputed();

  constructor(
    private readonly store: EventStore,
    private readonly kept: Kept,
    private readonly io: Io,
  ) {}

  async run(upTo: Position): Promise<boolean> {
    const { id } = await this.store.log();
    await this.recompute(upTo);
    const [worked, { hash }] = [this.recomputed.before(upTo), await this.kept(printPosition(id, upTo))];
    this.io.out(`${printPosition(id, upTo)}: ${this.recomputed.events} sự kiện / events`);
    this.io.out(`  tính lại / worked out  ${worked}`);
    this.io.out(`  đang giữ / kept        ${hash}`);
    if (worked === hash) {
      this.io.out('Như nhau. / They are equal.');
      return true;
    }
    const first = printPosition(id, await this.firstDifference(id, upTo));
    this.io.err(
      `Khác nhau từ ${first}: sự kiện ở đó đã bị sửa, thêm hoặc bớt. / They differ from ${first} on: the event there was changed, put in or taken out.`,
    );
    return false;
  }

  private async recompute(upTo: Position): Promise<void> {
    for await (const one of logHashes(this.store.readLog({ signal: this.io.signal }))) {
      if (one.position > upTo) return;
      this.recomputed.add(one);
      if (this.recomputed.events % 1000 !== 0) continue;
      this.io.progress(`${(one.position * 100n) / upTo} % (${this.recomputed.events})`);
    }
  }

  /** What differs somewhere differs everywhere behind it: the place is found by halving. */
  private async firstDifference(log: string, upTo: Position): Promise<Position> {
    const range = { least: 0n, most: upTo };
    const same = await lastThatHolds(range, async (candidate) => {
      const position = candidate as Position;
      return (await this.kept(printPosition(log, position))).hash === this.recomputed.before(position);
    });
    return ((same ?? -1n) + 1n) as Position;
  }
}
