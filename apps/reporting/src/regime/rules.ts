import { reject, type Deciding, type Resolved } from '@lien-nganh/kernel';
import { addWorkingDays, type WorkDays } from '@lien-nganh/vocabulary';
import { obligationsIn, type contentLookUps, type RegimeInput } from './content.ts';

export const contentRules = [
  'validity-runs-forward',
  'agencies-are-known',
  'obligations-are-known',
  'kinds-are-told-once',
  'calendars-are-entered',
  'calendars-follow-each-other',
  'templates-are-entered',
  'templates-follow-each-other',
  'own-days-are-in-order',
  'own-periods-are-told-once',
  'addressee-is-new',
] as const;

type Known = Deciding<Resolved<ReturnType<typeof contentLookUps>>>['lookUps'];

/** What of a regime does not hold together, or names what nobody entered. */
export function contentFault(regime: RegimeInput, known: Known) {
  return namesFault(regime, known) ?? orderFault(regime, known.days);
}

function namesFault(regime: RegimeInput, known: Known) {
  const { to, through, office, addressees } = regime;
  const named = [to, through, ...(office === null ? [] : [office]), ...addressees.map((one) => one.agency)];
  const stranger = named.find((one) => !known.agencies.has(one));
  if (stranger !== undefined) return reject('agencies-are-known', { agency: stranger });
  if (obligationsIn(regime).some((key) => !known.obligations.has(key))) return reject('obligations-are-known');
  if (known.missing.length > 0) return reject('calendars-are-entered', { calendars: [...known.missing] });
  if (known.unfit.length > 0) return reject('templates-are-entered', { templates: [...known.unfit] });
  return oneAtATime(addressees) ? null : reject('addressee-is-new');
}

function orderFault({ addressees, calendars, kinds, ownPeriods, ...regime }: RegimeInput, days: WorkDays) {
  if (![regime, ...addressees.map(spanOf)].every(runsForward)) return reject('validity-runs-forward');
  if (!ascend(calendars.map(({ from }) => from))) return reject('calendars-follow-each-other');
  if (!eachOnce(kinds.map(({ kind }) => kind))) return reject('kinds-are-told-once');
  if (!kinds.every(({ templates }) => ascend(templates.map(({ from }) => from)))) {
    return reject('templates-follow-each-other');
  }
  if (!eachOnce(ownPeriods.map(({ period }) => period))) return reject('own-periods-are-told-once');
  const wrong = ownPeriods.find((one) => !isInOrder(one, days));
  return wrong === undefined ? null : reject('own-days-are-in-order', { period: wrong.period });
}

type OwnPeriod = RegimeInput['ownPeriods'][number];

/** At least one working day lies between the cut-off and the due day, as with the periods of a calendar. */
export function isInOrder({ from, to, cutOff, dueOn, consolidatedDueOn }: OwnPeriod, days: WorkDays): boolean {
  const consolidatedAfter = consolidatedDueOn === null || consolidatedDueOn >= dueOn;
  return from <= to && cutOff >= from && dueOn >= addWorkingDays(cutOff, 1, days) && consolidatedAfter;
}

const spanOf = ({ from, to }: { from: string; to: string | null }) => ({ validFrom: from, validTo: to });
const runsForward = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
  validTo === null || validFrom <= validTo;
const ascend = (days: readonly string[]) => days.every((on, index) => index === 0 || days[index - 1]! < on);
const eachOnce = (codes: readonly string[]) => new Set(codes).size === codes.length;

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
