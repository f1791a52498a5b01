import { agenciesBySlug, obligationsKnown } from '@lien-nganh/contracts/reference';
import { lookUp, reject, type Deciding, type LookUp, type Resolved } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { Calendar } from '../calendar/state.ts';

const agency = text(200);
const obligation = text(200).regex(/^[^/]+\/[^/]+$/);

export const addresseeInput = {
  agency,
  /** Group of addressees that it is counted under: `district`, `all-members`. */
  group: slug,
  /** `asked`: requested and not ordered, so never due. */
  manner: z.enum(['obliged', 'asked']),
  from: day,
  to: day.nullable().default(null),
};

/** Who reports to whom, how often and by which calendar: what a directive asks, entered as data. */
export const regimeInput = {
  names: z.strictObject({ vi: text(300), en: text(300) }),
  to: agency,
  /** Who takes the reports in and consolidates them. */
  through: agency,
  obligations: z.strictObject({
    'six-monthly': obligation.nullable(),
    yearly: obligation.nullable(),
    consolidation: obligation.nullable(),
  }),
  calendars: z
    .array(z.strictObject({ calendar: slug, from: day }))
    .min(1)
    .max(20),
  addressees: z.array(z.strictObject(addresseeInput)).max(300),
  validFrom: day,
  validTo: day.nullable().default(null),
};
export type RegimeInput = z.output<z.ZodObject<typeof regimeInput>>;

export const contentRules = [
  'validity-runs-forward',
  'agencies-are-known',
  'obligations-are-known',
  'calendars-are-entered',
  'calendars-follow-each-other',
  'addressee-is-new',
] as const;

export function contentLookUps({ to, through, addressees, obligations, calendars }: RegimeInput) {
  const named = [to, through, ...addressees.map((one) => one.agency)];
  return {
    agencies: agenciesBySlug(named),
    obligations: obligationsKnown(Object.values(obligations).filter((key) => key !== null)),
    missing: missingCalendars(calendars.map(({ calendar }) => calendar)),
  };
}

/** Calendars that nobody has entered. */
export function missingCalendars(calendars: readonly string[]): LookUp<readonly string[]> {
  return lookUp([], async (_, records) => {
    if (!records) throw new Error('calendars are looked up where there are no records');
    const found = await Promise.all(
      calendars.map(async (one) => ((await records.stateOf('calendar', one)) as Calendar).is === 'entered'),
    );
    return calendars.filter((_one, index) => !found[index]);
  });
}

type Known = Deciding<Resolved<ReturnType<typeof contentLookUps>>>['lookUps'];

export function contentFault(regime: RegimeInput, known: Known) {
  const { to, through, addressees, obligations, calendars } = regime;
  if (![regime, ...addressees.map(spanOf)].every(runsForward)) return reject('validity-runs-forward');
  const stranger = [to, through, ...addressees.map((one) => one.agency)].find((one) => !known.agencies.has(one));
  if (stranger !== undefined) return reject('agencies-are-known', { agency: stranger });
  const asked = Object.values(obligations).filter((key) => key !== null);
  if (asked.some((key) => !known.obligations.has(key))) return reject('obligations-are-known');
  if (known.missing.length > 0) return reject('calendars-are-entered', { calendars: [...known.missing] });
  if (!ascend(calendars.map(({ from }) => from))) return reject('calendars-follow-each-other');
  return oneAtATime(addressees) ? null : reject('addressee-is-new');
}

const spanOf = ({ from, to }: { from: string; to: string | null }) => ({ validFrom: from, validTo: to });
const runsForward = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
  validTo === null || validFrom <= validTo;
const ascend = (days: readonly string[]) => days.every((on, index) => index === 0 || days[index - 1]! < on);

/** An agency is named once at a time, however often over the years. */
function oneAtATime(addressees: RegimeInput['addressees']): boolean {
  return addressees.every((one, index) =>
    addressees
      .slice(index + 1)
      .every(
        (other) =>
          other.agency !== one.agency ||
          (one.to !== null && one.to < other.from) ||
          (other.to !== null && other.to < one.from),
      ),
  );
}
