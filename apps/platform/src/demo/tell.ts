import { addDays } from '@lien-nganh/vocabulary';
import type { Progress } from '../command-line/progress.ts';
import { legalBasisRows } from '../reference-data/legal-basis-rows.ts';
import { loadShared } from '../reference-data/load.ts';
import { afterMonths, END, FIRST_DAY } from './calendar.ts';
import type { Caller } from './caller.ts';
import { scoredBy } from './communities/scored-by.ts';
import type { ToldWith } from './folder.ts';
import { morningOf, perform } from './perform.ts';
import { boardAnswer, DIRECTIVE, frameAnswer, unitsAnswer, type UnitSeen, type World } from './world.ts';
import { daysOf, wholeStory } from './whole.ts';

export interface Telling {
  readonly caller: Caller;
  readonly story: ToldWith;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface Told {
  readonly commands: number;
  readonly seconds: number;
}

/** Tells the story as far as it is not told yet, until everybody has read it; `null` where all of it was told before. */
export async function tell({ caller, story, progress, signal }: Telling): Promise<Told | null> {
  const end = afterMonths(FIRST_DAY, story.months);
  if ((await caller.clock()) >= morningOf(end)) return null;
  const days = daysOf(wholeStory(await worldFrom(caller, signal), story.seed), end);
  const steps = days.reduce((sum, { strands }) => sum + strands.reduce((of, strand) => of + strand.length, 0), 0);
  const bar = progress.bar({ vi: 'Tạo dữ liệu mẫu', en: 'Tell the synthetic story' }, steps);
  const began = performance.now();
  try {
    const commands = await perform(days, { caller, seed: story.seed, bar, signal });
    await caller.moveClock(morningOf(end));
    await caller.quiet();
    return { commands, seconds: (performance.now() - began) / 1000 };
  } finally {
    bar.stop();
  }
}

/** What the platform itself says of units and follow-ups, and what sanctions rest on. */
async function worldFrom(caller: Caller, signal: AbortSignal): Promise<World> {
  const at = await unitsOn(caller, FIRST_DAY);
  const later = await unitsOn(caller, addDays(END, -1));
  const board = boardAnswer.parse(
    await caller.get('officer.dolisa', `agencies/questions/follow-up-board?directive=${DIRECTIVE}`),
  );
  const followUps = board.obligations
    .flatMap(({ code, followUps: of }) => of.map((one) => ({ ...one, code })))
    .sort((a, b) => (a.followUp < b.followUp ? -1 : 1));
  const { legalBases, healthyCommune } = await loadShared(signal);
  return {
    log: await logOf(caller),
    ...{ from: FIRST_DAY, end: END, province: at('province')[0]!, districts: at('district'), communes: at('commune') },
    ...{ laterDistricts: later('district'), followUps, bases: legalBasisRows(legalBases), ...scoredBy(healthyCommune) },
  };
}

async function logOf(caller: Caller): Promise<string> {
  await caller.quiet();
  const days = `from: "${FIRST_DAY}", to: "${FIRST_DAY}"`;
  const asked = `{ figure(indicator: "inspections-done", ${days}) { frame { completeTo { position } } } }`;
  const [log = ''] = frameAnswer
    .parse(await caller.ask('committee', asked))
    .figure.frame.completeTo.position.split(':');
  return log;
}

async function unitsOn(caller: Caller, on: string): Promise<(level: string) => readonly UnitSeen[]> {
  const asked = `agencies/questions/units-on-a-day?on=${on}`;
  const { units } = unitsAnswer.parse(await caller.get('officer.dolisa', asked));
  const inOrder = [...units].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  return (level) => inOrder.filter((unit) => unit.level === level);
}
