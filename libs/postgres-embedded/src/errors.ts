export type EmbeddedPostgresProblem =
  | 'folder-in-use'
  | 'wrong-owner'
  | 'other-version'
  | 'password-lost'
  | 'no-binaries'
  | 'no-server-user'
  | 'port-taken'
  | 'leftover-server'
  | 'create-failed'
  | 'start-failed';

/** Why the embedded server could not be started or stopped; `problem` is for programs, the message for operators. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly problem: EmbeddedPostgresProblem;

  constructor(problem: EmbeddedPostgresProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

/** Another living process (or this one, a second time) uses the folder. */
export class FolderInUseError extends EmbeddedPostgresError {
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super('folder-in-use', `${folder} is in use by the running process ${pid}`);
    this.pid = pid;
  }
}

/** Whether an error carries one of these codes. By shape: an error of Node's own may belong to another realm. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}
