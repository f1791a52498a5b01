import { compareLevels, documentNumber, documentSymbol, levelOf, type UnitLevel } from '@lien-nganh/vocabulary';
import type { Told } from '@lien-nganh/work';
import { z } from 'zod';

/** What several kinds of recorded work of this service are told in. */

/** Number and symbol of a document that was issued; its date is the day of the record. */
export const issued = z.strictObject({ number: documentNumber, symbol: documentSymbol });
/** The same as it was written: a shape in the log is as loose as it can be. */
export const issuedShape = z.strictObject({ number: z.string(), symbol: z.string() });

export const citing = ({ number, symbol }: z.output<typeof issuedShape>) => `${number}/${symbol}`;

/** Whose document or meeting it is. */
export const level = z.enum(['province', 'district', 'commune']);

type Levelled = Told<{ readonly level: UnitLevel }>;

/** What is of a level concerns no wider unit, and no agency below that level issues or calls it. */
export const levelRules = {
  'unit-is-not-above-its-level': {
    vi: 'Đơn vị hành chính được ghi rộng hơn cấp của văn bản, kế hoạch hoặc cuộc họp.',
    en: 'The unit is wider than the level of the document, plan or meeting.',
    broken: ({ content, unit }: Levelled) => compareLevels(levelOf(unit.type), content.level) < 0,
  },
  'lead-is-not-below-its-level': {
    vi: 'Cơ quan chủ trì ở cấp thấp hơn cấp của văn bản, kế hoạch hoặc cuộc họp.',
    en: 'The agency that leads is below the level of the document, plan or meeting.',
    broken: ({ content, lead }: Levelled) => compareLevels(lead.level, content.level) > 0,
  },
};
