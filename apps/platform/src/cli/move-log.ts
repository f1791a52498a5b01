import {
  moveLog,
  verifyMove,
  type Begun,
  type Compared,
  type EventStore,
  type LogImport,
} from '@lien-nganh/event-store';
import { printPosition, type LogIdentity, type Position } from '@lien-nganh/kernel';
import { UsageError } from '../command-line/failure.ts';
import { copyKeys } from '../move-log/copy-keys.ts';
import { withSource, withTarget, type Source } from '../move-log/places.ts';
import { explainedMove } from '../move-log/refusals.ts';
import { CommandFailed, type Io } from './io.ts';

export interface MoveLogOptions {
  /** Connection string, or a data folder. */
  readonly from: string;
  /** Connection string. */
  readonly to: string;
  /** Opens the new log once everything is there and nobody writes any more. */
  readonly finish?: boolean;
  /** With a data folder: PostgreSQL of the keys, which are copied before the new log is opened. */
  readonly keysTo?: string;
}

/**
 * Copies a log into another store, or goes on with that, and compares both.
 *
 * @returns whether they are equal
 * @throws CommandFailed, UsageError, DataFolderError
 */
export async function moveLogTo({ from, to, finish = false, keysTo }: MoveLogOptions, io: Io): Promise<boolean> {
  if (keysTo !== undefined && !finish)
    throw new UsageError({ vi: '--keys-to chỉ dùng cùng --finish.', en: '--keys-to goes with --finish' });
  try {
    return await withSource(from, io.signal, (source) =>
      withTarget(to, (target) => new Move(source, target, io).run({ finish, keysTo })),
    );
  } catch (failure) {
    throw io.signal.aborted ? failure : explainedMove(failure);
  }
}

class Move {
  private readonly store: EventStore;

  constructor(
    private readonly source: Source,
    private readonly target: LogImport,
    private readonly io: Io,
  ) {
    this.store = source.store;
  }

  async run({ finish, keysTo }: { readonly finish: boolean; readonly keysTo: string | undefined }): Promise<boolean> {
    if (finish) await this.refuseIfInUse();
    if (keysTo !== undefined) await this.copyKeys(keysTo);
    const log = await this.store.log();
    const begun = await this.copy();
    if (!(await this.isEqual(log, begun))) return false;
    if (begun.isFinished) await this.tellFinished(log, begun);
    else if (finish) await this.finish(log, begun.reached);
    else this.tellUnfinished(log, begun.reached);
    return true;
  }

  private async copyKeys(to: string): Promise<void> {
    const { keysUrl } = this.source;
    if (keysUrl === null) throw new UsageError(keysElsewhere);
    const count = await copyKeys(keysUrl, to, this.io.signal);
    this.io.out(`${count} khóa / keys`);
  }

  private copy(): Promise<Begun> {
    const { signal } = this.io;
    return moveLog(this.store, this.target, {
      signal,
      onProgress: ({ copied, reached, end }) => this.io.progress(`${percent(reached, end)} % (${copied})`),
    });
  }

  private async isEqual(log: LogIdentity, { identity, reached }: Begun): Promise<boolean> {
    const compared = await verifyMove(this.store, this.target, {
      upTo: reached ?? (0n as Position),
      signal: this.io.signal,
      onProgress: (count) => {
        if (count % 1000 === 0) this.io.progress(`so sánh / comparing ${count}`);
      },
    });
    this.tellCompared([log.id, identity.id], compared);
    return compared.firstDifference === null;
  }

  private tellCompared([from, to]: readonly [string, string], { source, target, firstDifference }: Compared): void {
    this.io.out(`${from}: ${source.events} sự kiện / events, ${source.hash}`);
    this.io.out(`${to}: ${target.events} sự kiện / events, ${target.hash}`);
    if (firstDifference === null) return this.io.out('Hai nhật ký như nhau. / Both logs are equal.');
    this.io.err(`Khác nhau từ sự kiện thứ ${firstDifference}. / They differ from event ${firstDifference} on.`);
  }

  private tellUnfinished({ id }: LogIdentity, reached: Position | null): void {
    const upTo = reached === null ? `${id}:0` : printPosition(id, reached);
    this.io.out(
      `Đã chép đến ${upTo}. Hãy dừng nền tảng rồi chạy lại với --finish. / Copied up to ${upTo}. Stop the platform and run this again with --finish.`,
    );
  }

  private async finish(log: LogIdentity, reached: Position | null): Promise<void> {
    await this.refuseIfInUse();
    if (await this.hasMore(reached)) throw stillWritten();
    const opened = await this.target.finish(reached);
    this.tellOpened(log, opened);
  }

  private async tellFinished(log: LogIdentity, { identity, reached }: Begun): Promise<void> {
    this.tellOpened(log, identity);
    if (!(await this.hasMore(reached))) return;
    throw new CommandFailed({
      vi: 'Nhật ký cũ đã được ghi thêm sau khi chuyển; phần đó không có trong nhật ký mới.',
      en: 'The old log was written to after the move: that part is not in the new log.',
    });
  }

  private tellOpened({ id }: LogIdentity, { id: opened, predecessors }: LogIdentity): void {
    const { sharedUpTo } = predecessors.find(({ log }) => log === id)!;
    const shared = printPosition(id, sharedUpTo);
    this.io.out(`Nhật ký ${opened} tiếp nối ${id} đến ${shared}. / Log ${opened} continues ${id} up to ${shared}.`);
  }

  private async hasMore(reached: Position | null): Promise<boolean> {
    for await (const _ of this.store.readLog({ limit: 1, ...(reached === null ? {} : { after: reached }) }))
      return true;
    return false;
  }

  private async refuseIfInUse(): Promise<void> {
    if (await this.source.isInUse()) throw stillWritten();
  }
}

function stillWritten(): CommandFailed {
  return new CommandFailed({
    vi: 'Nhật ký cũ còn đang được dùng: hãy dừng nền tảng rồi chạy lại với --finish.',
    en: 'The old log is still in use: stop the platform, then run this again with --finish.',
  });
}

const keysElsewhere = {
  vi: '--keys-to chỉ dùng với một thư mục dữ liệu; ở nơi khác, chép khóa bằng pg_dump.',
  en: '--keys-to goes with a data folder: copy the keys with pg_dump',
};

function percent(reached: Position, end: Position): number {
  return Number((reached * 100n) / end);
}
