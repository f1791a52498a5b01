import { agenciesBySlug, unitOn, type AgencyRecord } from '@lien-nganh/contracts/reference';
import { command, reject, type Day } from '@lien-nganh/kernel';
import { text, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
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
    /** The agency that keeps the record. */
    keeper: text(60),
    licence: licenceInput,
    risk: z.enum(['low', 'medium', 'high', 'unknown']),
  }),
  // it lies where the map of its first day has it, and is kept by an agency of today
  looksUp: ({ unit, openedOn, keeper }) => ({ unit: unitOn(unit, openedOn), keeper: agenciesBySlug([keeper]) }),
  onBehalfOf: ({ keeper }) => keeper,
  refuses: [
    'happened-by-today',
    'unit-exists-on-that-day',
    'keeper-exists-on-that-day',
    'licence-in-force-has-a-number',
    'prone-is-conditional',
  ],
  decide: (input, _, { today, lookUps: { unit, keeper } }) => {
    if (input.openedOn > today) return reject('happened-by-today');
    if (unit === null) return reject('unit-exists-on-that-day');
    if (!existsOn(keeper.get(input.keeper), today)) return reject('keeper-exists-on-that-day');
    if (!licenceFits(input.licence)) return reject('licence-in-force-has-a-number');
    if (input.prone && !input.conditional) return reject('prone-is-conditional');
    return [events.EstablishmentRegistered({ ...input, unit: unit.unit }, { occurredOn: input.openedOn })];
  },
});

function existsOn(agency: AgencyRecord | undefined, on: Day): boolean {
  return agency !== undefined && validOn(agency, on);
}
