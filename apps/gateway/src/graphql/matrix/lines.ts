import DataLoader from 'dataloader';
import type { Day } from '@lien-nganh/kernel';
import type { Figure } from '../../figure/value.ts';
import type { GatewayContext } from '../context.ts';
import { circumstancesOf } from '../questions.ts';

/** Figures of the lines of agencies: by agency, then by indicator. */
export type Lines = ReadonlyMap<string, ReadonlyMap<string, Figure>>;

export interface LinesAsked {
  readonly from: Day;
  readonly to: Day;
  readonly unit: string | null;
  readonly agencies: readonly string[];
  readonly indicators: readonly string[];
}

/** The lines of many agencies in many indicators, in as few queries as one of them. */
export async function linesOf(context: GatewayContext, asked: LinesAsked): Promise<Lines> {
  const { from, to, unit, agencies, indicators } = asked;
  if (agencies.length === 0 || indicators.length === 0) return new Map();
  const overview = await context.live.reader.overview(
    {
      ...{ from, to, asOf: null, map: 'as-was', agency: null, obligation: null, indicators },
      rows: { by: 'agency', keys: agencies, unit },
    },
    await circumstancesOf(context),
  );
  return new Map(
    overview.rows.map(({ key, figures }) => [
      key,
      new Map(indicators.map((indicator, index) => [indicator, figures[index]!] as const)),
    ]),
  );
}

/** One agency's line in one indicator. */
export interface LineAsked extends Pick<LinesAsked, 'from' | 'to' | 'unit'> {
  readonly agency: string;
  readonly indicator: string;
}

const gathered = new WeakMap<GatewayContext, DataLoader<LineAsked, Figure, string>>();

/** The same one by one: what is asked in one operation is read together, once for each period and unit. */
export function lineOf(context: GatewayContext, asked: LineAsked): Promise<Figure> {
  const loader =
    gathered.get(context) ??
    new DataLoader<LineAsked, Figure, string>((all) => readAll(context, all), {
      cacheKeyFn: (one) => JSON.stringify(one),
    });
  gathered.set(context, loader);
  return loader.load(asked);
}

async function readAll(context: GatewayContext, all: readonly LineAsked[]): Promise<readonly Figure[]> {
  const keyOf = ({ from, to, unit }: LineAsked) => JSON.stringify([from, to, unit]);
  const groups = new Map<string, Lines>();
  for (const key of new Set(all.map(keyOf))) {
    const group = all.filter((one) => keyOf(one) === key);
    const { from, to, unit } = group[0]!;
    const agencies = [...new Set(group.map(({ agency }) => agency))];
    const indicators = [...new Set(group.map(({ indicator }) => indicator))];
    groups.set(key, await linesOf(context, { from, to, unit, agencies, indicators }));
  }
  return all.map((one) => groups.get(keyOf(one))!.get(one.agency)!.get(one.indicator)!);
}
