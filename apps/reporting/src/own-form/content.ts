import { formTexts } from '@lien-nganh/contracts/own-form';
import { reportColumns } from '@lien-nganh/contracts/reporting-regime';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';

const counted = z.int().min(1).max(2_000);
const place = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('cell'), sheet: text(31), cell: z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/) }),
  z.strictObject({ is: z.literal('control'), tag: text(64) }),
  z.strictObject({ is: z.literal('bookmark'), name: text(64) }),
  z.strictObject({ is: z.literal('table-cell'), table: counted, row: counted, column: counted }),
]);

const figure = z.strictObject({
  is: z.literal('figure'),
  indicator: slug,
  part: z
    .strictObject({ dimension: slug, value: text(100) })
    .nullable()
    .default(null),
  /** `reporter`: the unit of the agency whose report it is; none: the whole province. */
  unit: z
    .union([z.string().regex(/^\d{2,5}@\d{4}-\d{2}-\d{2}$/), z.literal('reporter')])
    .nullable()
    .default(null),
  whose: z
    .discriminatedUnion('is', [
      z.strictObject({ is: z.literal('reporter') }),
      z.strictObject({ is: z.literal('all') }),
      z.strictObject({ is: z.literal('agency'), agency: slug }),
    ])
    .default({ is: 'reporter' }),
  quarter: z.int().min(1).max(4).nullable().default(null),
  column: z.enum(reportColumns).default('period'),
});

const content = z.discriminatedUnion('is', [
  figure,
  z.strictObject({ is: z.literal('text'), what: z.enum(formTexts) }),
]);

/** Where what stands in a file that is attached to the form, from a day on. */
export const mappingInput = {
  from: day,
  file: z.uuid(),
  places: z
    .array(
      z.strictObject({
        place,
        content,
        /** What stands there now, where those are words: so that no label is lost by a slip. */
        replaces: z.string().max(500).nullable().default(null),
      }),
    )
    .min(1)
    .max(2_000),
};
export type MappingInput = z.output<z.ZodObject<typeof mappingInput>>;
export type PlaceInput = MappingInput['places'][number];
