const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/** MurmurHash2 as Kafka's Java client computes it (32 bits, signed), so that every engine and client puts a key into the same partition. */
export function murmur2(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hash = SEED ^ bytes.length;
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) {
    const k = Math.imul(view.getInt32(at, true), M);
    hash = Math.imul(hash, M) ^ Math.imul(k ^ (k >>> 24), M);
  }
  if (bytes.length > whole) {
    for (let at = bytes.length - 1; at >= whole; at--) hash ^= bytes[at]! << (8 * (at - whole));
    hash = Math.imul(hash, M);
  }
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}

/** The partition of a key: 0 to `partitions - 1`, the same for ever and on every engine. */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
}

/**
 * Which member of a group reads a partition, when members are told apart by sortable names: round robin by partition,
 * beginning at another member for each topic, so that topics of one partition are spread as well.
 */
export function readerOf<M extends string | number>(
  topic: string,
  partition: number,
  members: readonly M[],
): M | undefined {
  if (members.length === 0) return undefined;
  const sorted = [...members].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const first = partitionOf(topic, sorted.length);
  return sorted[(first + partition) % sorted.length];
}
