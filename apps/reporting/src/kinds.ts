import { z } from 'zod';

/** For how long a report is; `ad-hoc`: for days that the regime itself names. */
export const kinds = ['six-monthly', 'yearly', 'quarterly', 'monthly', 'ad-hoc'] as const;
export const reportKind = z.enum(kinds);
export type ReportKind = (typeof kinds)[number];

/** Of one kind something each; a kind that is not among them has none. */
export const earlierKinds = z.enum(['six-monthly', 'yearly', 'quarterly']);
