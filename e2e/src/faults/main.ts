import { parseArgs } from 'node:util';
import { chanceOf } from '../chance.ts';
import { logOf, untilKnown } from '../figures.ts';
import { cleanUpAll } from '../platform.ts';
import { today } from '../story.ts';
import { until } from '../until.ts';
import { figureNow, type AskedBefore } from './figures.ts';
import { chooseFault } from './kinds.ts';
import { Load } from './load.ts';
import { checks } from './oracle.ts';
import { World } from './world.ts';

/**
 * Strikes separate services under a steady load, at random from a seed, and then asks whether anything was lost or happened
 * twice: `node tools/run.mjs e2e/dist/faults/main.js --faults 60 --seed 7`.
 */
const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [count, seed] = [Number(values.faults), Number(values.seed)];
/** A process is started again within seconds; a group of the broker forgets a member that fell silent after half a minute. */
const RECOVERS_WITHIN_S = 150;

process.exitCode = await main();
process.exit();

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<number> {
  tell(`faults: ${count}, seed: ${seed}`);
  const broken: string[] = [];
  try {
    const world = await World.start();
    tell(`the cluster answers at ${world.platform.url}`);
    const chance = chanceOf(seed);
    const load = new Load(await world.platform.as('officer.police'), seed, chanceOf(seed + 1));
    const before: AskedBefore[] = [];
    await recovers(world, load, 0);
    for (let n = 1; n <= count; n++) {
      const lasted = await strike({ world, load, before, chance }, n);
      if (lasted === null) continue;
      tell(lasted);
      broken.push(lasted);
    }
    await load.stop();
    const [visits, all] = [load.acknowledged.length, load.sent.length];
    tell(`${all} commands sent, ${visits} acknowledged, ${all - visits} given up without an answer`);
    for (const [what, look] of checks) {
      const found = await look({ world, load, before }).catch((error: unknown) => [
        `could not be looked at: ${String(error)}`,
      ]);
      tell(`${found.length === 0 ? 'holds' : 'BROKEN'}: ${what}`);
      for (const line of found) tell(`  ${line}`);
      if (found.length > 0) broken.push(what);
    }
  } finally {
    await cleanUpAll();
  }
  tell(`${count + checks.length - broken.length} passed, ${broken.length} failed`);
  return broken.length === 0 ? 0 : 1;
}

interface Striking {
  readonly world: World;
  readonly load: Load;
  readonly before: AskedBefore[];
  readonly chance: () => number;
}

/** @returns what did not come back, `null` when all of it did */
async function strike({ world, load, before, chance }: Striking, n: number): Promise<string | null> {
  const fault = chooseFault(chance);
  const asked = await answerBefore(world, load).catch((error: unknown) => String(error));
  if (typeof asked === 'string') return `before ${n}. ${fault.name}: ${asked}\n${await world.stands()}`;
  before.push(asked);
  const struck = await fault.strike(world, chance).catch((error: unknown) => `failed: ${String(error)}`);
  const at = Date.now();
  try {
    await recovers(world, load, at);
    tell(`${n}. ${fault.name}: ${struck}; whole again after ${((Date.now() - at) / 1000).toFixed(1)} s`);
    return null;
  } catch (error) {
    tell(`${n}. ${fault.name}: ${struck}; NOT whole again: ${String(error)}\n${await world.stands()}`);
    return fault.name;
  }
}

/** Whole again: a command that was sent afterwards is acknowledged, and is in the figures. */
async function recovers(world: World, load: Load, at: number): Promise<void> {
  await until('a command is acknowledged', () => Promise.resolve(load.since(at) !== undefined), RECOVERS_WITHIN_S);
  const committee = await world.platform.as('committee');
  const { answer } = load.since(at)!;
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
async function answerBefore(world: World, load: Load): Promise<AskedBefore> {
  const { position } = load.since(0)!.answer;
  const log = await logOf(await world.platform.as('committee'));
  const asked = { indicator: 'inspections-done', from: today(), to: today(), asOf: `${log}:${position}` };
  return { asked, answer: await figureNow(world, asked) };
}
