import type { Progress } from '../command-line/progress.ts';
import { legalBasisRows } from '../reference-data/legal-basis-rows.ts';
import { loadShared } from '../reference-data/load.ts';
import { afterMonths, FIRST_DAY } from './calendar.ts';
import type { Caller } from './caller.ts';
import type { ToldWith } from './folder.ts';
import { morningOf, perform } from './perform.ts';
import { boardAnswer, DIRECTIVE, unitsAnswer, type UnitSeen, type World } from './world.ts';
import { daysOf, yearOf } from './year.ts';

export interface Telling {
  readonly caller: Caller;
  readonly story: ToldWith;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Tells the story as far as it is not told yet. Gives how much was sent, and in what time. */
export async function tell({ caller, story, progress, signal }: Telling) {
  const end = afterMonths(FIRST_DAY, story.months);
  if ((await caller.clock()) >= morningOf(end)) return { commands: 0, seconds: 0 };
  const { world, province } = await worldFrom(caller, end, signal);
  const days = daysOf(yearOf(world, province, story.seed));
  const steps = days.reduce((sum, { strands }) => sum + strands.reduce((of, strand) => of + strand.length, 0), 0);
  const bar = progress.bar({ vi: 'Tạo dữ liệu mẫu một năm', en: 'Tell a synthetic year' }, steps);
  const began = performance.now();
  try {
    const commands = await perform(days, { caller, seed: story.seed, bar, signal });
    await caller.moveClock(morningOf(end));
    return { commands, seconds: (performance.now() - began) / 1000 };
  } finally {
    bar.stop();
  }
}

/** What the platform itself says of units and follow-ups, and what sanctions rest on. */
async function worldFrom(
  caller: Caller,
  end: string,
  signal: AbortSignal,
): Promise<{ readonly world: World; readonly province: UnitSeen }> {
  const asked = `agencies/questions/units-on-a-day?on=${FIRST_DAY}`;
  const { units } = unitsAnswer.parse(await caller.get('officer.dolisa', asked));
  const inOrder = [...units].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const at = (level: string) => inOrder.filter((unit) => unit.level === level);
  const board = boardAnswer.parse(
    await caller.get('officer.dolisa', `agencies/questions/follow-up-board?directive=${DIRECTIVE}`),
  );
  const followUps = board.obligations
    .flatMap(({ code, followUps: of }) => of.map((one) => ({ ...one, code })))
    .sort((a, b) => (a.followUp < b.followUp ? -1 : 1));
  const { legalBases } = await loadShared(signal);
  const world = {
    ...{ from: FIRST_DAY, end, districts: at('district'), communes: at('commune') },
    ...{ followUps, bases: legalBasisRows(legalBases) },
  };
  return { world, province: at('province')[0]! };
}
