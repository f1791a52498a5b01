import { day, slug, text, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** What an officer says of an establishment. Name, address, owner and contact are sealed on their way to the log. */
export const describedInput = {
  /** One of an open list: `karaoke`, `hotel`, `massage` … */
  kind: slug,
  conditional: z.boolean(),
  prone: z.boolean(),
  unit: unitKey,
  openedOn: day,
  name: text(200),
  address: text(300),
  owner: text(200).nullable(),
  contact: text(200).nullable(),
};

export const licenceInput = z.strictObject({
  is: z.enum(['none', 'in-force', 'suspended', 'withdrawn', 'expired']),
  number: text(80).nullable(),
  from: day,
});

export function licenceFits({ is, number }: z.output<typeof licenceInput>): boolean {
  return is === 'none' ? number === null : number !== null;
}
