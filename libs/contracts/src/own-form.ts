import type { ContractData } from '@lien-nganh/kernel';
import { z } from 'zod';
import { contract } from './contract.ts';
import { reportColumns } from './reporting-regime.ts';
import { day, id, names, unitKey } from './shapes.ts';

/** Where something stands in a form that an authority made. */
const place = z.discriminatedUnion('is', [
  /** `C5` of a sheet. */
  z.strictObject({ is: z.literal('cell'), sheet: z.string(), cell: z.string() }),
  /** A content control, by its tag. */
  z.strictObject({ is: z.literal('control'), tag: z.string() }),
  z.strictObject({ is: z.literal('bookmark'), name: z.string() }),
  /** Each counted from 1; columns as the grid of the table has them. */
  z.strictObject({
    ...{ is: z.literal('table-cell'), table: z.int().positive(), row: z.int().positive(), column: z.int().positive() },
  }),
]);

/** One figure: by what it is asked, whatever the period. */
const figure = z.strictObject({
  is: z.literal('figure'),
  indicator: id,
  part: z.strictObject({ dimension: z.string(), value: z.string() }).nullable(),
  /** `reporter`: the unit of the agency whose report it is; `null`: the whole province. */
  unit: z.union([unitKey, z.literal('reporter')]).nullable(),
  /** Whose line: of the agency whose report it is, of all together, or of one agency. */
  whose: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('reporter') }),
    z.strictObject({ is: z.literal('all') }),
    z.strictObject({ is: z.literal('agency'), agency: id }),
  ]),
  /** 1 to 4: only that quarter of the year so far. */
  quarter: z.int().min(1).max(4).nullable(),
  column: z.enum(reportColumns),
});

export const formTexts = [
  ...(['period', 'reporter', 'province', 'provenance', 'notes'] as const),
  ...(['first-day', 'last-day', 'day-of-figures'] as const),
] as const;

const content = z.discriminatedUnion('is', [
  figure,
  /** Words of the period, names, what the signs mean; and days. */
  z.strictObject({ is: z.literal('text'), what: z.enum(formTexts) }),
]);

/** What stands where in a file, from a day on. */
export const formVersion = {
  from: day,
  /** The file, attached to the form, and the SHA-256 of it in hexadecimal. */
  ...{ file: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/), format: z.enum(['xlsx', 'docx']) },
  places: z.array(z.strictObject({ place, content })).min(1),
};

/** A form that an authority made: for which it is filled, or whose figures are read. */
export const ownForm = contract(
  'reporting.own-form',
  1,
  z.strictObject({
    ...{ form: id, keeper: id, names },
    /** `fill`: figures of here are written into it; `read`: those of another system are read from it. */
    use: z.enum(['fill', 'read']),
    /** Who sees it once it is filled: nothing stands in it that they may not see. */
    audience: z.enum(['public', 'internal', 'restricted']),
    /** In order of `from`; of a period the last that holds on its last day. None: its places are not entered yet. */
    versions: z.array(z.strictObject({ version: z.int().positive(), ...formVersion })),
    endedOn: day.nullable(),
  }),
);

export type OwnFormRecord = ContractData<typeof ownForm>;
export type FormVersion = OwnFormRecord['versions'][number];
