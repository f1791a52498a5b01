import { issuerOn, unitsByKey } from '@lien-nganh/contracts/reference';
import { lookUp, printOut, type LookUp } from '@lien-nganh/kernel';
import { typeOf } from '../establishment-type/type-of.ts';
import type { EstablishmentType } from '../establishment-type/state.ts';
import type { Establishment } from '../establishment/state.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import type { Drafted, InspectionPlan } from '../inspection-plan/state.ts';
import { samplePlan } from './samples.data.ts';
import { plan as templates } from './templates.data.ts';
import { issuedBy, kindWords, sitePlaces, unitWords } from './visit-places.ts';

/** A plan with its places, as long as it holds. */
export const planOfInspections = printOut({
  name: 'inspection-plan',
  title: { vi: 'Kế hoạch kiểm tra', en: 'Inspection plan' },
  of: inspectionPlan,
  templates,
  sample: samplePlan,
  signedUnder: 'approve-plans',
  obliges: ['from', 'until', 'sites'],
  sheets: (state: InspectionPlan) =>
    state.is === 'none' || state.is === 'withdrawn' ? [] : [{ entry: null, on: state.period.from }],
  looksUp: (state, { on }) => {
    const { lead, lines } = draftedIn(state);
    return {
      issuer: issuerOn(lead, on),
      units: unitsByKey([...new Set(lines.map(({ unit }) => unit))]),
      sites: sitesOf(lines.map(({ establishment }) => establishment)),
      kinds: kindsOf([...new Set(lines.map(({ kind }) => kind))]),
    };
  },
  draws: (state, { lookUps }) => {
    const { number, period, lines, lead } = draftedIn(state);
    return {
      ...issuedBy(lookUps.issuer),
      ...{ signedFor: lead, number, date: null },
      texts: { from: { day: period.from }, until: { day: period.to } },
      rows: {
        sites: lines.map(({ establishment, kind, unit, by }) => ({
          ...sitePlaces(lookUps.sites.get(establishment) ?? null),
          siteKind: kindWords(lookUps.kinds.get(kind) ?? null),
          unit: unitWords(lookUps.units.get(unit)),
          by: { day: by },
        })),
      },
    };
  },
});

function draftedIn(state: InspectionPlan): Drafted {
  if (state.is === 'none') throw new Error('a print-out of a plan that there is not');
  return state;
}

function sitesOf(ids: readonly string[]): LookUp<ReadonlyMap<string, Establishment>> {
  return eachOf('establishment', ids);
}

function kindsOf(kinds: readonly string[]): LookUp<ReadonlyMap<string, EstablishmentType>> {
  return lookUp([], async (rows, records) => {
    const found = await Promise.all(
      kinds.map(async (kind) => [kind, await typeOf(kind).resolve(rows, records)] as const),
    );
    return new Map(found);
  });
}

/** One after the other: a plan has up to 500 places. */
function eachOf<State>(prefix: string, ids: readonly string[]): LookUp<ReadonlyMap<string, State>> {
  return lookUp([], async (_, records) => {
    const found = new Map<string, State>();
    for (const id of ids) found.set(id, (await records!.stateOf(prefix, id)) as State);
    return found;
  });
}
