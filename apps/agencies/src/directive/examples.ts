import type { Province } from '../examples.ts';
import { directive } from './directive.ts';

export function obligationInput(code: string, addressees: readonly string[], more: Record<string, unknown> = {}) {
  return {
    code,
    slug: `task-${code.toLowerCase()}`,
    clause: '1',
    words: `Nhiệm vụ ${code}`,
    gloss: `Task ${code}`,
    role: 'lead',
    addressees,
    periodicity: 'continuous',
    ...more,
  };
}

/** A dispatch of the committee of the invented province. */
export function directiveInput(more: Record<string, unknown> = {}) {
  return {
    number: '879',
    symbol: 'UBND-VX',
    kind: 'công văn',
    issuedOn: '2013-07-16',
    issuer: 'ppc',
    signatory: { capacity: 'TM.', body: { vi: 'Ủy ban nhân dân tỉnh', en: 'People’s Committee' } },
    classification: 'none',
    subject: { vi: 'Về tăng cường phòng ngừa', en: 'On stronger prevention' },
    regime: {
      name: { vi: 'Báo cáo', en: 'Report' },
      periodicities: ['six-monthly'],
      reporters: ['police', 'health'],
      through: 'labour',
      to: 'ppc',
      obligations: ['O02'],
    },
    obligations: [
      obligationInput('O01', ['police', 'health'], { dueOn: '2013-12-31', periodicity: 'once' }),
      obligationInput('O02', ['police'], { role: 'report', coordinators: ['labour'] }),
      obligationInput('O03', ['front'], { role: 'requested' }),
    ],
    ...more,
  };
}

export const directiveKey = '879-ubnd-vx-2013-ppc';

export async function issueTheDirective(province: Province): Promise<void> {
  await province.send(directive, 'issue', directiveInput());
}
