import { parseArgs } from 'node:util';

/** What is struck, and how. */
export interface Asked {
  readonly count: number;
  readonly seed: number;
  /** Words of the kinds that are wanted alone; empty: all of them. */
  readonly kind: string;
  /** Officers who write at once. */
  readonly writers: number;
}

/** What is said instead, and with which exit code. */
export interface Said {
  readonly code: 0 | 2;
  readonly text: string;
}

const options = {
  faults: { type: 'string', default: '60' },
  seed: { type: 'string' },
  kind: { type: 'string', default: '' },
  writers: { type: 'string', default: '4' },
  help: { type: 'boolean', default: false },
} as const;

const usage = (kinds: readonly string[]) => `npm run faults -- [options]

Strikes separate services under a steady load, and asks afterwards whether anything was lost or happened twice.
It needs Java 17 and a build (npm run build). Ctrl-C ends the striking; the questions are asked all the same.

  --faults <n>     how many faults (default 60; each kind once, then by chance)
  --seed <n>       of all chance; it is printed, and the same one strikes the same way (default from the clock)
  --kind <words>   only kinds whose name holds these words: half-open
  --writers <n>    officers who write at once (default 4)
  --help           this text

Kinds:
${kinds.map((name) => `  ${name}`).join('\n')}
`;

/**
 * @param kinds names of the kinds of fault that there are
 * @param now seed where none is given
 */
export function readArguments(argv: readonly string[], kinds: readonly string[], now: number): Asked | Said {
  try {
    const { values } = parseArgs({ args: [...argv], options });
    if (values.help) return { code: 0, text: usage(kinds) };
    if (!kinds.some((name) => name.includes(values.kind))) throw new RangeError(`no kind has "${values.kind}" in it`);
    return {
      count: wholeNumber('--faults', values.faults),
      seed: wholeNumber('--seed', values.seed ?? String(now % 1_000_000)),
      kind: values.kind,
      writers: wholeNumber('--writers', values.writers, 1),
    };
  } catch (refused) {
    return { code: 2, text: `${(refused as Error).message}\n\n${usage(kinds)}` };
  }
}

function wholeNumber(option: string, text: string, least = 0): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new RangeError(`${option} is a whole number from ${least}, not "${text}"`);
}
