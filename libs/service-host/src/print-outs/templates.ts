import { readFile } from 'node:fs/promises';
import type { Day, PrintOut, PrintOutTemplate } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { InvalidConfiguration } from '../config.ts';

const words = z.string().min(1).max(2_000);
const condition = { when: z.string().optional(), unless: z.string().optional() };
const column = z.strictObject({ head: words, width: z.number().positive().max(20), text: z.string().max(500) });

const block = z.discriminatedUnion('is', [
  z.strictObject({ ...condition, is: z.literal('heading'), text: words }),
  z.strictObject({
    ...{ ...condition, is: z.literal('paragraph'), lead: words.optional(), text: z.string().max(5_000) },
    align: z.enum(['left', 'center']).optional(),
  }),
  z.strictObject({ ...condition, is: z.literal('list'), of: z.string(), text: words }),
  z.strictObject({
    ...{ ...condition, is: z.literal('table'), of: z.string() },
    ...{ columns: z.array(column).min(1).max(10), spare: z.int().min(0).max(40) },
  }),
  z.strictObject({ ...condition, is: z.literal('lines'), label: words.nullable(), count: z.int().min(1).max(40) }),
  z.strictObject({
    ...{ ...condition, is: z.literal('boxes'), label: words.nullable(), place: z.string() },
    choices: z.array(z.strictObject({ says: z.string(), text: words })).min(1),
  }),
  z.strictObject({ ...condition, is: z.literal('signatories'), titles: z.array(words).min(2).max(3) }),
  z.strictObject({ ...condition, is: z.literal('page-break') }),
]);

const template = z.strictObject({
  ...{ validFrom: day, type: words.nullable(), symbol: z.string().max(100), subject: words },
  ...{ addressees: z.array(words), decidedBy: words.nullable(), bases: z.array(words), body: z.array(block) },
  signature: z.strictObject({ authority: z.array(words), title: words }).nullable(),
  recipients: z.array(words),
});

const file = z.record(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/), z.array(template).min(1));

/** A province's own templates, by `<service>/<record>/<print-out>`: `inspections/inspection/minutes`. */
export type OwnTemplates = Readonly<Record<string, readonly PrintOutTemplate[]>>;

/** @throws InvalidConfiguration that says what in the file is no template */
export async function ownTemplates(path: string): Promise<OwnTemplates> {
  const content: unknown = await readFile(path, 'utf8')
    .then((text): unknown => JSON.parse(text))
    .catch((error: unknown) => notRead(path, error));
  const parsed = file.safeParse(content);
  if (parsed.success) return parsed.data as OwnTemplates;
  throw new InvalidConfiguration(
    parsed.error.issues.map(({ path: where, message }) => `PRINT_OUTS ${where.map(String).join('.')}: ${message}`),
  );
}

function notRead(path: string, error: unknown): never {
  throw new InvalidConfiguration([`PRINT_OUTS ${path}: ${String(error)}`]);
}

/** The template that is used on a day: the province's last one that has begun, else the shipped one; `null` before any. */
export function templateOn(
  { templates }: PrintOut,
  own: readonly PrintOutTemplate[],
  on: Day,
): PrintOutTemplate | null {
  return lastBegun(own, on) ?? lastBegun(templates, on);
}

function lastBegun(templates: readonly PrintOutTemplate[], on: Day): PrintOutTemplate | null {
  const begun = templates.filter(({ validFrom }) => validFrom <= on);
  return begun.reduce<PrintOutTemplate | null>(
    (last, one) => (last === null || one.validFrom > last.validFrom ? one : last),
    null,
  );
}
