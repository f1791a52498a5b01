import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { paperFault } from '@lien-nganh/work';
import { z } from 'zod';
import { reliedOn } from '../../inspection-rules/rules-on.ts';
import { nothing, visitKnown } from '../../integration/reference.ts';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { events } from '../events.ts';
import type { Inspection } from '../lifecycle.ts';
import {
  beginningBreaches,
  minutesData,
  minutesFault,
  minutesInput,
  minutesMarks,
  minutesRules,
  openingBreaches,
  partLookUps,
  signingBreaches,
} from './minutes.ts';
import {
  groundInput,
  liesOutside,
  name,
  paperNumber,
  reportFault,
  reportInput,
  visitData,
  visitFault,
  visitInput,
  visitLookUps,
  visitRules,
} from '../preparing.ts';
import type { refusals } from '../refusals.ts';
import { mode } from '../shapes.ts';

/**
 * A visit that was made and is entered afterwards: without a plan here, from paper, or in the stead of a body that does
 * not enter its own. It is disclosed from the first, since it has its minutes.
 */
export const recordInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'record-inspection',
  action: 'inspections.record-inspection',
  title: { vi: 'Ghi nhận cuộc kiểm tra đã thực hiện', en: 'Record an inspection that was made' },
  creates: true,
  scope: ({ lead, participants, unit, on }, { account }) => ({
    sensitivity: 'internal',
    owners: [lead],
    participants,
    units: [unit],
    author: account,
    on,
  }),
  input: z.strictObject({
    ...visitInput,
    ...minutesInput,
    mode,
    earlier: name.nullable(),
    ground: groundInput.nullable(),
    report: reportInput.nullable(),
    /** The paper that it is copied from. */
    paper: z.strictObject({ document: paperNumber, dated: day }).nullable(),
  }),
  looksUp: (input) => {
    const parts = partLookUps(input, input.checklist, input.on);
    return {
      ...visitLookUps(input, input.on),
      checklist: parts.checklist,
      sectors: parts.agencies,
      earlier: input.earlier === null ? nothing : visitKnown(input.earlier),
    };
  },
  onBehalfOf: ({ lead }) => lead,
  refuses: [
    ...visitRules,
    ...minutesRules,
    'outside-its-days-needs-a-note',
    'earlier-inspection-is-known',
    'papers-are-dated-by-today',
  ],
  marks: [...minutesMarks, 'unit-is-the-leads'],
  decide: (input, _, { today, actor, lookUps }) => {
    const { checklist, sectors: agencies } = lookUps;
    const taking = [input.lead, ...input.participants];
    const outside = openingBreaches(lookUps.establishment);
    const fault =
      minutesFault(input, taking, { today, checklist, agencies }) ??
      visitFault(input, lookUps, input.on) ??
      lacking(input, { earlier: lookUps.earlier, outside }) ??
      paperFault([input.paper], today) ??
      reportFault(input.report, today);
    if (fault) return fault;
    const { mode: how, earlier, ground, report } = input;
    const entry = { onBehalfOf: actor.agency === input.lead ? null : input.lead, paper: input.paper };
    // a plan and its approval are not asked for afterwards: they may lie on paper
    const breaches = beginningBreaches({ ...input, approved: true }, lookUps, input.crew);
    const data = {
      ...visitData(input, lookUps),
      ...{ mode: how, earlier, ground, report },
      ...minutesData(input, [
        ...breaches,
        ...signingBreaches(input.signedBy, input.crew),
        ...outside,
        ...(liesOutside(input, lookUps) ? ['unit-is-the-leads'] : []),
      ]),
      entry,
      rules: reliedOn(lookUps.rules),
    };
    const when = { occurredOn: input.on };
    const { establishment, unit, on } = data;
    return [
      events.InspectionRecorded(data, { ...when, obligations: input.obligations }),
      events.InspectionDisclosed({ establishment, unit, on, agencies: [data.lead, ...data.participants] }, when),
    ];
  },
});

interface Told {
  readonly mode: z.output<typeof mode>;
  readonly ground: z.output<typeof groundInput> | null;
  readonly note: string | null;
}

/** What a visit must say of itself when nobody heard of it before. */
function lacking(
  { mode: how, ground, note }: Told,
  { earlier, outside }: { readonly earlier: unknown; readonly outside: readonly string[] },
) {
  if (how === 're-inspection' && earlier === null) return reject('earlier-inspection-is-known');
  if (ground && namesCondomsOrNeedles([ground.words])) return reject('condoms-and-needles-are-no-evidence');
  return outside.length > 0 && note === null ? reject('outside-its-days-needs-a-note') : null;
}
