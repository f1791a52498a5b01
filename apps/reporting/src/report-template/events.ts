import { templateContent } from '@lien-nganh/contracts/reporting-regime';
import { day, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

export const events = defineEvents('reportTemplate', {
  TemplateEntered: v(1, z.strictObject({ keeper: z.string(), names, ...templateContent })),
  TemplateRevised: v(1, z.strictObject({ names, ...templateContent })),
  TemplateEnded: v(1, z.strictObject({ lastDay: day })),
});
