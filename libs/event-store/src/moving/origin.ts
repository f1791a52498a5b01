import type { LogEvent, Origin, Position } from '@lien-nganh/kernel';

/** An origin as JSON holds it. */
export interface OriginJson {
  readonly log: string;
  readonly position: string;
  readonly origin?: OriginJson;
}

/** Where an event of a log will have stood once it is moved. */
export function originOf(log: string, { position, origin }: Pick<LogEvent, 'position' | 'origin'>): Origin {
  return { log, position, ...(origin ? { origin } : {}) };
}

export function originJson({ log, position, origin }: Origin): OriginJson {
  return { log, position: String(position), ...(origin ? { origin: originJson(origin) } : {}) };
}

export function originIn({ log, position, origin }: OriginJson): Origin {
  return { log, position: BigInt(position) as Position, ...(origin ? { origin: originIn(origin) } : {}) };
}

/** Where an event of this origin stood in one log; `undefined` when it never did. */
export function placeIn(log: string, origin: Origin | undefined): Position | undefined {
  if (origin === undefined || origin.log === log) return origin?.position;
  return placeIn(log, origin.origin);
}

/**
 * The largest number from `least` to `most` for which something holds that holds for all smaller ones too; `null` when it
 * holds for none.
 */
export async function lastThatHolds(
  { least, most }: { readonly least: bigint; readonly most: bigint },
  holds: (candidate: bigint) => Promise<boolean>,
): Promise<bigint | null> {
  let [low, high] = [least, most + 1n];
  while (low < high) {
    const middle = (low + high) / 2n;
    if (await holds(middle)) low = middle + 1n;
    else high = middle;
  }
  return low === least ? null : low - 1n;
}
