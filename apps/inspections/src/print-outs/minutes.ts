import { lasts } from '@lien-nganh/contracts/reference';
import { lookUp, printOut, type Day, type LookUp, type Places } from '@lien-nganh/kernel';
import { checklist } from '../checklist/checklist.ts';
import type { Checklist } from '../checklist/state.ts';
import { inspection } from '../inspection/inspection.ts';
import { isDisclosed, isUndisclosed, type Inspection, type Result } from '../inspection/lifecycle.ts';
import type { ChecklistRecord } from '../integration/reference.ts';
import { sampleMinutes } from './samples.data.ts';
import { minutes as templates } from './templates.data.ts';
import { issuedBy, memberRows, visitLookUps, visitPlaces } from './visit-places.ts';
import { dayOfVisit, knownIn, whole, type Known } from './visits.ts';

const obligatory = { sample: sampleMinutes, signedUnder: null, obliges: ['unit', 'members', 'items', 'mode'] };

/** Minutes of the visit at hand: what the record knows stands in them already, the rest is written on the spot. */
export const minutesOfVisit = printOut({
  name: 'minutes',
  title: { vi: 'Biên bản kiểm tra', en: 'Inspection minutes' },
  of: inspection,
  templates,
  ...obligatory,
  sheets: (state: Inspection) => (isUndisclosed(state) || hasMinutes(state) ? whole(dayOfVisit(knownIn(state))) : []),
  looksUp: (state, { on }) => {
    const known = knownIn(state);
    return { ...visitLookUps(known.visit, on), list: listOf(known, on) };
  },
  draws: (state, { lookUps }) => {
    const known = knownIn(state);
    const result = isDisclosed(known) ? known.result : unseen;
    return {
      ...issuedBy(lookUps.issuer),
      ...{ signedFor: null, ...numbered(result) },
      texts: { ...visitPlaces(known.visit, lookUps), ...said(result) },
      rows: {
        members: memberRows(known.visit, lookUps),
        items: itemRows(lookUps.list, result, lookUps.names),
        exhibits: result.exhibits.map(({ what, quantity }) => ({ what, quantity: String(quantity) })),
      },
    };
  },
});

function hasMinutes(state: Inspection): boolean {
  return isDisclosed(state) && state.result.minutes !== null;
}

/** The list by which it was inspected; before that, the one that holds on the day for its kind, if it is the only one. */
function listOf(state: Known, on: Day): LookUp<ChecklistRecord | null> {
  return lookUp(['checklists'], async (rows) => {
    if (isDisclosed(state)) {
      const { checklist: id } = state.result;
      return id === null ? null : rows.get<ChecklistRecord>('checklists', id);
    }
    const all = await rows.list<ChecklistRecord>('checklists', '');
    const { establishmentKind } = state.visit;
    const fitting = all.filter(
      ({ kinds, validFrom, validTo, withdrawn }) =>
        !withdrawn &&
        lasts({ from: validFrom, to: validTo }, on) &&
        (kinds.length === 0 || kinds.some((kind) => kind === establishmentKind)),
    );
    return fitting.length === 1 ? fitting[0]! : null;
  });
}

/** What the minutes of a visit say of what was seen. */
type Seen = Pick<Result, 'minutes' | 'health' | 'reminded' | 'note' | 'findings' | 'exhibits'> & {
  readonly on: Day | null;
};

/** Before the visit: all of it is written on the spot. */
const unseen: Seen = { on: null, minutes: null, health: null, reminded: false, note: null, findings: [], exhibits: [] };

function numbered({ minutes }: Seen) {
  return minutes === null ? { number: null, date: null } : { number: minutes.number, date: minutes.signedOn };
}

const healthSays = (met: boolean) => (met ? 'met' : 'not-met');

function said({ on, health, reminded, note }: Seen): Places {
  const met = health === null ? null : health.met;
  return { on: { day: on }, health: met === null ? null : healthSays(met), reminded: reminded ? 'yes' : null, note };
}

const MARK = 'x';

/** One row for each item of the list, and for each further agency that looked at it. */
function itemRows(
  list: ChecklistRecord | null,
  { findings }: Seen,
  names: ReadonlyMap<string, string>,
): readonly Places[] {
  return (list?.items ?? []).flatMap(({ item, names: { vi } }): Places[] => {
    const found = findings.filter((one) => one.item === item);
    if (found.length === 0) return [{ item: vi }];
    return found.map(({ agency, result: is }) => ({
      item: vi,
      agency: names.get(agency) ?? null,
      met: is === 'met' ? MARK : null,
      notMet: is === 'not-met' ? MARK : null,
      notApplicable: is === 'not-applicable' ? MARK : null,
    }));
  });
}

/** Three take part at least; the layout has room for more. */
const atLeastThree: readonly Places[] = [{}, {}, {}];

/** Blank minutes with the items of a list, to take along. */
export const blankMinutes = printOut({
  name: 'blank-minutes',
  title: { vi: 'Biên bản kiểm tra (mẫu trống)', en: 'Inspection minutes, blank' },
  of: checklist,
  templates,
  ...obligatory,
  sheets: (state: Checklist) => (state.is === 'entered' ? [{ entry: null, on: null }] : []),
  looksUp: () => ({}),
  draws: (state) => ({
    issuer: { superior: null, name: null },
    ...{ signedFor: null, number: null, seat: null, date: null },
    texts: { on: { day: null } },
    rows: {
      members: atLeastThree,
      items: state.is === 'none' ? [] : state.items.map(({ names }) => ({ item: names.vi })),
    },
  }),
});
