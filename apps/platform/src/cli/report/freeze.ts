import { connectionOf } from '../connection.ts';
import type { Io } from '../io.ts';
import { countsOf, figuresOf, send, type ReportAsked, type ReportOptions } from './asked.ts';

export interface SubmitOptions extends ReportOptions {
  readonly agency: string;
  readonly nothingToReport?: boolean;
  /** Account of the head in whose stead a deputy signs. */
  readonly inTheSteadOf?: string;
  /** Number of the paper that goes with it. */
  readonly number?: string;
}

/**
 * Signs a report off as it stands, or as it was seen at a position. Only position and hash are sent: the service asks for the
 * figures itself.
 */
export async function submit(asked: ReportAsked, options: SubmitOptions, io: Io): Promise<void> {
  const connection = await connectionOf(options, io);
  const { position, hash, ...told } = await figuresOf(connection, asked, { position: options.position });
  io.out(countsOf({ position, hash, ...told }));
  const { inTheSteadOf = null, number = null } = options;
  const id = `${asked.regime}.${asked.period}.${options.agency}`;
  await send(connection, `agency-report/${encodeURIComponent(id)}/submit`, {
    ...{ position, hash, number, inTheSteadOf },
    content: options.nothingToReport ? 'nothing-to-report' : 'figures',
    signedAs: inTheSteadOf === null ? 'head' : 'deputy',
  });
  io.out(`Đã ký và gửi / Submitted: ${id}  ${position}  ${hash}`);
}

export interface ConsolidateOptions extends ReportOptions {
  /** After an edition was issued: why there is to be another. */
  readonly reasons?: readonly string[];
  readonly reason?: string;
}

/** Freezes the figures of all at one position; somebody else issues them. */
export async function consolidate(asked: ReportAsked, options: ConsolidateOptions, io: Io): Promise<void> {
  const connection = await connectionOf(options, io);
  const { reasons = [], reason = null } = options;
  const late = reasons.includes('late-work') ? 'taken-in' : undefined;
  const { position, hash, ...told } = await figuresOf(connection, asked, { position: options.position, late });
  io.out(countsOf({ position, hash, ...told }));
  if (told.leftOut.length > 0) io.out(`Ghi muộn, chưa tính / late, left out: ${told.leftOut.length}`);
  const { regime, period } = asked;
  await send(connection, 'consolidation/consolidate', {
    regime,
    period,
    position,
    hash,
    reasons: [...reasons],
    reason,
  });
  io.out(`Đã tổng hợp / Consolidated: ${regime}.${period}  ${position}  ${hash}`);
}
