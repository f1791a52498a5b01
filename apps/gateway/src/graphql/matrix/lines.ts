import DataLoader from 'dataloader';
import type { Day } from '@lien-nganh/kernel';
import type { Figure } from '../../figure/value.ts';
import type { GatewayContext } from '../context.ts';
import { circumstancesOf } from '../answers/questions.ts';

/** Figures by line, then by indicator; of `null` those of all, each thing once. */
type Lines = ReadonlyMap<string | null, ReadonlyMap<string, Figure>>;

interface LinesAsked {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: bigint | null;
  readonly unit: string | null;
  /** Whose lines they are: agencies', or obligations'. */
  readonly by: 'agency' | 'obligation';
  readonly lines: readonly string[];
  readonly indicators: readonly string[];
}

/** Many lines in many indicators, in as few queries as one of them. */
async function linesOf(context: GatewayContext, asked: LinesAsked): Promise<Lines> {
  const { from, to, asOf, unit, by, lines, indicators } = asked;
  const overview = await context.live.reader.overview(
    {
      ...{ from, to, asOf, map: 'as-was', agency: null, obligation: null, indicators },
      rows: { by, keys: lines, unit },
    },
    await circumstancesOf(context),
  );
  const all = { key: null, figures: overview.total };
  return new Map(
    [all, ...overview.rows].map(({ key, figures }) => [
      key,
      new Map(indicators.map((indicator, index) => [indicator, figures[index]!] as const)),
    ]),
  );
}

/** One line in one indicator, or all of it. */
export interface LineAsked extends Omit<LinesAsked, 'lines' | 'indicators'> {
  readonly line: string | null;
  readonly indicator: string;
}

const gathered = new WeakMap<GatewayContext, DataLoader<LineAsked, Figure, string>>();

/** The same one by one: what is asked in one operation is read together, once for each period, unit and axis. */
export function lineOf(context: GatewayContext, asked: LineAsked): Promise<Figure> {
  const loader =
    gathered.get(context) ??
    new DataLoader<LineAsked, Figure, string>((all) => readAll(context, all), {
      cacheKeyFn: (one) => JSON.stringify({ ...one, asOf: String(one.asOf) }),
    });
  gathered.set(context, loader);
  return loader.load(asked);
}

async function readAll(context: GatewayContext, all: readonly LineAsked[]): Promise<readonly Figure[]> {
  const keyOf = ({ from, to, asOf, unit, by }: LineAsked) => JSON.stringify([from, to, String(asOf), unit, by]);
  const groups = new Map<string, Lines>();
  for (const key of new Set(all.map(keyOf))) {
    const group = all.filter((one) => keyOf(one) === key);
    const { from, to, asOf, unit, by } = group[0]!;
    const lines = [...new Set(group.flatMap(({ line }) => line ?? []))];
    const indicators = [...new Set(group.map(({ indicator }) => indicator))];
    groups.set(key, await linesOf(context, { from, to, asOf, unit, by, lines, indicators }));
  }
  return all.map((one) => groups.get(keyOf(one))!.get(one.line)!.get(one.indicator)!);
}
