import type { inspection as contract } from '@lien-nganh/contracts/inspections';
import type { ContractData, EventName } from '@lien-nganh/kernel';
import { type Cases, type Sanction } from '../inspection/violations/cases.ts';
import { countingIn } from '../inspection/entries.ts';
import type { events } from '../inspection/events.ts';
import { imposedIn } from '../inspection/fines/payments.ts';
import {
  agenciesOf,
  disclosedIn,
  openPairs,
  sameAs,
  type Inspection,
  type Result,
  type Visit,
} from '../inspection/lifecycle.ts';

type Published = ContractData<typeof contract>;

/** What records say to each other: it changes nothing of what leaves. */
export const leftOut: readonly EventName<typeof events>[] = ['InspectionDisclosed', 'VisitStated', 'VisitLeft'];

/** The whole present state of a disclosed inspection; `null` as long as nobody outside may know of it. */
export function published(state: Inspection, id: string): Published | null {
  const disclosed = disclosedIn(state);
  if (disclosed === null) return null;
  const { visit, result, cases } = disclosed;
  // what an agency said of a part that it does not take counts for nothing, and again when it takes part again
  const taking = new Set(agenciesOf(visit));
  const counts = countingIn(disclosed);
  return {
    inspection: id,
    ...whereAndWho(visit),
    outcome: result.outcome,
    occurredOn: result.on,
    health: healthOf(result.health, taking),
    findings: result.findings.filter(({ agency, item }) => taking.has(agency) && counts.has(`${agency}/${item}`)),
    breaches: [...new Set([...result.breaches, ...cases.sanctions.flatMap(({ breaches }) => breaches)])],
    reminded: result.reminded,
    ...followed(cases, counts),
    obligations: [...visit.obligations, ...(result.sameVisit?.obligations ?? [])],
    withdrawn: state.is === 'withdrawn',
    sameAs: sameAs(result),
    openPairs: state.is === 'withdrawn' ? 0 : openPairs(result),
  };
}

function healthOf(part: Result['health'], taking: ReadonlySet<string>): Published['health'] {
  return part !== null && taking.has(part.agency) ? { checked: true, met: part.met } : { checked: false, met: null };
}

function whereAndWho(visit: Visit) {
  const { mode, body, place, unit, placements, establishment, establishmentKind, team, lead } = visit;
  const agencies = agenciesOf(visit);
  return {
    ...{ mode, body, place, unit, establishment, establishmentKind, team, lead },
    placements: [...placements],
    participants: visit.participants
      .filter(({ denied }) => !denied)
      .map(({ agency, confirmed }) => ({ agency, confirmed })),
    joint: agencies.length > 1,
  };
}

function followed(
  cases: Cases,
  counts: ReadonlySet<string>,
): Pick<Published, 'violations' | 'sanctions' | 'transfers'> {
  return {
    violations: cases.violations
      .filter(({ is, violation }) => is !== 'dropped' && counts.has(violation))
      .map(({ violation, kind, field, agency, recordedOn }) => ({ violation, kind, field, agency, recordedOn })),
    sanctions: cases.sanctions.filter(({ decision: id }) => counts.has(id)).map(decision),
    transfers: cases.transfers
      .filter(({ transfer }) => counts.has(transfer))
      .map(({ transfer, to, agency, on }) => ({ transfer, to, agency, transferredOn: on })),
  };
}

const gravity = ['expulsion', 'operation-suspension', 'licence-suspension', 'confiscation', 'fine', 'warning'] as const;

/** A decision's own field and main sanction are those of its gravest line. */
function decision(sanction: Sanction): Published['sanctions'][number] {
  const { lines, offender, agency, decidedOn, collected, payments } = sanction;
  const gravest = [...lines].sort((a, b) => gravity.indexOf(a.main) - gravity.indexOf(b.main))[0]!;
  return {
    decision: sanction.decision,
    ...{ decidedOn, agency, offender, collected },
    field: gravest.field,
    main: gravest.main,
    amount: imposedIn(sanction),
    additional: [...new Set(lines.flatMap(({ additional }) => additional))],
    lines: lines.map(({ violation, field, main, amount }) => ({ violation, field, main, amount })),
    // the number of a receipt stays: nobody outside needs it
    payments: payments
      .filter(({ amount }) => amount !== '0')
      .map(({ payment, on: paidOn, amount }) => ({ payment, paidOn, amount })),
    state: sanction.is,
  };
}
