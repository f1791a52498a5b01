/**
 * SQLSTATEs that mean "not now": too few resources, shutting down, starting up, a lock not had in time, a transaction that
 * stood still for too long, a standby that takes no writes. Two letters stand for the whole class. Everything else from
 * the server is a bug of the caller.
 */
const unavailableStates = new Set([
  '08',
  '53',
  '58',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '55P03',
  '57014',
  '25006',
]);

const unavailableErrnos = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
  'ENOENT', // no Unix socket
]);

/** What pg itself says, without a code, when a connection is gone or none could be had in time. */
const goneMessages =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|Query read timeout|Cannot use a pool after calling end)/;

/**
 * Whether an error means that the database cannot be used now (gone, restarting, full, out of connections), so that
 * the same call may succeed later. False: a bug, or a refusal of the data.
 */
export function isUnavailable(error: unknown): boolean {
  if (!isErrorLike(error)) return false;
  if (error.errors && error.errors.length > 0) return error.errors.every(isUnavailable);
  const state = sqlState(error);
  if (state !== undefined) return unavailableStates.has(state) || unavailableStates.has(state.slice(0, 2));
  return unavailableErrnos.has(String(error.code)) || goneMessages.test(error.message);
}

/** Whether a query got no answer in time: whatever its connection brings from now on may be the answer to another one. */
export function isUnanswered(error: unknown): boolean {
  return isErrorLike(error) && error.message === 'Query read timeout';
}

/**
 * Whether the server itself refused the statement and lives on: its transaction is certainly rolled back.
 * False for a lost or terminated connection, where a commit may have happened.
 */
export function isRolledBack(error: unknown): boolean {
  return sqlState(error) !== undefined && isErrorLike(error) && error.severity === 'ERROR';
}

/** Whether it failed for want of room on the disk: the server said so, or it could not even start. */
export function isDiskFull(error: unknown): boolean {
  if (!isErrorLike(error)) return false;
  if (sqlState(error) === '53100' || /No space left on device/.test(error.message)) return true;
  return isDiskFull(error.cause) || (error.errors ?? []).some(isDiskFull);
}

/** The SQLSTATE of an error that the server sent. */
export function sqlState(error: unknown): string | undefined {
  if (!isErrorLike(error) || error.severity === undefined) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

interface ErrorLike {
  readonly message: string;
  readonly code?: unknown;
  /** Only errors that the server sent have one. */
  readonly severity?: unknown;
  /** Of an AggregateError: one for each address that was tried. */
  readonly errors?: readonly unknown[];
  readonly cause?: unknown;
}

/** By shape: an error of Node's own may come from another realm, where `instanceof` says no. */
function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
