import { agenciesBySlug, unitOn, type AgencyRecord } from '@lien-nganh/contracts/reference';
import { command, isRejected, reject, type Day } from '@lien-nganh/kernel';
import { text, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { Entered } from '../establishment-type/state.ts';
import { listedOn, typeOf } from '../establishment-type/type-of.ts';
import { describedInput, licenceFits, licenceInput } from './described.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

export const registerEstablishment = command<Establishment, typeof events, typeof refusals>()({
  name: 'register-establishment',
  action: 'inspections.register-establishment',
  title: { vi: 'Đăng ký cơ sở', en: 'Register an establishment' },
  creates: true,
  scope: ({ keeper, unit }) => ({ sensitivity: 'internal', owners: [keeper], units: [unit] }),
  input: z.strictObject({
    ...describedInput,
    /** Left out: as the list of kinds says. */
    conditional: z.boolean().optional(),
    prone: z.boolean().optional(),
    /** The agency that keeps the record. */
    keeper: text(60),
    licence: licenceInput,
    risk: z.enum(['low', 'medium', 'high', 'unknown']),
  }),
  // it lies where the map of its first day has it, and is kept by an agency of today
  looksUp: ({ kind, unit, openedOn, keeper }) => ({
    unit: unitOn(unit, openedOn),
    keeper: agenciesBySlug([keeper]),
    type: typeOf(kind),
  }),
  onBehalfOf: ({ keeper }) => keeper,
  refuses: [
    'happened-by-today',
    'unit-exists-on-that-day',
    'keeper-exists-on-that-day',
    'licence-in-force-has-a-number',
    'kind-is-listed-or-described',
    'prone-is-conditional',
  ],
  decide: (input, _, { today, lookUps: { unit, keeper, type } }) => {
    if (input.openedOn > today) return reject('happened-by-today');
    if (unit === null) return reject('unit-exists-on-that-day');
    if (!existsOn(keeper.get(input.keeper), today)) return reject('keeper-exists-on-that-day');
    if (!licenceFits(input.licence)) return reject('licence-in-force-has-a-number');
    const kind = described(input, listedOn(type, today));
    if (isRejected(kind)) return kind;
    const data = { ...input, ...kind, unit: unit.unit };
    return [events.EstablishmentRegistered(data, { occurredOn: input.openedOn })];
  },
});

interface Said {
  readonly conditional?: boolean | undefined;
  readonly prone?: boolean | undefined;
}

/** What holds for the place: as the officer says, or else as the list of kinds does. */
function described(said: Said, listed: Entered | null) {
  const { conditional, prone } = merged(said, listed);
  if (conditional === undefined || prone === undefined) return reject('kind-is-listed-or-described');
  if (prone && !conditional) return reject('prone-is-conditional');
  return { conditional, prone, listed: listed?.version ?? null };
}

function merged(said: Said, listed: Said | null): Said {
  return { conditional: said.conditional ?? listed?.conditional, prone: said.prone ?? listed?.prone };
}

function existsOn(agency: AgencyRecord | undefined, on: Day): boolean {
  return agency !== undefined && validOn(agency, on);
}
