import { QUERY_TIMEOUT_MS } from '@lien-nganh/postgres';
import { z } from 'zod';
import { DEFAULT_PATIENCE_MS } from './arrival/arrival.ts';
import { deliverySettings } from './deliveries/settings.ts';
import { fileSettings } from './files/settings.ts';
import { ANSWER_WITHIN_MS } from './http/in-time.ts';
import { metricsToken } from './http/metrics-access.ts';
import { tracingSettings } from './telemetry/start-tracing.ts';

/** Settings that every process of the platform has. An application extends them with its own. */
export const hostSettings = z.object({
  /** Official code of the province whose log it is. */
  PROVINCE: z.string().regex(/^\d{2}$/, 'takes the two digits of the province'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  EVENT_STORE_URL: z.string().min(1),
  BROKER_URL: z.string().min(1),
  DATABASE_URL: z.string().min(1),
  KEYS_URL: z.string().min(1),
  MASTER_KEY: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine(({ length }) => length === 32, 'takes 32 bytes in base64'),
  /** A file of this process alone, kept apart from backups: what was erased is erased again from it after a restore. */
  ERASURES_FILE: z.string().min(1).optional(),
  OIDC_ISSUER: z.string().min(1),
  OIDC_AUDIENCE: z.string().min(1),
  OIDC_JWKS_URL: z.url(),
  /** Where the audit answers: looks of auditors are noted there. Without it auditors are shown nothing here. */
  AUDIT_URL: z.url().optional(),
  /** Where figures of reports are told: the gateway. Without it no report is submitted and none consolidated. */
  FIGURES_URL: z.url().optional(),
  /** Where the reporting service answers: what is written in reports is read there. Without it documents have no texts. */
  REPORTING_URL: z.url().optional(),
  /** Where agencies answers: what tasks ask is read there. Without it a brief tells the numbers of conclusions alone. */
  AGENCIES_URL: z.url().optional(),
  /** What every page and document must say of its data, in both languages; together or not at all. */
  NOTICE_VI: z.string().min(1).optional(),
  NOTICE_EN: z.string().min(1).optional(),
  PARTITIONS: z.coerce.number().int().min(1).max(1_000).default(4),
  /** Milliseconds that a refusal waits at most for what is on its way from other services. */
  REFUSAL_PATIENCE_MS: z.coerce.number().int().min(0).max(30_000).default(DEFAULT_PATIENCE_MS),
  /** Milliseconds after which a request that has no answer yet gets one: 503. */
  ANSWER_WITHIN_MS: z.coerce.number().int().min(100).max(600_000).default(ANSWER_WITHIN_MS),
  /** Milliseconds after which a query of what runs off the log, rebuilds included, fails and its connection is replaced. */
  QUERY_TIMEOUT_MS: z.coerce.number().int().min(1_000).max(86_400_000).default(QUERY_TIMEOUT_MS),
  METRICS_TOKEN: metricsToken,
  ...deliverySettings,
  ...fileSettings,
  ...tracingSettings,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type HostSettings = z.output<typeof hostSettings>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration is missing something, or something in it is wrong. */
export class InvalidConfiguration extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the configuration is wrong: ${faults.join('; ')}`);
  }
}

/**
 * Reads settings from an environment.
 *
 * @throws InvalidConfiguration that names every setting that is missing or wrong, and never a value
 */
export function readSettings<S extends z.ZodType>(settings: S, environment: Environment): z.output<S> {
  const parsed = settings.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new InvalidConfiguration(
    parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
  );
}
