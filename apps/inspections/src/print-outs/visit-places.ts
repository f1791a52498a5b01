import {
  agencyNamesOn,
  issuerOn,
  teamOn,
  unitsByKey,
  type IssuerOn,
  type TeamRecord,
  type UnitRecord,
} from '@lien-nganh/contracts/reference';
import { ownRecord, type Day, type Places, type PlaceValue, type Resolved } from '@lien-nganh/kernel';
import { typeOf } from '../establishment-type/type-of.ts';
import type { EstablishmentType } from '../establishment-type/state.ts';
import type { Establishment } from '../establishment/state.ts';
import type { Visit } from '../inspection/lifecycle.ts';
import type { InspectionPlan } from '../inspection-plan/state.ts';
import { nothing } from '../integration/reference.ts';
import { bodyWords, roleWords } from './words.data.ts';

/** What the papers of a visit look up: names as they were on the day of the paper. */
export function visitLookUps(visit: Visit, on: Day, issuer: string = visit.lead) {
  const { establishment, establishmentKind, team, plan, crew, participants } = visit;
  const named = [visit.lead, ...participants, ...crew].map((one) => (typeof one === 'string' ? one : one.agency));
  return {
    issuer: issuerOn(issuer, on),
    names: agencyNamesOn([...new Set([...named, issuer])], on),
    units: unitsByKey([visit.unit]),
    team: team === null ? nothing : teamOn(team, on),
    site: establishment === null ? nothing : ownRecord<Establishment>('establishment', establishment),
    kind: establishmentKind === null ? nothing : typeOf(establishmentKind),
    plan: plan === null ? nothing : ownRecord<InspectionPlan>('inspectionPlan', plan),
  };
}

export type VisitFacts = Resolved<ReturnType<typeof visitLookUps>>;

export function issuedBy({ name, superior, seat }: IssuerOn) {
  return { issuer: { name, superior }, seat };
}

/** Where, by whom and how. Nobody's name is among it: they are written by hand. */
export function visitPlaces(visit: Visit, facts: VisitFacts): Places {
  return {
    ...sitePlaces(facts.site),
    mode: visit.mode,
    group: bodyWords[visit.body],
    lead: facts.names.get(visit.lead) ?? null,
    unit: unitWords(facts.units.get(visit.unit)),
    siteKind: kindWords(facts.kind),
    site: visit.place === 'establishment' ? visit.place : null,
    publicPlace: visit.place === 'public-place' ? visit.place : null,
    plannedFor: { day: visit.plannedFor },
    ground: groundWords(visit, facts.plan),
  };
}

/** The place's name and address, where the reader may read them. Its owner is never printed. */
export function sitePlaces(site: Establishment | null): Places {
  if (site === null || site.is === 'none') return { siteName: null, siteAddress: null };
  return { siteName: site.name, siteAddress: site.address };
}

export function unitWords(unit: Pick<UnitRecord, 'type' | 'name'> | undefined): string | null {
  return unit ? `${unit.type} ${unit.name}` : null;
}

export function kindWords(kind: EstablishmentType | null): string | null {
  return kind === null || kind.is === 'none' ? null : kind.names.vi;
}

/** On what it rests: the plan, or the written report. */
function groundWords({ report }: Visit, plan: InspectionPlan | null): PlaceValue {
  if (report !== null) return `Báo cáo số ${report.number}`;
  return plan === null || plan.is === 'none' ? null : `Kế hoạch kiểm tra số ${plan.number}`;
}

/** Who goes, by agency and card. */
export function memberRows({ crew, leader }: Visit, { names, team }: VisitFacts): readonly Places[] {
  return crew.map(({ member, agency }) => ({
    agency: names.get(agency) ?? null,
    card: team?.members.find((one) => one.member === member)?.card ?? null,
    role: roleOf(team, { member, leads: member === leader }),
  }));
}

function roleOf(
  team: TeamRecord | null,
  { member, leads }: { readonly member: string; readonly leads: boolean },
): string {
  const held = team?.members.find((one) => one.member === member)?.role;
  if (held !== undefined) return leads && held !== 'leader' ? `${roleWords[held]}, phụ trách` : roleWords[held];
  return leads ? 'Phụ trách' : 'Thành viên';
}
