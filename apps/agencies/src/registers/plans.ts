import { registerOfEntries, type RowValues } from '@lien-nganh/kernel';
import { presentContent, registerOfWork, standing, type Work } from '@lien-nganh/work';
import { plan } from '../plan/plan.ts';
import { planColumns, targetColumns } from './plan-columns.data.ts';

interface Target {
  readonly indicator: string;
  readonly unit: string | null;
  readonly value: number;
}

interface Plan {
  readonly document: { readonly number: string; readonly symbol: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly targets: readonly Target[];
}

/** The book of plans as they were issued: one row for each. What a plan asks money for and who approved it have no column, and stay as they are. */
export const plansRegister = registerOfWork(plan, {
  name: 'plans',
  title: { vi: 'Sổ kế hoạch', en: 'Register of plans' },
  columns: planColumns,
  key: ['lead', 'symbol', 'number', 'on'],
  content: ({ number, symbol, level, planType, continuation, from, to }) => ({
    ...{ level, planType, continuation },
    document: { number, symbol },
    period: { from, to },
  }),
  values: (content) => {
    const { document, period } = content as unknown as Plan;
    const { level, planType, continuation } = content as RowValues;
    return { level: level!, planType: planType!, continuation: continuation!, ...document, ...period };
  },
});

/** Targets of plans: one row for each indicator and unit of a plan. An indicator without a row has no target, which is not zero. */
export const targetsRegister = registerOfEntries<Work>({
  name: 'plan-targets',
  title: { vi: 'Chỉ tiêu của các kế hoạch', en: 'Targets of plans' },
  record: plan,
  columns: targetColumns,
  key: ['plan', 'indicator', 'unit'],
  enters: 'correct',
  recordOf: ({ plan: id }) => String(id),
  heldBy: (state, row) => {
    const found = targetsIn(state).find((target) => isSame(target, targetOf(row, state)));
    return found === undefined ? 'absent' : { value: found.value };
  },
  sets: (rows, state) => {
    const said = rows.map((row) => targetOf(row, state));
    const others = targetsIn(state).filter((target) => !said.some((one) => isSame(one, target)));
    const reason = 'Theo chỉ tiêu kế hoạch được nhập từ tệp';
    return { command: 'correct', input: { changes: { targets: [...others, ...said] }, reason } };
  },
});

function targetsIn(state: Work): readonly Target[] {
  const record = standing(state);
  return record ? (presentContent(record) as unknown as Plan).targets : [];
}

/** The plan's own unit by name is the plan's own unit as a whole. */
function targetOf({ indicator, unit, value }: RowValues, state: Work): Target {
  const own = standing(state)?.unit;
  const told = (unit ?? null) === null || unit === own ? null : String(unit);
  return { indicator: String(indicator), unit: told, value: Number(value) };
}

function isSame(one: Target, other: Target): boolean {
  return one.indicator === other.indicator && one.unit === other.unit;
}
