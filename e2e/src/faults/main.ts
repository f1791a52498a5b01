import { chanceOf } from '../chance.ts';
import { logOf, untilKnown } from '../figures.ts';
import { cleanUpAll } from '../platform.ts';
import { today } from '../story.ts';
import { until } from '../until.ts';
import { figureNow, type AskedBefore } from './figures.ts';
import { readArguments, type Asked, type Said } from './arguments.ts';
import type { Fault } from './fault.ts';
import { chosen, faults } from './kinds.ts';
import { Load } from './load.ts';
import { observe, type Observed } from './observed.ts';
import { checks } from './oracle.ts';
import { RECOVERS_WITHIN_S, World } from './world.ts';

/**
 * Strikes separate services under a steady load, at random from a seed, and then asks whether anything was lost or happened
 * twice: `npm run faults -- --help`.
 */
const asked = readArguments(
  process.argv.slice(2),
  faults.map(({ name }) => name),
  Date.now(),
);

/** Asked to stop, it strikes no more, and still looks at what it has. */
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopped = true));

process.exitCode = 'text' in asked ? saying(asked) : await main(asked);
process.exit();

function saying({ code, text }: Said): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main({ count, seed, kind, writers }: Asked): Promise<number> {
  tell(`faults: ${count}, seed: ${seed}`);
  const wanted = faults.filter(({ name }) => name.includes(kind));
  const broken: string[] = [];
  let struck = 0;
  try {
    const world = await World.start();
    tell(`the cluster answers at ${world.platform.url}`);
    const chance = chanceOf(seed);
    const load = new Load((account) => world.platform.as(account), {
      seed,
      writers,
      chance: chanceOf(seed + 1),
    });
    const before: AskedBefore[] = [];
    await recovers(world, load, 0);
    const log = await logOf(await world.platform.as('committee'));
    const order = chosen(chance, wanted);
    for (; struck < count && !stopped; struck++) {
      const lasted = await strike({ world, load, log, before, chance }, struck + 1, order.next().value);
      if (lasted !== null) broken.push(lasted);
    }
    await load.stop();
    broken.push(...(await ask(observe(world, load, before))));
  } finally {
    await cleanUpAll();
  }
  tell(`${struck + Object.keys(checks).length - broken.length} passed, ${broken.length} failed`);
  return broken.length === 0 ? 0 : 1;
}

/** @returns what does not hold */
async function ask(observed: Observed): Promise<readonly string[]> {
  const [all, acknowledged] = [observed.sent.length, observed.sent.filter(({ answer }) => answer !== null).length];
  tell(`${all} commands sent, ${acknowledged} acknowledged, ${all - acknowledged} given up without an answer`);
  const broken: string[] = [];
  for (const { what, broken: look } of Object.values(checks)) {
    const began = Date.now();
    const found = await look(observed).catch((error: unknown) => [`could not be looked at: ${String(error)}`]);
    tell(`${found.length === 0 ? 'holds' : 'BROKEN'}: ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    for (const line of found) tell(`  ${line}`);
    if (found.length > 0) broken.push(what);
  }
  return broken;
}

interface Striking {
  readonly world: World;
  readonly load: Load;
  /** Id of the log, which stays what it is whoever answers. */
  readonly log: string;
  readonly before: AskedBefore[];
  readonly chance: () => number;
}

/** @returns what did not come back, `null` when all of it did */
async function strike({ world, load, log, before, chance }: Striking, n: number, fault: Fault): Promise<string | null> {
  const asked = await answerBefore(world, load, log).catch((error: unknown) => String(error));
  if (typeof asked === 'string') {
    tell(`before ${n}. ${fault.name}: ${asked}\n${await world.stands()}`);
    return fault.name;
  }
  before.push(asked);
  let failed = false;
  const struck = await fault.strike(world, chance).catch((error: unknown) => {
    failed = true;
    return `could NOT be done: ${String(error)}`;
  });
  const at = Date.now();
  try {
    await recovers(world, load, at);
    tell(`${n}. ${fault.name}: ${struck}; whole again after ${((Date.now() - at) / 1000).toFixed(1)} s`);
    return failed ? fault.name : null;
  } catch (error) {
    tell(`${n}. ${fault.name}: ${struck}; NOT whole again: ${String(error)}\n${await world.stands()}`);
    return fault.name;
  }
}

/** Whole again: a command that was sent afterwards is acknowledged, and is in the figures. */
async function recovers(world: World, load: Load, at: number): Promise<void> {
  await until('a command is acknowledged', () => Promise.resolve(load.since(at) !== null), RECOVERS_WITHIN_S);
  const committee = await world.platform.as('committee');
  const answer = load.since(at)!;
  await until(
    'it is in the figures',
    () =>
      untilKnown(committee, answer).then(
        () => true,
        () => false,
      ),
    RECOVERS_WITHIN_S,
  );
}

/** A figure as of the newest acknowledged command. */
async function answerBefore(world: World, load: Load, log: string): Promise<AskedBefore> {
  const { position } = load.since(0)!;
  const asked = { indicator: 'inspections-done', from: today(), to: today(), asOf: `${log}:${position}` };
  return { asked, answer: await figureNow(world, asked) };
}
