import { ownRecord, type Day, type LookUp } from '@lien-nganh/kernel';
import type { Entered, EstablishmentType } from './state.ts';

/** What the list says of a kind, whether or not it holds today. */
export function typeOf(kind: string): LookUp<EstablishmentType> {
  return ownRecord<EstablishmentType>('establishmentType', kind);
}

/** The entry of the list, when it holds on a day; `null` for a kind that is not on it. */
export function listedOn(type: EstablishmentType, on: Day): Entered | null {
  if (type.is !== 'entered') return null;
  return type.validFrom <= on && (type.validTo === null || on <= type.validTo) ? type : null;
}
