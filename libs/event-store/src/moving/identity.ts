import type { LogIdentity, Position } from '@lien-nganh/kernel';
import { OtherLogThere, WrongProvince } from '../errors.ts';
import { newLogId } from '../log-id.ts';

/** The log that a store holds when a move into it begins. */
export interface HeldTarget {
  readonly identity: LogIdentity;
  /** The log that it is being filled from; `null` for one that is open. */
  readonly movingFrom: string | null;
}

/** The identity of the log that a move begins: the last predecessor is added when it is finished. */
export function newIdentity({ province, predecessors }: LogIdentity): LogIdentity {
  return { id: newLogId(province), province, predecessors };
}

/** The identity when all events of the source are there. */
export function successorOf(source: string, begun: LogIdentity, sharedUpTo: Position | null): LogIdentity {
  const shared = { log: source, sharedUpTo: sharedUpTo ?? (0n as Position), moved: true } as const;
  return { ...begun, predecessors: [...begun.predecessors, shared] };
}

/** Whether the move was finished. @throws WrongProvince, OtherLogThere when the store holds anything but this very move */
export function checkTarget(source: LogIdentity, { identity, movingFrom }: HeldTarget): boolean {
  if (identity.province !== source.province) {
    throw new WrongProvince(identity.id, identity.province, source.province);
  }
  if (movingFrom === source.id) return false;
  const last = identity.predecessors.findLast(({ moved }) => moved);
  if (movingFrom === null && last?.log === source.id) return true;
  throw new OtherLogThere(identity.id, movingFrom);
}
