import DataLoader from 'dataloader';
import type { Day } from '@lien-nganh/kernel';
import type { ReleaseTable } from '../../figure/released/release-table.ts';
import type { ReleaseTold } from '../../figure/value.ts';
import { ofReleaser, isReleased } from '../../matrix/by-figure.ts';
import type { Definition } from '../../measures/definition.ts';
import type { GatewayContext } from '../context.ts';
import { circumstancesOf, mayReadFigure } from '../answers/questions.ts';

interface Ending {
  readonly indicator: string;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: bigint | null;
}

/** A table of an indicator, as evidence. */
export interface Evident {
  readonly definition: Definition;
  readonly table: ReleaseTable;
}

const gathered = new WeakMap<GatewayContext, DataLoader<Ending, readonly ReleaseTable[], string>>();

/**
 * The tables that an addressee released about an obligation and whose last day lies in the days judged. What was counted over
 * a period is evidence on its last day, as totals are dated: so each table stands in one of several periods that follow
 * each other, and a quarter of Health's, which no quarter of the calendar holds, in one of them too.
 */
export async function evidentIn(
  context: GatewayContext,
  { about, obligation, addressee, since, to, asOf }: EvidentAsked,
): Promise<readonly Evident[]> {
  const loader = gathered.get(context) ?? loaderFor(context);
  gathered.set(context, loader);
  const found = about.filter(isReleased).map(async (definition) => {
    const tables = await loader.load({ indicator: definition.code, from: since, to, asOf });
    return tables
      .filter(({ type, agency, obligations }) => {
        return type === definition.measure && agency === addressee && obligations.includes(obligation.key);
      })
      .map((table) => ({ definition, table }));
  });
  return (await Promise.all(found)).flat();
}

interface EvidentAsked {
  readonly about: readonly Definition[];
  readonly obligation: { readonly key: string };
  readonly addressee: string;
  readonly since: Day;
  readonly to: Day;
  readonly asOf: bigint | null;
}

function loaderFor(context: GatewayContext): DataLoader<Ending, readonly ReleaseTable[], string> {
  return new DataLoader((all) => readAll(context, all), {
    cacheKeyFn: (one) => JSON.stringify({ ...one, asOf: String(one.asOf) }),
  });
}

/** As many queries as there are periods. */
async function readAll(context: GatewayContext, all: readonly Ending[]): Promise<readonly (readonly ReleaseTable[])[]> {
  const daysOf = ({ from, to, asOf }: Ending) => `${from} ${to} ${asOf}`;
  const circumstances = await circumstancesOf(context);
  const periods = new Map<string, ReadonlyMap<string, readonly ReleaseTable[]>>();
  for (const days of new Set(all.map(daysOf))) {
    const group = all.filter((one) => daysOf(one) === days);
    const indicators = [...new Set(group.map(({ indicator }) => indicator))];
    const { from, to, asOf } = group[0]!;
    periods.set(days, await context.live.reader.releasesEnding({ indicators, from, to, asOf }, circumstances));
  }
  return all.map((one) => periods.get(daysOf(one))!.get(one.indicator) ?? []);
}

/** What these tables show. */
export function shownIn(evident: readonly Evident[]) {
  return evident.flatMap(({ table }) => ofReleaser([table], table.agency));
}

/** The tables as they tell of themselves, of indicators whose figures the caller may read. */
export function shownReleases(
  context: GatewayContext,
  { evident, addressee, to }: { readonly evident: readonly Evident[]; readonly addressee: string; readonly to: Day },
): readonly ReleaseTold[] {
  return evident
    .filter(({ definition }) => mayReadFigure(context, 'gateway.read-figures', { definition, agency: addressee, to }))
    .map(({ table: { release, edition, agency, releasedOn, threshold, period } }) => {
      return { release, edition, agency, releasedOn, threshold, period };
    });
}
