import * as contracts from '@lien-nganh/contracts/inspections';
import { publish, type ContractData, type Links, type Publication } from '@lien-nganh/kernel';
import { inspectionPlan as inspectionPlanContract, release } from '@lien-nganh/contracts/area-work';
import { publishReleases } from '@lien-nganh/work/small-counts';
import { checklist } from '../checklist/checklist.ts';
import type { Checklist } from '../checklist/state.ts';
import { personRelease } from '../counted/counted.ts';
import { estimate, estimateTold } from '../estimate/estimate.ts';
import type { Estimate } from '../estimate/state.ts';
import { establishment } from '../establishment/establishment.ts';
import { stretchesOf } from '../establishment/dated.ts';
import type { Establishment } from '../establishment/state.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import type { InspectionPlan } from '../inspection-plan/state.ts';
import { inspection } from '../inspection/inspection.ts';
import type { Inspection } from '../inspection/lifecycle.ts';
import { legalBasis } from '../legal-basis/legal-basis.ts';
import type { LegalBasis } from '../legal-basis/state.ts';
import { outboundAreaWork } from './area-work.ts';
import { inspectionLinks } from './links.ts';
import { leftOutOfPapers, papersOf } from './papers.ts';
import { leftOut, published } from './published-inspection.ts';

/** All that leaves this service. Inspections until they are disclosed, and plans until their period is over, leave in nothing. */
export const outbound: readonly Publication[] = [
  publish(establishment, contracts.establishment, (_, state: Establishment, id) =>
    state.is === 'none' ? null : withoutWhoAndWhere(state, id),
  ),
  publish(inspection, contracts.inspection, (_, state: Inspection, id) => published(state, id), leftOut),
  publish(inspection, contracts.papers, papersOf, leftOutOfPapers),
  publish(legalBasis, contracts.legalBasis, (_, state: LegalBasis, id) => {
    if (state.is === 'none') return null;
    const { is, keeper: _keeper, ...basis } = state;
    return { basis: id, ...basis, withdrawn: is === 'withdrawn' };
  }),
  publish(checklist, contracts.checklist, (_, state: Checklist, id) => {
    if (state.is === 'none') return null;
    const { validFrom, validTo, kinds, items } = state;
    return { checklist: id, validFrom, validTo, kinds, items, withdrawn: state.is === 'withdrawn' };
  }),
  publish(inspectionLinks, contracts.links, (_, { record, added, removed }: Links) => ({
    record,
    added: [...added],
    removed: [...removed],
  })),
  publish(inspectionPlan, inspectionPlanContract, (_, state: InspectionPlan, id) => {
    if (state.is !== 'closed' || state.numbers === null) return null;
    const { period, team, lead, numbers } = state;
    return { plan: id, period, team, lead, numbers: numbers.map((one) => ({ ...one })) };
  }),
  ...outboundAreaWork,
  publishReleases(personRelease, release),
  publish(estimate, release, ({ occurredOn }, state: Estimate) => estimateTold(state, occurredOn)),
];

/** An opaque id, a kind and a unit: nothing names or finds the place. */
function withoutWhoAndWhere(
  state: Exclude<Establishment, { is: 'none' }>,
  id: string,
): ContractData<typeof contracts.establishment> {
  const { kind, conditional, prone, licence, risk, unit, openedOn, closedOn, placements, sameAs } = state;
  return {
    establishment: id,
    ...{ kind, conditional, prone, risk, unit, openedOn, closedOn, placements: [...placements], sameAs },
    licensed: licence.is === 'in-force',
    // counted with the record that it was merged into
    withdrawn: state.is === 'withdrawn' || sameAs !== null,
    stretches: stretchesOf(state, state).map((stretch) => ({ ...stretch, placements: [...stretch.placements] })),
  };
}
