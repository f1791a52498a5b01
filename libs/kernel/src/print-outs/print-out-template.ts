import { z } from 'zod';

/**
 * The layout of a print-out from a day on: data, which a province replaces by its own. A text may hold named places, `{unit}`; one
 * of which the record says nothing becomes a dotted line to write on. What stands in the log is read by this shape: limits may be
 * widened, and never narrowed.
 */

const said = z.string().min(1).max(2_000).normalize('NFC');
const maySay = z.string().max(5_000).normalize('NFC');
const name = z.string().regex(/^[a-zA-Z]{1,60}$/);
/** A block stands only where the places `when` say something, and those of `unless` nothing. */
const condition = { when: name.optional(), unless: name.optional() };

const block = z.discriminatedUnion('is', [
  z.strictObject({ ...condition, is: z.literal('heading'), text: said }),
  z.strictObject({
    ...{ ...condition, is: z.literal('paragraph') },
    /** Its beginning, in bold. */
    lead: said.optional(),
    text: maySay,
    align: z.enum(['left', 'center']).optional(),
  }),
  /** One item for each of the rows `of`. */
  z.strictObject({ ...condition, is: z.literal('list'), of: name, text: said }),
  /** One line for each of the rows `of`, numbered, and `spare` empty ones to write in. */
  z.strictObject({
    ...{ ...condition, is: z.literal('table'), of: name },
    columns: z
      .array(z.strictObject({ head: said, width: z.number().positive().max(20), text: maySay }))
      .min(1)
      .max(10),
    spare: z.int().min(0).max(40),
  }),
  z.strictObject({ ...condition, is: z.literal('lines'), label: said.nullable(), count: z.int().min(1).max(40) }),
  /** Ticked is the choice whose `says` the place says; where it says nothing, none is, and the pen ticks. */
  z.strictObject({
    ...{ ...condition, is: z.literal('boxes'), label: said.nullable(), place: name },
    choices: z
      .array(z.strictObject({ says: z.string().min(1).max(60), text: said }))
      .min(1)
      .max(20),
  }),
  /** Two or three who sign side by side; never by name. */
  z.strictObject({ ...condition, is: z.literal('signatories'), titles: z.array(said).min(2).max(3) }),
  z.strictObject({ ...condition, is: z.literal('page-break') }),
]);

export const printOutTemplate = z.strictObject({
  /** The first day on which it is used. */
  validFrom: z.iso.date(),
  /** `QUYẾT ĐỊNH`; `null`: a letter. */
  type: said.nullable(),
  /** Behind the number where the record has none: `QĐ-KT`. */
  symbol: z.string().max(100).normalize('NFC'),
  subject: said,
  addressees: z.array(said).max(20),
  decidedBy: said.nullable(),
  /** Without a semicolon at the end. */
  bases: z.array(said).max(40),
  body: z.array(block).max(200),
  /** Who signs where nothing is known of that; never by name. `null`: it is signed in its body. */
  signature: z.strictObject({ authority: z.array(said).max(4), title: said }).nullable(),
  recipients: z.array(said).max(40),
});

export type PrintOutTemplate = DeepReadonly<z.output<typeof printOutTemplate>>;
export type TemplateBlock = PrintOutTemplate['body'][number];

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
