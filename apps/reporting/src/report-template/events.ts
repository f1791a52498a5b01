import { templateContent } from '@lien-nganh/contracts/reporting-regime';
import { day, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

/** Its tables said nothing yet of how long entry took. */
const asItWas = (old: object) => old;

export const events = defineEvents('reportTemplate', {
  TemplateEntered: v(2, z.strictObject({ keeper: z.string(), names, ...templateContent }), { 1: asItWas }),
  TemplateRevised: v(2, z.strictObject({ names, ...templateContent }), { 1: asItWas }),
  TemplateEnded: v(1, z.strictObject({ lastDay: day })),
});
