import { defaultFileLimits, openScanner, type FileLimits, type Scanner } from '@lien-nganh/attachments';
import { z } from 'zod';

const MEGABYTE = 1 << 20;

/** Settings of files, for every process that keeps some. */
export const fileSettings = {
  /** `file:///folder` or `s3://key:secret@host/bucket`; without it no files are taken. */
  FILES_URL: z.string().min(1).optional(),
  /** Megabytes of one file, and of all files of one record together. */
  FILES_MAX_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(defaultFileLimits.fileBytes / MEGABYTE),
  FILES_QUOTA_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(defaultFileLimits.quotaBytes / MEGABYTE),
  /** Hours after which an upload that nothing came of is taken away. */
  FILES_UPLOAD_HOURS: z.coerce.number().int().min(1).max(720).default(defaultFileLimits.uploadHours),
  /** `clamd://host:port`, `clamd:///socket` or `command:/program`; without it files are kept as not scanned. */
  FILES_SCANNER: z
    .string()
    .transform((setting, context) => {
      try {
        return openScanner(setting);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    })
    .optional(),
};

/** How files are taken in. */
export interface FileOptions {
  readonly limits: FileLimits;
  readonly scanner: Scanner | null;
}

type FileSettings = z.output<z.ZodObject<Omit<typeof fileSettings, 'FILES_URL'>>>;

export function fileOptions(settings: FileSettings): FileOptions {
  return {
    limits: {
      ...defaultFileLimits,
      fileBytes: settings.FILES_MAX_MB * MEGABYTE,
      quotaBytes: settings.FILES_QUOTA_MB * MEGABYTE,
      uploadHours: settings.FILES_UPLOAD_HOURS,
    },
    scanner: settings.FILES_SCANNER ?? null,
  };
}
