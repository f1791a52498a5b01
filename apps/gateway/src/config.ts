import { z } from 'zod';

const schema = z.object({
  PROVINCE: z.string().regex(/^\d{2}$/),
  DATABASE_URL: z.string().min(1),
  EVENT_STORE_URL: z.string().min(1),
  BROKER_URL: z.string().min(1),
  KEYS_URL: z.string().min(1),
  /** 32 bytes in base64. */
  MASTER_KEY: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64'),
  TOKEN_ISSUER: z.url(),
  TOKEN_AUDIENCE: z.string().min(1),
  TOKEN_KEYS_URL: z.url(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  PARTITIONS: z.coerce.number().int().min(1).max(1_000).default(8),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
});

export type Config = z.output<typeof schema>;

/**
 * The only reader of the environment.
 * @throws Error that names every setting that is missing or wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`the configuration is not complete:\n${wrong.join('\n')}`);
}
