import { ASKS, FIGURE, type FigureAsked } from '../figures.ts';
import type { Json } from '../person.ts';
import { until } from '../until.ts';
import type { World } from './world.ts';

export interface AskedBefore {
  readonly asked: FigureAsked;
  readonly answer: Json;
}

/** A figure with its value alone, as soon as it is answered: processes may be on their way up again. */
export async function figureNow(world: World, asked: FigureAsked): Promise<Json> {
  const committee = await world.platform.as('committee');
  let answer: Json = null;
  await until(
    'the figure is answered',
    async () => {
      const found = await committee.ask(`${ASKS} ${FIGURE} } }`, { map: 'as-was', ...asked }).catch(() => null);
      if (found === null || found.data === null || found.errors.length > 0) return false;
      answer = found.data.figure;
      return true;
    },
    150,
  );
  return answer.value.value === undefined ? { value: '0' } : { value: answer.value.value };
}
