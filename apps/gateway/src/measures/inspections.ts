import { paymentsTold, type establishment, type inspection } from '@lien-nganh/contracts/inspections';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import { framing, plainly, type Measured, type StateOf } from './measured.ts';

type Inspection = ContractData<typeof inspection>;
type Sanction = Inspection['sanctions'][number];

const SUSPENSIONS = ['licence-suspension', 'licence-withdrawal', 'operation-suspension'];

/** What a disclosed inspection counts for. A withdrawn one counts for nothing. */
export function measureInspection({ data }: StateOf<ContractEvent<typeof inspection>>): readonly Measured[] {
  if (data.withdrawn) return [];
  const shared = sharedBy(data);
  return [
    ...visit(data, shared),
    ...findings(data, shared),
    ...violations(data, shared),
    ...data.sanctions.filter(({ state }) => state !== 'annulled').flatMap((sanction) => sanctionOf(sanction, shared)),
    ...transfers(data, shared),
    ...openPairEnds(data, shared),
  ];
}

type Shared = ReturnType<typeof sharedBy>;

/** What everything that comes of one visit has in common. */
function sharedBy(data: Inspection) {
  return {
    ...plainly,
    occurredOn: data.occurredOn,
    unit: data.unit,
    placements: data.placements,
    subjects: data.establishment === null ? {} : { establishment: data.establishment },
    participants: participantsOf(data),
    obligations: [...new Set(data.obligations)],
    dimensions: visitDimensions(data),
  };
}

function participantsOf(data: Inspection): readonly string[] {
  return [...new Set(data.participants.map(({ agency }) => agency))];
}

function visitDimensions(data: Inspection): Record<string, string> {
  return {
    mode: data.mode,
    place: data.place,
    body: data.body,
    outcome: data.outcome,
    joint: data.joint ? 'joint' : 'alone',
    health: data.health.checked ? 'checked' : 'not-checked',
    ...(data.health.met === null ? {} : { 'health-conditions': data.health.met ? 'met' : 'not-met' }),
    ...(data.establishmentKind === null ? {} : { kind: data.establishmentKind }),
    ...(data.team === null ? {} : { team: data.team }),
  };
}

/** One visit, however many took part; a record that is the same visit as another counts none of its own. */
function visit(data: Inspection, shared: Shared): readonly Measured[] {
  if (data.sameAs !== null) return [];
  const ownParts = shared.participants.map((agency) => ({ agency, value: 1n }));
  const made: Measured = { ...shared, measure: 'inspections.visit', decider: data.lead, ownParts };
  const looked = data.outcome === 'carried-out' ? [{ ...made, measure: framing.check, dimensions: {} }] : [];
  const reminded = data.reminded ? [{ ...made, measure: 'inspections.reminder' }] : [];
  return [made, ...looked, ...reminded];
}

function findings(data: Inspection, shared: Shared): readonly Measured[] {
  return data.findings.map(({ item, agency, result }) => ({
    ...shared,
    measure: 'inspections.finding',
    item: `${agency}/${item}`,
    ...ownOf(agency, 1n),
    dimensions: { ...shared.dimensions, result },
  }));
}

function violations(data: Inspection, shared: Shared): readonly Measured[] {
  return data.violations.map(({ violation, kind, field, agency, recordedOn }) => ({
    ...shared,
    measure: 'inspections.violation',
    item: violation,
    occurredOn: recordedOn,
    ...ownOf(agency, 1n),
    dimensions: { ...shared.dimensions, violation: kind, field },
  }));
}

function sanctionOf(sanction: Sanction, shared: Shared): readonly Measured[] {
  const decided: Measured = {
    ...shared,
    measure: 'inspections.sanction',
    item: sanction.decision,
    occurredOn: sanction.decidedOn,
    ...ownOf(sanction.agency, 1n),
    dimensions: { ...shared.dimensions, ...sanctionDimensions(sanction) },
  };
  return [
    decided,
    ...finesOf(decided, sanction),
    ...paymentsOf(decided, sanction),
    ...suspensionsOf(decided, sanction),
  ];
}

function sanctionDimensions({ main, field, offender, state }: Sanction): Record<string, string> {
  return { main, field, offender, state };
}

