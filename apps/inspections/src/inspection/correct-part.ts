import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { freeText, namesCondomsOrNeedles } from '../wording.ts';
import { events } from './events.ts';
import { isDisclosed, type Inspection } from './lifecycle.ts';
import { findingsInput, healthInput, lastWords, partFault, partLookUps, partRules } from './minutes.ts';
import type { refusals } from './refusals.ts';

/** A sector puts its own part right, all of it; by that it confirms that it took part. */
export const correctPart = command<Inspection, typeof events, typeof refusals>()({
  name: 'correct-part',
  action: 'inspections.correct-part',
  title: { vi: 'Sửa phần kết quả của cơ quan mình', en: "Correct one's own part" },
  input: z.strictObject({ findings: findingsInput, health: healthInput, reason: freeText(1000) }),
  looksUp: (input, state) =>
    isDisclosed(state)
      ? partLookUps(input, state.result.checklist, state.result.on)
      : partLookUps({ findings: [], health: null }, null, ''),
  refuses: ['inspection-is-disclosed', 'part-is-ones-own', 'condoms-and-needles-are-no-evidence', ...partRules],
  decide: (input, state, { actor: { agency }, lookUps }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const others = [...input.findings, ...(input.health ? [input.health] : [])].some((part) => part.agency !== agency);
    const takesPart = state.visit.participants.some((one) => one.agency === agency);
    if (others || !takesPart) return reject('part-is-ones-own');
    if (namesCondomsOrNeedles(input.findings.map(({ item }) => item))) {
      return reject('condoms-and-needles-are-no-evidence');
    }
    const fault = partFault(input, [agency], lookUps);
    return fault ?? [events.PartCorrected({ ...input, agency, findings: lastWords(input.findings) })];
  },
});
