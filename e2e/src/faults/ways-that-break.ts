import type { Detour } from './detour.ts';
import type { Fault } from './fault.ts';
import { lasting } from './lasting.ts';
import type { World } from './world.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const between = (chance: () => number, least: number, most: number) => least + chance() * (most - least);

/** What befalls connections to the broker, or to the database with the log. */
export function waysThatBreak(to: string, detourOf: (world: World) => Detour): readonly Fault[] {
  return [
    {
      name: `cut connections to the ${to}`,
      weight: 2,
      strike: (world, chance) => {
        const detour = detourOf(world);
        const all = detour.open;
        return Promise.resolve(`${detour.cut(between(chance, 0.2, 1), chance)} of ${all}`);
      },
    },
    {
      name: `slow connections to the ${to}`,
      weight: 2,
      strike: async (world, chance) => {
        const slowness = { ms: between(chance, 5, 150), bytesPerSecond: between(chance, 100_000, 1_000_000) };
        const ms = between(chance, 2_000, 8_000);
        const goOn = detourOf(world).slow(slowness);
        await lasting(ms);
        goOn();
        return `${slowness.ms.toFixed(0)} ms for each piece, ${seconds(ms)}`;
      },
    },
    {
      name: `half-open connections to the ${to}`,
      weight: 3,
      strike: async (world, chance) => {
        const detour = detourOf(world);
        const [all, newToo, ms] = [detour.open, chance() < 0.5, between(chance, 1_000, 17_000)];
        const silence = detour.fallSilent({ share: between(chance, 0.2, 1), newToo, chance });
        await lasting(ms);
        const how = chance() < 0.5 ? 'late' : 'reset';
        silence.end(how);
        return `${silence.count} of ${all}${newToo ? ' and new ones' : ''}, ${seconds(ms)}, then ${how}`;
      },
    },
  ];
}
