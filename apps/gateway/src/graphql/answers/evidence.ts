import DataLoader from 'dataloader';
import type { Definition } from '../../measures/definition.ts';
import type { GatewayContext } from '../context.ts';
import { shownFigure, type FigureAnswer } from './figures.ts';
import { circumstancesOf, latestDefinitions, mayReadFigure, periodAsked, type PeriodArgs } from './questions.ts';

/** An obligation with the period for which its evidence is asked. */
export interface EvidenceAsked extends PeriodArgs {
  readonly obligation: string;
}

type Loader = DataLoader<EvidenceAsked, readonly FigureAnswer[], string>;

const gathered = new WeakMap<GatewayContext, Loader>();

/**
 * The figures of the indicators that are about an obligation, each on the line of that obligation. Asked for many
 * obligations at once, they are read together. Indicators that the caller may not see are left out.
 */
export function figuresOf(context: GatewayContext, asked: EvidenceAsked): Promise<readonly FigureAnswer[]> {
  const loader: Loader =
    gathered.get(context) ??
    new DataLoader((all) => readAll(context, all), { cacheKeyFn: (one) => JSON.stringify(one) });
  gathered.set(context, loader);
  return loader.load(asked);
}

async function readAll(
  context: GatewayContext,
  asked: readonly EvidenceAsked[],
): Promise<readonly (readonly FigureAnswer[])[]> {
  const periods = new Map<string, ReadonlyMap<string, readonly FigureAnswer[]>>();
  for (const key of new Set(asked.map(periodKey))) {
    const group = asked.filter((one) => periodKey(one) === key);
    periods.set(key, await readPeriod(context, group));
  }
  return asked.map((one) => periods.get(periodKey(one))!.get(one.obligation)!);
}

function periodKey({ obligation: _obligation, ...period }: EvidenceAsked): string {
  return JSON.stringify(period);
}

/** All obligations that are asked for one period, in as few queries as one of them. */
async function readPeriod(
  context: GatewayContext,
  group: readonly EvidenceAsked[],
): Promise<ReadonlyMap<string, readonly FigureAnswer[]>> {
  const period = await periodAsked(context, group[0]!);
  const keys = [...new Set(group.map(({ obligation }) => obligation))];
  const about = await definitionsAbout(context, keys, period.to);
  const base = { ...period, unit: null, agency: null };
  const overview = await context.live.reader.overview(
    {
      ...base,
      obligation: null,
      indicators: about.map(({ code }) => code),
      rows: { by: 'obligation', keys, unit: null },
    },
    await circumstancesOf(context),
  );
  const rows = overview.rows.map(async ({ key, figures }) => {
    const own = about.flatMap(({ code, obligations }, index) => (obligations.includes(key) ? [{ code, index }] : []));
    const shown = own.map(({ code, index }) =>
      shownFigure(context, { ...base, obligation: key, indicator: code, breakdown: null }, figures[index]!),
    );
    return [key, await Promise.all(shown)] as const;
  });
  return new Map(await Promise.all(rows));
}

async function definitionsAbout(
  context: GatewayContext,
  keys: readonly string[],
  to: string,
): Promise<readonly Definition[]> {
  const latest = await latestDefinitions(context);
  const about = latest.filter(({ obligations }) => obligations.some((key) => keys.includes(key)));
  return about.filter((definition) => mayReadFigure(context, 'gateway.read-figures', { definition, agency: null, to }));
}
