import { obligationsKnown } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { disclosed } from '../disclosed.ts';
import { reliedOn } from '../../inspection-rules/rules-on.ts';
import { nothing } from '../../integration/reference.ts';
import { siteOn } from '../../integration/site.ts';
import { events } from '../events.ts';
import { agenciesOf, isUndisclosed, type Inspection, type Undisclosed } from '../lifecycle.ts';
import { enteredByApprover } from './ended-by.ts';
import {
  beginningBreaches,
  boundBy,
  minutesData,
  minutesFault,
  minutesInput,
  minutesMarks,
  minutesRules,
  openingBreaches,
  partLookUps,
  signingBreaches,
  unknownObligation,
} from './minutes.ts';
import { obligationKeys } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** Minutes end the inspection and disclose it. What was done is recorded, whatever rule it broke. */
export const signMinutes = command<Inspection, typeof events, typeof refusals>()({
  name: 'sign-minutes',
  action: 'inspections.sign-minutes',
  title: { vi: 'Ghi biên bản đã ký', en: 'Record signed minutes' },
  input: z.strictObject({ ...minutesInput, obligations: obligationKeys }),
  looksUp: (input, state) => ({
    ...boundBy(state, input.on),
    ...partLookUps(input, input.checklist, input.on),
    obligations: obligationsKnown(input.obligations),
    site: isUndisclosed(state) ? siteOn(state.visit, input.on) : nothing,
  }),
  refuses: [...minutesRules, 'inspection-is-open', 'approver-is-not-the-author', 'obligation-is-known'],
  marks: minutesMarks,
  decide: (input, state, { today, actor, lookUps }) => {
    if (!isUndisclosed(state)) return reject('inspection-is-open');
    const fault =
      enteredByApprover(state.visit, actor) ??
      minutesFault(input, agenciesOf(state.visit), { today, ...lookUps }) ??
      unknownObligation(input.obligations, lookUps.obligations);
    if (fault) return fault;
    const crew = crewOf(state);
    const unseen =
      state.is === 'in-progress' ? [] : beginningBreaches({ ...state.visit, approved: state.approved }, lookUps, crew);
    const data = {
      ...minutesData(input, [...unseen, ...signingBreaches(input.signedBy, crew), ...openingBreaches(lookUps.site)]),
      rules: reliedOn(lookUps.rules),
    };
    const when = { occurredOn: input.on };
    return [
      events.MinutesSigned(data, { ...when, obligations: input.obligations }),
      events.InspectionDisclosed(disclosed(state.visit, input.on), when),
    ];
  },
});

function crewOf({ visit }: Undisclosed): readonly string[] {
  return visit.crew.map(({ member }) => member);
}