/** Line by line, for several violations of one decision may be of several fields. */
function finesOf(decided: Measured, { decision, agency, lines }: Sanction): readonly Measured[] {
  return lines.flatMap(({ violation, field, amount }) =>
    amount === null
      ? []
      : {
          ...decided,
          measure: 'inspections.fine',
          item: `${decision}/${violation}`,
          value: BigInt(amount),
          ...ownOf(agency, BigInt(amount)),
          dimensions: { ...decided.dimensions, field },
        },
  );
}

/** Each payment on its day, the decider's as the fine is. Of several fields it is paid together: it is divided by none. */
function paymentsOf(decided: Measured, sanction: Sanction): readonly Measured[] {
  const { field: _, ...dimensions } = decided.dimensions;
  return paymentsIn(sanction).map(({ payment, paidOn, amount }) => ({
    ...decided,
    measure: 'inspections.fine-collected',
    item: `${sanction.decision}/paid/${payment}`,
    occurredOn: paidOn,
    value: BigInt(amount),
    ...ownOf(sanction.agency, BigInt(amount)),
    dimensions,
  }));
}

/** A state that was kept before payments had days tells what was collected in all. */
function paymentsIn(sanction: Sanction | Omit<Sanction, 'payments'>): Sanction['payments'] {
  return 'payments' in sanction ? sanction.payments : paymentsTold(sanction);
}

function suspensionsOf(decided: Measured, { decision, main, lines, additional }: Sanction): readonly Measured[] {
  const kinds = new Set([main, ...lines.map((line) => line.main), ...additional]);
  return SUSPENSIONS.filter((kind) => kinds.has(kind)).map((kind) => ({
    ...decided,
    measure: 'inspections.suspension',
    item: `${decision}/${kind}`,
    dimensions: { ...decided.dimensions, suspension: kind },
  }));
}

function transfers(data: Inspection, shared: Shared): readonly Measured[] {
  return data.transfers.map(({ transfer, to, agency, transferredOn }) => ({
    ...shared,
    measure: 'inspections.transfer',
    item: transfer,
    occurredOn: transferredOn,
    ...ownOf(agency, 1n),
    dimensions: { ...shared.dimensions, to },
  }));
}

function openPairEnds(data: Inspection, shared: Shared): readonly Measured[] {
  if (data.openPairs === 0 || data.sameAs !== null) return [];
  return [{ ...shared, measure: framing.openPairEnd, value: BigInt(data.openPairs), dimensions: {} }];
}

function ownOf(agency: string, value: bigint) {
  return { decider: agency, ownParts: [{ agency, value }] };
}

/**
 * An establishment stands from its opening to its closing: +1 and −1. On a day on which it became another, what it is begins
 * and what it was ends.
 */
export function measureEstablishment({ data }: StateOf<ContractEvent<typeof establishment>>): readonly Measured[] {
  if (data.withdrawn) return [];
  const begun = stretchesIn(data).map((stretch, index) =>
    stretchOf(data.establishment, stretch, index === 0 ? 'opened' : `since/${stretch.from}`),
  );
  const stood = begun.flatMap((one, index) => {
    const before = begun[index - 1];
    return before === undefined ? [one] : [one, ended(before, `until/${one.occurredOn}`, one.occurredOn)];
  });
  return data.closedOn === null ? stood : [...stood, ended(begun.at(-1)!, 'closed', data.closedOn)];
}

function ended(begun: Measured, item: string, occurredOn: string): Measured {
  return { ...begun, item, occurredOn, value: -1n };
}

type Establishment = ContractData<typeof establishment>;
type Stretch = Establishment['stretches'][number];

/** A state that was kept before changes had days is as it was published then. */
function stretchesIn(data: Establishment | Omit<Establishment, 'stretches' | 'sameAs'>): readonly Stretch[] {
  if ('stretches' in data) return data.stretches;
  const { openedOn, kind, conditional, prone, licensed, risk, unit, placements } = data;
  return [{ from: openedOn, kind, conditional, prone, licensed, risk, unit, placements }];
}

function stretchOf(id: string, { from, unit, placements, ...described }: Stretch, item: string): Measured {
  const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');
  return {
    ...plainly,
    measure: 'inspections.establishment',
    item,
    occurredOn: from,
    unit,
    placements,
    subjects: { establishment: id },
    participants: [],
    dimensions: {
      kind: described.kind,
      conditional: yesOrNo(described.conditional),
      prone: yesOrNo(described.prone),
      licensed: yesOrNo(described.licensed),
      risk: described.risk,
    },
  };
}
