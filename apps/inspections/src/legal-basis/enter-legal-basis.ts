import { command, reject } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basisFault, basisInput, basisRules } from './basis.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { LegalBasis } from './state.ts';

export const enterLegalBasis = command<LegalBasis, typeof events, typeof refusals>()({
  name: 'enter-legal-basis',
  action: 'inspections.enter-legal-basis',
  title: { vi: 'Nhập căn cứ xử phạt', en: 'Enter a legal basis' },
  creates: true,
  id: ({ basis }) => basis,
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: z.strictObject({
    /** Its code, for instance `nd167-2013-22-1-a`. */
    basis: slug,
    ...basisInput,
  }),
  refuses: ['basis-is-new', ...basisRules],
  decide: ({ basis: _, ...input }, state, { actor }) => {
    if (state.is !== 'none') return reject('basis-is-new');
    return (
      basisFault(input) ?? [
        events.LegalBasisEntered(
          { ...input, keeper: actor.onBehalfOf ?? actor.agency },
          { occurredOn: input.validFrom },
        ),
      ]
    );
  },
});
