import type { ParkedMessage, ParkReason } from '@lien-nganh/messaging';

/**
 * A key of which messages were put aside. What is parked are contract events, which exist of disclosed records alone: the key
 * and the type say no more than the topic does.
 */
export interface ParkedKey {
  readonly service: string;
  readonly topic: string;
  readonly key: string;
  /** Contract type of the first message. */
  readonly type: string;
  /** Id of the first message. */
  readonly id: string;
  readonly reason: ParkReason;
  /** When the first one was put aside, ISO 8601. */
  readonly since: string;
  /** Messages of the key that wait behind it. */
  readonly behind: number;
}

/** Each key once, with its first message, in the order of the list. */
export function parkedKeys(service: string, parked: readonly ParkedMessage[]): readonly ParkedKey[] {
  const keys = new Map<string, ParkedKey>();
  for (const { topic, message, reason, parkedAt: since } of parked) {
    const { subject: key, type, id } = message;
    const place = `${topic} ${key}`;
    const first = keys.get(place);
    keys.set(
      place,
      first ? { ...first, behind: first.behind + 1 } : { service, topic, key, type, id, reason, since, behind: 0 },
    );
  }
  return [...keys.values()];
}
