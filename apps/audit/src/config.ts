import { z } from 'zod';

const url = z.url();
const postgres = z.string().regex(/^postgres(ql)?:\/\//, 'takes a connection string that begins with postgres://');

const services = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'takes JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.strictObject({ name: z.string(), prefixes: z.array(z.string()), url })));

const environment = z.object({
  PROVINCE: z.string().regex(/^\d{2}$/, 'takes the two digits of the province'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8084),
  EVENT_STORE_URL: postgres,
  BROKER_URL: postgres,
  DATABASE_URL: postgres,
  KEYS_URL: postgres,
  MASTER_KEY: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine(({ length }) => length === 32, 'takes 32 bytes in base64'),
  OIDC_ISSUER: z.string().min(1),
  OIDC_AUDIENCE: z.string().min(1),
  OIDC_JWKS_URL: url,
  /** `[{"name":"inspections","prefixes":["inspection"],"url":"http://inspections:8082"}]`. */
  SERVICES: services,
  GATEWAY_URL: url,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Config = z.output<typeof environment>;

/**
 * Everything that an audit of its own process runs by.
 *
 * @throws Error that names each variable that is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new Error(`the configuration is wrong: ${faults.join('; ')}`);
}
