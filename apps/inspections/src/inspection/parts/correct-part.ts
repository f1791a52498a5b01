import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { findingsInput, healthInput, lastWords, partFault, partLookUps, partRules } from '../on-the-spot/minutes.ts';
import type { refusals } from '../refusals.ts';
import { partOf, partSpokenOf, speakingLookUps } from './speaking.ts';

/** A sector puts its own part right, all of it; by that it confirms that it took part. */
export const correctPart = command<Inspection, typeof events, typeof refusals>()({
  name: 'correct-part',
  action: 'inspections.correct-part',
  title: { vi: 'Sửa phần kết quả của cơ quan mình', en: "Correct one's own part" },
  input: z.strictObject({ agency: partOf, findings: findingsInput, health: healthInput, reason: freeText(1000) }),
  looksUp: (input, state) => ({
    ...speakingLookUps(),
    ...(isDisclosed(state)
      ? partLookUps(input, state.result.checklist, state.result.on)
      : partLookUps({ findings: [], health: null }, null, '')),
  }),
  onBehalfOf: ({ agency }) => agency ?? null,
  refuses: ['inspection-is-disclosed', 'part-is-ones-own', 'condoms-and-needles-are-no-evidence', ...partRules],
  decide: ({ agency: of, ...input }, state, speaking) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const agency = partSpokenOf(state.visit, of, speaking)?.agency;
    const others = [...input.findings, ...(input.health ? [input.health] : [])].some((part) => part.agency !== agency);
    if (others || agency === undefined) return reject('part-is-ones-own');
    if (namesCondomsOrNeedles(input.findings.map(({ item }) => item))) {
      return reject('condoms-and-needles-are-no-evidence');
    }
    const fault = partFault(input, [agency], speaking.lookUps);
    return fault ?? [events.PartCorrected({ ...input, agency, findings: lastWords(input.findings) })];
  },
});
