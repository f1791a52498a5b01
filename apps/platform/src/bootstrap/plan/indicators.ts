import type { IndicatorsFile } from '../../reference-data/indicators.ts';
import type { Planned } from './planned.ts';

/** The catalogue, each obligation of it one of this directive. */
export function indicators({ indicators: found, validFrom }: IndicatorsFile, directiveId: string): readonly Planned[] {
  return found.map((one) => {
    const { code, names, unitOfCount, kind, subject, measure, filter, lines, breakdowns } = one;
    const { service, sensitivity, direction, obligations } = one;
    return {
      service: 'agencies',
      stream: 'indicator',
      command: 'define',
      id: null,
      input: {
        ...{ code, names, unitOfCount, kind, subject, measure, filter, lines, breakdowns },
        ...{ service, sensitivity, direction, validFrom },
        obligations: obligations.map((obligation) => `${directiveId}/${obligation}`),
      },
      already: 'indicator-is-new',
    };
  });
}
