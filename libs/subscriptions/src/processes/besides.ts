/** Enough for a batch to go to the disk together, and few enough to leave connections to people. */
const LANES = 8;

/**
 * Does everything, each line in its order, up to eight lines beside each other. After a failure no more is begun, and what is under
 * way is waited for.
 *
 * @param lineOf what has the same line is done one after the other
 * @throws the first failure
 */
export async function besides<T>(
  all: readonly T[],
  lineOf: (one: T) => string,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const byLine = new Map<string, T[]>();
  for (const one of all) byLine.set(lineOf(one), [...(byLine.get(lineOf(one)) ?? []), one]);
  const lines = [...byLine.values()];
  const failures: unknown[] = [];
  const lane = async () => {
    for (let line = lines.shift(); line && failures.length === 0; line = lines.shift()) {
      for (const one of line)
        if (failures.length === 0) await work(one).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failures.length > 0) throw failures[0];
}
