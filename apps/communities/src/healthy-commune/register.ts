import { agenciesBySlug, obligationsKnown, unitOn } from '@lien-nganh/contracts/reference';
import type { AgencyRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import { command, reject, type Deciding, type Resolved } from '@lien-nganh/kernel';
import { day, freeText, levelOf, unitKey, validOn } from '@lien-nganh/vocabulary';
import { liesInAreaOf, name, obligationKeys, paperFault, paperInput, proposedObligations } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import { measures } from './measures.ts';
import type { refusals } from './refusals.ts';
import type { HealthyCommune } from './state.ts';
import { idOfTitle } from './steps.ts';

const input = z.strictObject({
  commune: unitKey,
  /** The year of the title. */
  year: z.int().min(2000).max(2200),
  on: day,
  /** The People's Committee through which the commune registers. */
  lead: name,
  /** Left out: those that the indicators of the title evidence and that address the lead. */
  obligations: obligationKeys.optional(),
  paper: paperInput.nullable().default(null),
  note: freeText(2000).nullable().default(null),
});
type Input = z.output<typeof input>;

/** A commune registers for the title of a year. Of one that was withdrawn it may register again. */
export const register = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'register',
  action: 'communities.healthyCommune.register',
  title: { vi: 'Đăng ký danh hiệu lành mạnh', en: 'Register for the title' },
  creates: true,
  id: ({ commune, year }) => idOfTitle(commune, year),
  scope: ({ lead, commune, on }) => ({ sensitivity: 'internal', owners: [lead], units: [commune], on }),
  input,
  onBehalfOf: ({ lead }) => lead,
  looksUp: (asked) => lookUps(asked),
  refuses: [
    'registration-is-new',
    'happened-by-today',
    'papers-are-dated-by-today',
    'unit-exists-on-that-day',
    'a-commune-registers',
    'agency-exists-on-that-day',
    'commune-is-the-agencys',
    'registered-by-the-end-of-its-year',
    'obligation-is-known',
  ],
  decide: ({ obligations: asked, ...told }, state, { today, lookUps: known }) => {
    if (state.is !== 'none' && state.is !== 'withdrawn') return reject('registration-is-new');
    const fault = placeFault(told, known, today) ?? paperFault([told.paper], today);
    if (fault) return fault;
    const obligations = asked ?? known.proposed;
    const unknown = obligations.find((key) => !known.proposed.includes(key) && !known.known.has(key));
    if (unknown !== undefined) return reject('obligation-is-known', { obligation: unknown });
    const settlement = known.unit!.type === 'xã' ? 'rural' : 'urban';
    return [events.HealthyTitleRegistered({ ...told, settlement }, { occurredOn: told.on, obligations })];
  },
});

function lookUps({ commune, on, lead, obligations = [] }: Input) {
  return {
    unit: unitOn(commune, on),
    agencies: agenciesBySlug([lead]),
    proposed: proposedObligations({ measures }, { on, lead, participants: [] }),
    known: obligationsKnown(obligations),
  };
}

type Known = Deciding<Resolved<ReturnType<typeof lookUps>>>['lookUps'];

function placeFault({ on, year, lead }: Pick<Input, 'on' | 'year' | 'lead'>, known: Known, today: string) {
  if (on > today) return reject('happened-by-today');
  if (known.unit === null) return reject('unit-exists-on-that-day');
  if (levelOf(known.unit.type) !== 'commune') return reject('a-commune-registers');
  const notTheirs = agencyFault(known.agencies.get(lead), known.unit, on);
  if (notTheirs) return notTheirs;
  const within = on >= `${year - 1}-01-01` && on <= `${year}-12-31`;
  return within ? null : reject('registered-by-the-end-of-its-year');
}

/** A commune registers through its own People's Committee, the one above it, or an agency of the province. */
function agencyFault(agency: AgencyRecord | undefined, commune: UnitRecord, on: string) {
  if (agency === undefined || !validOn(agency, on)) return reject('agency-exists-on-that-day');
  return liesInAreaOf(agency, commune) ? null : reject('commune-is-the-agencys');
}
