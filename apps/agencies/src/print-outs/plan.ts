import {
  allIndicators,
  issuerOn,
  unitsByKey,
  versionOn,
  type IndicatorRecord,
  type UnitRecord,
} from '@lien-nganh/contracts/reference';
import { printOut, type Day, type Places, type Resolved } from '@lien-nganh/kernel';
import { printDong } from '@lien-nganh/vocabulary';
import type { Recorded, Work } from '@lien-nganh/work';
import type { z } from 'zod';
import { plan, planContent } from '../plan/plan.ts';
import { citing } from '../words.ts';
import { samplePlan, sampleRevision } from './samples.data.ts';
import * as templates from './templates.data.ts';
import { standingWork } from './works.ts';

type Content = z.output<typeof planContent>;
type Target = Content['targets'][number];

/** What a plan was from each of its days on, the first as it was issued. */
function versionsOf({ stretches }: Recorded) {
  return stretches.map(({ from, content }) => ({ from, content: content as Content }));
}

function facts(state: Work, on: Day) {
  const { lead, unit } = standingWork(state);
  const targets = versionsOf(standingWork(state)).flatMap(({ content }) => content.targets);
  const units = [unit, ...targets.flatMap((target) => target.unit ?? [])];
  return { issuer: issuerOn(lead, on), units: unitsByKey([...new Set(units)]), indicators: allIndicators() };
}

type Facts = Resolved<ReturnType<typeof facts>>;

/** A plan as it holds now, with its targets and what it asks money for. */
export const planPaper = printOut({
  name: 'plan',
  title: { vi: 'Kế hoạch', en: 'Plan' },
  of: plan,
  templates: templates.plan,
  sample: samplePlan,
  signedUnder: 'approve-plans',
  obliges: ['from', 'until', 'targets'],
  sheets: (state: Work) => (isThere(state) ? [{ entry: null, on: state.on }] : []),
  looksUp: (state, { on }) => facts(state, on),
  draws: (state, { lookUps }) => {
    const record = standingWork(state);
    const { from, content } = versionsOf(record).at(-1)!;
    const { document, period, targets, budget, continuation } = content;
    return {
      ...headOf(record, lookUps),
      ...{ number: citing(document), date: record.on },
      texts: {
        ...{ unit: wordsOf(lookUps.units.get(record.unit)), from: { day: period.from }, until: { day: period.to } },
        ...{ revisedFrom: from === record.on ? null : { day: from } },
        continued: continuation === 'continued' ? continuation : null,
      },
      rows: {
        targets: targets.map((target) => ({ ...nameOf(target, record, lookUps), target: shown(target.value) })),
        budget: budget.map(({ purpose, source, asked }) => ({
          purpose,
          source: sources[source],
          asked: printDong(asked),
        })),
      },
    };
  },
});

/** Each revision of a plan against what held before it, target by target. */
export const planRevision = printOut({
  name: 'revision',
  title: { vi: 'So sánh kế hoạch điều chỉnh', en: 'A revision against the plan before it' },
  of: plan,
  templates: templates.planRevision,
  sample: sampleRevision,
  signedUnder: 'approve-plans',
  obliges: ['revisedFrom', 'changes'],
  sheets: (state: Work) =>
    isThere(state) ? state.stretches.slice(1).map(({ from }) => ({ entry: from, on: from })) : [],
  looksUp: (state, { on }) => facts(state, on),
  draws: (state, { entry, lookUps }) => {
    const record = standingWork(state);
    const versions = versionsOf(record);
    const at = versions.findIndex(({ from }) => from === entry);
    const [before, after] = [versions[at - 1]!.content, versions[at]!.content];
    return {
      ...headOf(record, lookUps),
      ...{ number: null, date: null },
      texts: {
        ...{ plan: citing(after.document), unit: wordsOf(lookUps.units.get(record.unit)) },
        ...{ revisedFrom: { day: versions[at]!.from }, before: citing(before.document) },
      },
      rows: { changes: compared(before.targets, after.targets).map((row) => changeRow(row, record, lookUps)) },
    };
  },
});

function isThere(state: Work): state is Recorded {
  return state.is === 'recorded' || state.is === 'ended';
}

function headOf({ lead }: Recorded, { issuer }: Facts) {
  return { issuer: { superior: issuer.superior, name: issuer.name }, signedFor: lead, seat: issuer.seat };
}

interface Compared {
  readonly target: Target;
  /** `null`: there was, or is, no such target. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Every target of either, those that hold now first. */
function compared(before: readonly Target[], after: readonly Target[]): readonly Compared[] {
  const keyOf = ({ indicator, unit }: Target) => `${indicator} ${unit ?? ''}`;
  const now = after.map((target) => {
    const earlier = before.find((one) => keyOf(one) === keyOf(target));
    return { target, before: earlier?.value ?? null, after: target.value };
  });
  const gone = before.filter((one) => !after.some((other) => keyOf(other) === keyOf(one)));
  return [...now, ...gone.map((target) => ({ target, before: target.value, after: null }))];
}

/** Where there is no target nothing is compared: it never reads as nought. */
export const NO_TARGET = 'không có chỉ tiêu';

function changeRow({ target, before, after }: Compared, record: Recorded, known: Facts): Places {
  return {
    ...nameOf(target, record, known),
    before: before === null ? NO_TARGET : shown(before),
    after: after === null ? NO_TARGET : shown(after),
    change: before === null || after === null ? 'không so sánh được' : signed(after - before),
  };
}

function nameOf({ indicator, unit }: Target, record: Recorded, { indicators, units }: Facts): Places {
  const versions = indicators.filter(({ code }: IndicatorRecord) => code === indicator);
  const known = versionOn(versions, record.on) ?? versions.at(-1);
  return { indicator: known?.names.vi ?? null, unit: wordsOf(units.get(unit ?? record.unit)) };
}

function wordsOf(unit: Pick<UnitRecord, 'type' | 'name'> | undefined): string | null {
  return unit ? `${unit.type} ${unit.name}` : null;
}

/** As figures are written in Vietnamese: `1.250`. */
function shown(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}

function signed(value: number): string {
  if (value === 0) return '0';
  return value < 0 ? `−${shown(-value)}` : `+${shown(value)}`;
}

const sources = { central: 'Ngân sách trung ương', local: 'Ngân sách địa phương', other: 'Nguồn khác' } as const;
