import { permissions } from '@lien-nganh/access';
import { isOf } from '@lien-nganh/contracts';
import { plan } from '@lien-nganh/contracts/agencies-work';
import { healthyCommune } from '@lien-nganh/contracts/communities';
import { inspection } from '@lien-nganh/contracts/inspections';
import type { WorkData } from '@lien-nganh/contracts/work';
import type { ContractData, ContractEvent, Day, Scope } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';

/** What a plan sets: its period, both days included, and its targets; a unit of `null` is the plan's own. */
export type PlanContent = Pick<ContractData<typeof plan>['stretches'][number]['content'], 'period' | 'targets'>;

/** One piece of recorded work of any service, as its contract tells its present state. */
export interface Activity {
  /** The record's stream. */
  readonly stream: string;
  /** Contract type, `communications.session`. */
  readonly type: string;
  readonly record: string;
  readonly position: bigint;
  readonly occurredOn: Day;
  /** First day on which it stands, and the first without it. What only happens stands on its day. */
  readonly standsFrom: Day;
  readonly standsUntil: Day | null;
  readonly unit: string;
  readonly lead: string;
  /** Each once: the lead and everybody who took part. */
  readonly agencies: readonly string[];
  /** Those that the record itself names, before later links. */
  readonly obligations: readonly string[];
  readonly withdrawn: boolean;
  /** The record that it was decided to be the same work as: that one counts. */
  readonly sameAs: string | null;
  readonly openPairs: number;
  readonly plan: PlanContent | null;
}

/** The activity that a contract event tells of; `null` where it is none. */
export function activityFrom(event: ContractEvent): Activity | null {
  const { subject: stream, type, position } = event;
  const place = { stream, type, position };
  if (isOf(inspection, event)) return { ...place, ...fromInspection(event.data) };
  if (isOf(healthyCommune, event)) return { ...place, ...fromHealthyCommune(event.data) };
  if (isOf(plan, event)) return { ...place, ...fromPlan(event.data) };
  return isWork(event.data) ? { ...place, ...fromWork(event.data, endsByItself(type)) } : null;
}

type Told = Omit<Activity, 'stream' | 'type' | 'position'>;

/** Recorded work is told by its shape: the kinds of a service that joins need no line here. */
function isWork(data: unknown): data is WorkData {
  return typeof data === 'object' && data !== null && 'stretches' in data && 'participants' in data && 'sameAs' in data;
}

function fromWork(data: WorkData, happens: boolean): Told {
  const { record, occurredOn, endedOn, unit, lead, obligations, withdrawn, sameAs, openPairs } = data;
  return {
    ...{ record, occurredOn, unit, lead, obligations, withdrawn, sameAs, openPairs },
    standsFrom: occurredOn,
    standsUntil: happens ? addDays(occurredOn, 1) : endedOn,
    agencies: agenciesOf(data),
    plan: null,
  };
}

/** In force within its period, or until it was ended before. */
function fromPlan(data: ContractData<typeof plan>): Told {
  const { period, targets } = data.stretches.at(-1)!.content;
  const over = addDays(period.to, 1);
  return {
    ...fromWork(data, false),
    standsFrom: period.from,
    standsUntil: data.endedOn !== null && data.endedOn < over ? data.endedOn : over,
    plan: { period, targets },
  };
}

function fromInspection(data: ContractData<typeof inspection>): Told {
  const { inspection: record, occurredOn, unit, lead, obligations, withdrawn, sameAs, openPairs } = data;
  return {
    ...{ record, occurredOn, unit, lead, obligations, withdrawn, sameAs, openPairs },
    standsFrom: occurredOn,
    standsUntil: addDays(occurredOn, 1),
    agencies: agenciesOf(data),
    plan: null,
  };
}

/** A commune on its way to the title is work from its registration to the end of the title's year. */
function fromHealthyCommune(data: ContractData<typeof healthyCommune>): Told {
  const { title, registeredOn, commune, lead, obligations, withdrawn, year } = data;
  return {
    ...{ record: title, occurredOn: registeredOn, unit: commune, lead, agencies: [lead], obligations, withdrawn },
    standsFrom: registeredOn,
    standsUntil: `${year + 1}-01-01`,
    ...{ sameAs: null, openPairs: 0, plan: null },
  };
}

function agenciesOf({ lead, participants }: Pick<WorkData, 'lead' | 'participants'>): readonly string[] {
  return [...new Set([lead, ...participants.map(({ agency }) => agency)])];
}

/** Contracts whose records are called otherwise in their service. */
const calledOtherwise: Readonly<Record<string, string>> = { 'communities.programme': 'communities.socialProgramme' };

/** `inspections.key-area` is `inspections.keyArea` in the permission table of its service. */
function inTable(type: string): string {
  return calledOtherwise[type] ?? type.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** What nobody can end in its service lasts for no longer than its day. */
function endsByItself(type: string): boolean {
  return !(`${inTable(type)}.end` in permissions);
}

/** As sensitive as its service holds it; what no service says is for its parties alone. */
export function sensitivityOf(type: string): 'internal' | 'restricted' {
  const rows = permissions[`${inTable(type)}.read`] ?? permissions[type.replace('.', '.read-')] ?? [];
  return rows.some(({ sensitivities }) => sensitivities.includes('internal')) ? 'internal' : 'restricted';
}

/** Whose activity it is. Only disclosed ones ever reach the gateway. */
export function activityScope({
  type,
  lead,
  agencies,
  unit,
  occurredOn,
}: Pick<Activity, 'type' | 'lead' | 'agencies' | 'unit' | 'occurredOn'>): Scope {
  return {
    sensitivity: sensitivityOf(type),
    owners: [lead],
    participants: [...agencies],
    units: [unit],
    on: occurredOn,
  };
}
