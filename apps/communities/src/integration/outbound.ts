import * as contracts from '@lien-nganh/contracts/communities';
import { publish, type ContractData, type Links, type Publication } from '@lien-nganh/kernel';
import { publishWork } from '@lien-nganh/work';
import { publishReleases } from '@lien-nganh/work/small-counts';
import { supportRelease } from '../counted/counted.ts';
import { disciplineYear, type DisciplineYear } from '../discipline-year/discipline-year.ts';
import { discipline } from '../discipline/discipline.ts';
import type { Discipline } from '../discipline/state.ts';
import { healthyCommune } from '../healthy-commune/healthy-commune.ts';
import type { HealthyCommune, Standing } from '../healthy-commune/state.ts';
import { localityVisit } from '../locality-visit/locality-visit.ts';
import { model } from '../model/model.ts';
import { socialProgramme } from '../social-programme/social-programme.ts';
import { replication } from '../replication/replication.ts';
import { communitiesLinks } from './links.ts';

/** All that leaves this service. Criteria stay; no note, no paper and no score of a criterion leaves. */
export const outbound: readonly Publication[] = [
  publish(healthyCommune, contracts.healthyCommune, (_, state: HealthyCommune, id) =>
    state.is === 'none' ? null : titleOf(state, id),
  ),
  publishWork(model, contracts.model, ({ model: code, kind, organisation }) => ({
    model: String(code),
    kind: String(kind),
    organisation: String(organisation),
  })),
  publishWork(replication, contracts.replication, ({ models }) => ({ models: [...(models as readonly string[])] })),
  publishWork(socialProgramme, contracts.programme, (content) => ({ programme: String(content['programme']) })),
  publishWork(localityVisit, contracts.localityVisit, ({ subject, others, guided }) => ({
    subject: String(subject),
    others: [...(others as readonly string[])],
    guided: [...(guided as readonly string[])],
  })),
  // that the agency has reported, and nothing else: a correction does not even leave that it was made
  publish(discipline, contracts.disciplineReported, (event, state: Discipline) => {
    if (state.is === 'none' || event.name === 'OutcomesCorrected') return null;
    const { agency, from, to, obligations } = state;
    return { agency, from, to, obligations: [...obligations], reported: state.is === 'entered' };
  }),
  // of the whole province and a year, once enough have reported
  publish(disciplineYear, contracts.disciplineOfAYear, (_, state: DisciplineYear) => {
    if (state.is === 'none') return null;
    const { year, agency, individuals, collectives } = state;
    return {
      year,
      agency,
      individuals: individuals.map((one) => ({ ...one })),
      collectives: collectives.map((one) => ({ ...one })),
    };
  }),
  publishReleases(supportRelease, contracts.release),
  publish(communitiesLinks, contracts.links, (_, { record, added, removed }: Links) => ({
    record,
    added: [...added],
    removed: [...removed],
  })),
];

function titleOf(
  state: Exclude<HealthyCommune, { is: 'none' }>,
  id: string,
): ContractData<typeof contracts.healthyCommune> {
  const told: Standing = state.is === 'withdrawn' ? state.was : state;
  const { commune, year, settlement, lead, registeredOn, obligations } = told;
  return {
    ...{ title: id, commune, year, settlement, lead, registeredOn, obligations: [...obligations] },
    assessment: 'assessment' in told ? pointsOf(told.assessment) : null,
    review: 'review' in told ? pointsOf(told.review) : null,
    classified: 'classified' in told ? classOf(told.classified) : null,
    outcome: outcomeOf(told),
    withdrawn: state.is === 'withdrawn',
  };
}

function pointsOf({ on, points, criteria }: { on: string; points: number; criteria: string }) {
  return { on, points, criteria };
}

function classOf({ on, class: found, criteria }: { on: string; class: string; criteria: string }) {
  return { on, class: found, criteria };
}

function outcomeOf(told: Standing) {
  if (told.is === 'not-recognised') return { on: told.declinedOn, recognised: false, freeOf: null, kept: false };
  if (told.is !== 'recognised') return null;
  const { on, freeOf, kept } = told.recognised;
  return { on, recognised: true, freeOf, kept };
}
