import { day } from '@lien-nganh/contracts/shapes';
import { z } from 'zod';

/** A paper as the log holds it. */
export const paperShape = z.strictObject({ document: z.string(), dated: day });
