import { ownAgenciesOf, type Visit } from './lifecycle.ts';

/** What others learn first of a visit: where, when, and whose work it was. */
export function disclosed(visit: Pick<Visit, 'establishment' | 'unit' | 'participants'>, on: string) {
  return { establishment: visit.establishment, unit: visit.unit, on, agencies: [...ownAgenciesOf(visit)] };
}
