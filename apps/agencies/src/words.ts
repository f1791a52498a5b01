import { documentNumber, documentSymbol } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** What several kinds of recorded work of this service are told in. */

/** Number and symbol of a document that was issued; its date is the day of the record. */
export const issued = z.strictObject({ number: documentNumber, symbol: documentSymbol });
/** The same as it was written: a shape in the log is as loose as it can be. */
export const issuedShape = z.strictObject({ number: z.string(), symbol: z.string() });

export const citing = ({ number, symbol }: z.output<typeof issuedShape>) => `${number}/${symbol}`;

/** Whose document or meeting it is. */
export const level = z.enum(['province', 'district', 'commune']);
